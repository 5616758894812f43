# /// esperado
# nota = "Una barra de progreso de tqdm dentro de la función."
# unidad = "03_conv_forward"
# estado = "ok"
# puntos = { output_size = 0, conv_forward = 16 }
# ///

# %% conv_forward
from tqdm import tqdm

def conv_forward(layer_input, W, b, stride, padding):
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    f = W.shape[2]
    alto, ancho = (X.shape[2] - f) // stride + 1, (X.shape[3] - f) // stride + 1
    Z = np.zeros((len(X), len(W), alto, ancho))
    for n in tqdm(range(len(X))):
        for c, i, j in np.ndindex(*Z.shape[1:]):
            ventana = X[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
            Z[n, c, i, j] = (ventana * W[c]).sum() + b[c]
    return Z
