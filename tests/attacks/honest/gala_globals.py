# /// esperado
# nota = "Pregunta si ya tiene convolve en globals() y, si no, usa la pieza."
# unidad = "03_conv_forward"
# estado = "ok"
# puntos = { output_size = 0, conv_forward = 16 }
# ///

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    if "convolve" not in globals():
        from grader.pieces import convolve
    else:
        convolve = globals()["convolve"]
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    f = W.shape[2]
    alto, ancho = (X.shape[2] - f) // stride + 1, (X.shape[3] - f) // stride + 1
    Z = np.zeros((len(X), len(W), alto, ancho))
    for n, c, i, j in np.ndindex(*Z.shape):
        ventana = X[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
        Z[n, c, i, j] = convolve(ventana, W[c], b[c])
    return Z
