# /// esperado
# nota = "Recorte [p:-p], vacío cuando el padding es 0; numerical_gradient con la diferencia hacia delante. Caza válida que no separa: hay una sola imagen."
# estado = "ok"
# puntos = { numerical_gradient = 0, conv_backward = 17, counterexample_backward = 1 }
# pierde = { numerical_gradient = ["todo"], conv_backward = ["padding 0", "casos límite"], counterexample_backward = ["aísla la causa"] }
# error = { numerical_gradient = "diferencia-hacia-delante", conv_backward = "recorte-vacio" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    fx = f(x)    # se calcula una vez
    for i in np.ndindex(x.shape):
        x2 = x.copy()
        x2[i] += eps
        grad[i] = (f(x2) - fx) / eps
    return grad

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p = padding
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    X = np.pad(layer_input, ((0,0),(0,0),(p,p),(p,p)))
    dX = np.zeros(X.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for n in range(N):
        for k in range(F):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    g = l_O[n, k, i, j]
                    dX[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += g*W[k]
                    dW[k] += g*X[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
                    db[k] += g
    dX = dX[:, :, p:-p, p:-p]   # quitar el borde
    return dX, W - learning_rate*dW, b - learning_rate*db

# %% counterexample_backward
def counterexample_backward():
    x = np.ones((1, 1, 3, 3))
    return np.ones((1, 1, 1, 1)), 0.1, x, x, np.ones(1), 1, 0
