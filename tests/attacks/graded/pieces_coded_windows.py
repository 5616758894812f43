# /// esperado
# nota = "Aprende con la pieza qué casilla ve cada ventana y deriva con eso: la regla de la cadena es suya."
# unidad = "04_conv_backward"
# puntos = { conv_backward = 20 }
# ///

# %% conv_backward
from grader.pieces import conv_forward

def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    (N, C, H, V), (K, _, f, _) = layer_input.shape, W.shape
    codes = (np.arange(H * V) + 1.0).reshape(1, 1, H, V)
    units = np.eye(f * f).reshape(-1, 1, f, f)
    seen = np.rint(conv_forward(codes, units, np.zeros(f * f), stride, padding))[0].astype(int)
    dX, dW = np.zeros((N, C, H * V + 1)), np.zeros((K, C, f * f))
    X = np.concatenate([np.zeros((N, C, 1)), layer_input.reshape(N, C, -1)], 2)
    for q in range(f * f):
        for n, k, i, j in np.ndindex(*l_O.shape):
            place = seen[q, i, j]
            dX[n, :, place] += l_O[n, k, i, j] * W.reshape(K, C, -1)[k, :, q]
            dW[k, :, q] += l_O[n, k, i, j] * X[n, :, place]
    dW = dW.reshape(W.shape)
    return dX[:, :, 1:].reshape(layer_input.shape), W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))
