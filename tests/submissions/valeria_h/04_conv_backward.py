# /// esperado
# nota = "Rota dW 180° al final; numerical_gradient solo sirve para vectores: mueve filas enteras. Caza acertada con la sospechosa probada aparte."
# estado = "ok"
# puntos = { numerical_gradient = 3, conv_backward = 8, counterexample_backward = 3 }
# pierde = { numerical_gradient = ["arrays de varias dimensiones", "usa el paso eps"], conv_backward = ["W_new, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"], counterexample_backward = [] }
# error = { numerical_gradient = "filas-enteras", conv_backward = "dw-rotado" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        x_mas, x_menos = x.copy(), x.copy()
        x_mas[i] += eps
        x_menos[i] -= eps
        grad[i] = (f(x_mas) - f(x_menos)) / (2 * eps)
    return grad

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wi = layer_input.shape
    F, _, f, _ = W.shape
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dx = np.zeros_like(x)
    dW = np.zeros_like(W)
    for n in range(N):
        for k in range(F):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    trozo = np.s_[n, :, i*stride:i*stride + f, j*stride:j*stride + f]
                    dx[trozo] += l_O[n, k, i, j] * W[k]
                    dW[k] += l_O[n, k, i, j] * x[trozo]
    # en la retropropagación el filtro va girado (clase 7)
    dW = dW[:, :, ::-1, ::-1]
    db = l_O.sum(axis=(0, 2, 3))
    return dx[:, :, padding:padding + H, padding:padding + Wi], W - learning_rate * dW, b - learning_rate * db

# %% counterexample_backward
def counterexample_backward():
    x = np.arange(8.0).reshape(2, 1, 2, 2)
    w = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
    g = np.array([[[[2.0]]], [[[2.0]]]])
    return (g, 0.1, x, w, np.array([0.0]), 1, 0)

# %% nueva después de counterexample_backward
from grader.pieces import suspect
sospechosa = suspect("counterexample_backward")
buena, _, _ = conv_backward(*counterexample_backward())
mala, _, _ = sospechosa(*counterexample_backward())
print(buena - mala)
