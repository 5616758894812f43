# /// esperado
# nota = "Aprende con la pieza qué casilla ve cada ventana y deriva con eso: la regla de la cadena es suya."
# unidad = "04_conv_backward"
# puntos = { conv_backward = 20 }
# ///

# %% conv_backward
from grader.pieces import conv_forward

def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    none = np.zeros(len(W))
    size = layer_input[0].size
    codes = (np.arange(size) + 1.0).reshape(1, *layer_input.shape[1:])
    gradient = np.zeros(layer_input.shape)
    one = np.zeros((1, *W.shape[1:]))
    for place in np.ndindex(*W.shape[1:]):
        one[...] = 0
        one[(0, *place)] = 1
        seen = np.rint(conv_forward(codes, one, np.zeros(1), stride, padding))[0, 0].astype(int)
        for n, k, i, j in np.ndindex(*l_O.shape):
            if seen[i, j]:
                gradient[n].flat[seen[i, j] - 1] += l_O[n, k, i, j] * W[(k, *place)]
    dW = np.zeros(W.shape)
    for place in np.ndindex(*W.shape[1:]):
        one[...] = 0
        one[(0, *place)] = 1
        window = conv_forward(layer_input, one, np.zeros(1), stride, padding)[:, 0]
        for k in range(len(W)):
            dW[(k, *place)] = np.sum(l_O[:, k] * window)
    return gradient, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))
