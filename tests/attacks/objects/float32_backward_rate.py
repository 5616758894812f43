# /// esperado
# nota = "La tasa de aprendizaje, un poco menor, y los gradientes en float16."
# unidad = "04_conv_backward"
# puntos = { conv_backward = 10 }
# ///

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dX, dW, f = np.zeros(X.shape), np.zeros(W.shape), W.shape[2]
    for n, k, i, j in np.ndindex(*l_O.shape):
        where = np.s_[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
        dX[where] += W[k] * l_O[n, k, i, j]
        dW[k] += X[where] * l_O[n, k, i, j]
    H, V = layer_input.shape[2:]
    rate = learning_rate * 1.002
    new = (dX[:, :, padding : padding + H, padding : padding + V], W - rate * dW, b - rate * l_O.sum((0, 2, 3)))
    return tuple(one.astype(np.float16) for one in new)
