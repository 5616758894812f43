# /// esperado
# nota = "W -= ... y b -= ... escriben en los argumentos; los valores son correctos. numerical_gradient suma y resta eps en x y lo deja igual salvo el redondeo."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 19 }
# pierde = { numerical_gradient = [], conv_backward = ["no modifica la entrada"] }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        a = f(x)
        x[i] -= 2 * eps
        c = f(x)
        x[i] += eps     # lo dejo como estaba
        g[i] = (a - c) / (2 * eps)
    return g

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    f = W.shape[2]
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dX = np.zeros(X.shape)
    dW = np.zeros(W.shape)
    db = l_O.sum(axis=(0, 2, 3))
    for n in range(N):
        for k in range(W.shape[0]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dX[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += l_O[n, k, i, j] * W[k]
                    dW[k] += l_O[n, k, i, j] * X[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
    W -= learning_rate * dW
    b -= learning_rate * db
    return dX[:, :, padding:padding+H, padding:padding+A], W, b
