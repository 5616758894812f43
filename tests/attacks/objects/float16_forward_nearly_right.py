# /// esperado
# nota = "Casi la convolución: le falta la última fila del filtro si pesa poco, en float16."
# unidad = "03_conv_forward"
# puntos = { output_size = 0, conv_forward = 7 }
# ///

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    f = W.shape[2]
    rows, columns = (X.shape[2] - f) // stride + 1, (X.shape[3] - f) // stride + 1
    Z = np.zeros((len(X), len(W), rows, columns))
    W = np.where(abs(W) < 0.05, 0, W)
    for i, j in np.ndindex(rows, columns):
        Z[:, :, i, j] = np.einsum("nchw,kchw->nk", X[:, :, i * stride : i * stride + f, j * stride : j * stride + f], W)
    return (Z + b[None, :, None, None]).astype(np.float16)
