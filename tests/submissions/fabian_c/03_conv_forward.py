# /// esperado
# nota = "im2col en una celda nueva y producto de matrices; además dibuja con Matplotlib; correcto."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16 }
# pierde = { output_size = [], conv_forward = [] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    salida = (n_prev + 2*padding - filter_size)//stride
    return salida + 1

# %% nueva después de check_output_size
def im2col(x, f, s, nH, nW):
    """Una columna por cada ventana. Devuelve (C*f*f, N*nH*nW)."""
    N, C = x.shape[:2]
    cols = np.zeros((C, f, f, N, nH, nW))
    for i in range(f):
        for j in range(f):
            trozo = x[:, :, i:i + s*nH:s, j:j + s*nW:s]
            cols[:, i, j] = trozo.transpose(1, 0, 2, 3)
    return cols.reshape(C*f*f, -1)

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, Wi = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH = output_size(H, f, stride, padding)
    nW = output_size(Wi, f, stride, padding)
    x = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    # hacen falta filas de sobra para que el ultimo corte con paso s sea del tamaño justo
    sobra_h = max(0, stride*nH + f - 1 - x.shape[2])
    sobra_w = max(0, stride*nW + f - 1 - x.shape[3])
    x = np.pad(x, ((0,0),(0,0),(0,sobra_h),(0,sobra_w)))
    columnas = im2col(x, f, stride, nH, nW)
    Z = W.reshape(F, -1) @ columnas + b.reshape(-1, 1)
    return Z.reshape(F, N, nH, nW).transpose(1, 0, 2, 3)

# %% nueva al final
%matplotlib inline
import matplotlib.pyplot as plt

rng = np.random.default_rng(3)
imagen = np.zeros((1, 1, 20, 20))
imagen[0, 0, 5:15, 5:15] = 1
bordes = np.array([[[[1., 0., -1.]] * 3]])
fig, ejes = plt.subplots(1, 2)
ejes[0].imshow(imagen[0, 0], cmap="gray")
ejes[0].set_title("antes")
ejes[1].imshow(conv_forward(imagen, bordes, np.zeros(1), 1, 1)[0, 0], cmap="gray")
ejes[1].set_title("después")
plt.show()
