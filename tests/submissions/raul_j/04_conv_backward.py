# /// esperado
# nota = "dW con las ventanas de la entrada sin rellenar: con padding las del borde son más pequeñas y lanza ValueError; numerical_gradient usa un paso fijo."
# estado = "ok"
# puntos = { numerical_gradient = 4, conv_backward = 2 }
# pierde = { numerical_gradient = ["usa el paso eps"], conv_backward = ["forma de las salidas", "b_new, caso básico", "W_new, caso básico", "l_a_prev, caso básico", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite", "no modifica la entrada"] }
# error = { numerical_gradient = "eps-fijo", conv_backward = "dw-sin-marco" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    h = 1e-5
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[idx] = h
        grad[idx] = (f(x + e) - f(x - e)) / (2*h)
    return grad

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    n, c, h, w = layer_input.shape
    filtros, _, f, _ = W.shape
    dX = np.zeros((n, c, h + 2*padding, w + 2*padding))
    dW = np.zeros(W.shape)
    db = np.zeros(filtros)
    for m in range(n):
        for k in range(filtros):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    ini, fin = i*stride, i*stride + f
                    izq, der = j*stride, j*stride + f
                    dX[m, :, ini:fin, izq:der] += W[k] * l_O[m, k, i, j]
                    dW[k] += layer_input[m, :, ini:fin, izq:der] * l_O[m, k, i, j]
                    db[k] += l_O[m, k, i, j]
    dX = dX[:, :, padding:padding+h, padding:padding+w]
    return dX, W - learning_rate*dW, b - learning_rate*db
