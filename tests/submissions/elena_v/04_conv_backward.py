# /// esperado
# nota = "as_strided para las ventanas y productos de matrices para dW y dX, sin bucles sobre el lote; correcto. Caza mal devuelta: falta la tasa de aprendizaje."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 20, counterexample_backward = 0 }
# pierde = { numerical_gradient = [], conv_backward = [], counterexample_backward = ["todo"] }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    plano = x.reshape(-1)
    g = []
    for k in range(plano.size):
        a, z = plano.copy(), plano.copy()
        a[k] += eps
        z[k] -= eps
        g.append((f(a.reshape(x.shape)) - f(z.reshape(x.shape))) / (2 * eps))
    return np.reshape(g, x.shape)

# %% conv_backward
from numpy.lib.stride_tricks import as_strided

def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    nH, nA = l_O.shape[2:]
    borde = (padding, padding)
    X = np.ascontiguousarray(np.pad(layer_input, ((0, 0), (0, 0), borde, borde)))
    sN, sC, sH, sA = X.strides
    vista = as_strided(X, (N, nH, nA, C, f, f), (sN, sH * stride, sA * stride, sC, sH, sA), writeable=False)
    filas = vista.reshape(N * nH * nA, C * f * f)
    G = l_O.transpose(0, 2, 3, 1).reshape(-1, F)

    dW = (G.T @ filas).reshape(W.shape)
    db = G.sum(axis=0)

    # la vuelta: la misma vista, pero de un array de índices, y bincount suma los repetidos
    numeros = np.arange(X.size).reshape(X.shape)
    tN, tC, tH, tA = numeros.strides
    donde = as_strided(numeros, vista.shape, (tN, tH * stride, tA * stride, tC, tH, tA), writeable=False)
    valores = G @ W.reshape(F, -1)
    dX = np.bincount(donde.ravel(), weights=valores.ravel(), minlength=X.size).reshape(X.shape)
    dX = dX[:, :, padding : padding + H, padding : padding + A]
    return dX, W - learning_rate * dW, b - learning_rate * db

# %% counterexample_backward
def counterexample_backward():
    X = np.ones((1, 1, 3, 3))
    W = np.ones((1, 1, 2, 2))
    return np.ones((1, 1, 2, 2)), X, W, np.zeros(1), 1, 0
