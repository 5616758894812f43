# /// esperado
# nota = "No quita el borde del padding a l_a_prev; numerical_gradient guarda el resultado en un array de enteros."
# estado = "ok"
# puntos = { numerical_gradient = 0, conv_backward = 8 }
# pierde = { numerical_gradient = ["todo"], conv_backward = ["forma de las salidas", "l_a_prev, caso básico", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"] }
# error = { numerical_gradient = "truncado-a-entero", conv_backward = "borde-sin-quitar" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape, dtype=int)
    for i in np.ndindex(x.shape):
        mas, menos = x.copy(), x.copy()
        mas[i] += eps
        menos[i] -= eps
        grad[i] = (f(mas) - f(menos)) / (2 * eps)
    return grad

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    X = np.pad(layer_input, ((0,0), (0,0), (padding,padding), (padding,padding)))
    f = W.shape[3]
    dX = np.zeros(X.shape)
    dW = np.zeros(W.shape)
    db = np.sum(l_O, axis=(0, 2, 3))
    for n, k, i, j in np.ndindex(*l_O.shape):
        z = l_O[n, k, i, j]
        dX[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += np.multiply(W[k], z)
        dW[k] += np.multiply(X[n, :, i*stride:i*stride+f, j*stride:j*stride+f], z)
    return dX, W - learning_rate*dW, b - learning_rate*db
