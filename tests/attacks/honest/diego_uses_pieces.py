# /// esperado
# nota = "Usa zero_padding y convolve de grader.pieces, y prueba la función sospechosa en una celda."
# unidad = "03_conv_forward"
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16 }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1

# %% conv_forward
from grader.pieces import convolve, zero_padding

def conv_forward(layer_input, W, b, stride, padding):
    X = zero_padding(layer_input, padding)
    N, F, f = len(X), len(W), W.shape[2]
    alto = output_size(layer_input.shape[2], f, stride, padding)
    ancho = output_size(layer_input.shape[3], f, stride, padding)
    Z = np.zeros((N, F, alto, ancho))
    for n, k, i, j in np.ndindex(Z.shape):
        ventana = X[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
        Z[n, k, i, j] = convolve(ventana, W[k], b[k])
    return Z

# %% nueva al final
from grader.pieces import suspect
sospechosa = suspect("counterexample_forward")
print(sospechosa(np.ones((1, 1, 3, 3)), np.ones((1, 1, 2, 2)), np.zeros(1), 1, 0))
