# /// esperado
# nota = "`=` en lugar de `+=` al repartir hacia la entrada; numerical_gradient no divide entre 2. En la caza W tiene un canal de más."
# estado = "ok"
# puntos = { numerical_gradient = 0, conv_backward = 8, counterexample_backward = 0 }
# pierde = { numerical_gradient = ["todo"], conv_backward = ["l_a_prev, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"], counterexample_backward = ["todo"] }
# error = { numerical_gradient = "falta-dividir-entre-dos", conv_backward = "sin-acumular" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    resultado = np.zeros(x.shape)
    for pos in np.ndindex(*x.shape):
        paso = np.zeros(x.shape)
        paso[pos] = eps
        resultado[pos] = (f(x + paso) - f(x - paso)) / eps
    return resultado

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, h_out, w_out = l_O.shape
    xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    dxp = np.zeros_like(xp)
    dW = np.zeros_like(W)
    db = np.zeros_like(b)
    for n in range(N):
        for i in range(h_out):
            for j in range(w_out):
                a, z = i*stride, j*stride
                for k in range(F):
                    dW[k] += xp[n, :, a:a+f, z:z+f] * l_O[n, k, i, j]
                    db[k] += l_O[n, k, i, j]
                    dxp[n, :, a:a+f, z:z+f] = W[k] * l_O[n, k, i, j]
    dX = dxp[:, :, padding:padding+H, padding:padding+Wd]
    W = W - learning_rate*dW
    b = b - learning_rate*db
    return dX, W, b

# %% counterexample_backward
def counterexample_backward():
    X = np.ones((1, 1, 3, 3))
    W = np.ones((1, 2, 2, 2))
    return np.ones((1, 1, 2, 2)), 0.1, X, W, np.zeros(1), 1, 0
