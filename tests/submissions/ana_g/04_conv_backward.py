# /// esperado
# nota = "Bucles anidados que acumulan casilla a casilla; correcto y lento. Caza acertada."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 20, counterexample_backward = 3 }
# pierde = { numerical_gradient = [], conv_backward = [], counterexample_backward = [] }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for indice in np.ndindex(*x.shape):
        mas = x.copy()
        menos = x.copy()
        mas[indice] = mas[indice] + eps
        menos[indice] = menos[indice] - eps
        grad[indice] = (f(mas) - f(menos)) / (2 * eps)
    return grad

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nA = l_O.shape
    dX = np.zeros((N, C, H, A))
    dW = np.zeros((F, C, f, f))
    db = np.zeros(F)
    for n in range(N):
        for k in range(F):
            for y in range(nH):
                for x in range(nA):
                    g = l_O[n, k, y, x]
                    db[k] += g
                    for c in range(C):
                        for u in range(f):
                            for v in range(f):
                                fila = y * stride + u - padding
                                col = x * stride + v - padding
                                # lo que cae en el borde de ceros no cuenta
                                if fila < 0 or fila >= H or col < 0 or col >= A:
                                    continue
                                dW[k, c, u, v] += g * layer_input[n, c, fila, col]
                                dX[n, c, fila, col] += g * W[k, c, u, v]
    return dX, W - learning_rate * dW, b - learning_rate * db

# %% counterexample_backward
def counterexample_backward():
    # un filtro y dos imágenes con una ventana cada una, a las que llega lo mismo
    layer_input = np.ones((2, 1, 2, 2))
    W = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
    b = np.array([0.5])
    l_O = np.ones((2, 1, 1, 1))
    return l_O, 0.1, layer_input, W, b, 1, 0
