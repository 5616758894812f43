# /// esperado
# nota = "Suma el gradiente en lugar de restarlo. La caza pasa pad y stride cambiados de sitio: stride 0."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 6, counterexample_backward = 0 }
# pierde = { numerical_gradient = [], conv_backward = ["b_new, caso básico", "W_new, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"], counterexample_backward = ["todo"] }
# error = { conv_backward = "signo-del-paso" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        a = x.copy()
        a[i] += eps
        c = x.copy()
        c[i] -= eps
        g[i] = (f(a) - f(c)) / 2 / eps
    return g

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    f = W.shape[2]
    H, A = layer_input.shape[2:]
    X = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            for n in range(l_O.shape[0]):
                for k in range(l_O.shape[1]):
                    dX[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += W[k]*l_O[n, k, i, j]
                    dW[k] += X[n, :, i*stride:i*stride+f, j*stride:j*stride+f]*l_O[n, k, i, j]
    db = l_O.sum(axis=(0, 2, 3))
    W = W + learning_rate*dW
    b = b + learning_rate*db
    return dX[:, :, padding:padding+H, padding:padding+A], W, b

# %% counterexample_backward
def counterexample_backward():
    X = np.ones((1, 1, 3, 3))
    return np.ones((1, 1, 2, 2)), 0.1, X, np.ones((1, 1, 2, 2)), np.zeros(1), 0, 1
