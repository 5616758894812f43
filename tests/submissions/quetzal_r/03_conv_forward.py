# /// esperado
# nota = "Calcula el array con borde, pero saca las ventanas del original."
# estado = "ok"
# puntos = { output_size = 6, feature_map = 1, conv_forward = 13 }
# pierde = { output_size = [], feature_map = ["valores, stride 1", "stride mayor que 1", "sesgo y casos límite", "no modifica la entrada"], conv_forward = ["padding", "casos límite"] }
# error = { feature_map = "solo-la-primera-fila", conv_forward = "ventanas-sin-marco" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1

# %% feature_map
def feature_map(X, W, b, stride):
    f = W.shape[1]
    Z = np.zeros((output_size(X.shape[1], f, stride, 0), output_size(X.shape[2], f, stride, 0)))
    for y in range(Z.shape[0]):
        for x in range(Z.shape[1]):
            Z[y, x] = convolve(X[:, y * stride:y * stride + f, x * stride:x * stride + f], W, b)
        return Z   # se me fue la sangria

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, L = layer_input.shape
    F, _, f, _ = W.shape
    if padding > 0:
        layer_input_pad = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    salida = np.zeros((N, F, output_size(H, f, stride, padding), output_size(L, f, stride, padding)))
    for img in range(N):
        for fil in range(F):
            for i in range(salida.shape[2]):
                for j in range(salida.shape[3]):
                    ventana = layer_input[img, :, i*stride:i*stride + f, j*stride:j*stride + f]
                    salida[img, fil, i, j] = np.sum(ventana * W[fil]) + b[fil]
    return salida
