# /// esperado
# nota = "Reparte el gradiente hacia la entrada en ventanas movidas de 1 en 1; dW sí usa el stride."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 16, counterexample_backward = 3 }
# pierde = { numerical_gradient = [], conv_backward = ["stride mayor que 1", "stride que no divide", "casos límite"], counterexample_backward = [] }
# error = { conv_backward = "stride-ignorado-en-la-entrada" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = x * 0
    for i in range(x.size):
        mas, menos = x.copy(), x.copy()
        mas.flat[i] += eps
        menos.flat[i] -= eps
        grad.flat[i] = (f(mas) - f(menos)) / (2*eps)
    return grad

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wi = layer_input.shape
    F, _, f, _ = W.shape
    X = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    hs, ws = l_O.shape[2:]
    dX = np.zeros(X.shape)
    dW = np.zeros(W.shape)
    for n in range(N):
        for k in range(F):
            for i in range(hs):
                for j in range(ws):
                    dW[k] += X[n, :, i*stride:i*stride+f, j*stride:j*stride+f] * l_O[n, k, i, j]
                    dX[n, :, i:i+f, j:j+f] += W[k] * l_O[n, k, i, j]
    db = np.sum(l_O, axis=(0, 2, 3))
    return dX[:, :, padding:padding+H, padding:padding+Wi], W - learning_rate*dW, b - learning_rate*db

# %% nueva antes de counterexample_backward
entrada_mala = np.full((2, 2, 4, 5), 0.5)
filtros_malos = np.zeros((2, 2, 3, 3))
arriba_mala = np.linspace(1, 2, 2*2*2*3).reshape(2, 2, 2, 3)

# %% counterexample_backward
def counterexample_backward():
    return arriba_mala, 0.1, entrada_mala, filtros_malos, np.zeros(2), 1, 0
