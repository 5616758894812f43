# /// esperado
# nota = "Suma los filtros de golpe y luego asigna cada ventana con `=`; numerical_gradient con la diferencia hacia atrás. La caza devuelve None."
# estado = "ok"
# puntos = { numerical_gradient = 0, conv_backward = 8, counterexample_backward = 0 }
# pierde = { numerical_gradient = ["todo"], conv_backward = ["l_a_prev, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"], counterexample_backward = ["todo"] }
# error = { numerical_gradient = "diferencia-hacia-atras", conv_backward = "sin-acumular-entre-ventanas" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        d = np.zeros_like(x)
        d[i] = eps
        g[i] = (f(x) - f(x - d))/eps
    return g

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    f = W.shape[-1]
    _, _, H, A = layer_input.shape
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    dxp, dW = np.zeros_like(xp), np.zeros_like(W)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            v = (slice(None), slice(None), slice(i*stride, i*stride + f), slice(j*stride, j*stride + f))
            g = l_O[:, :, i, j]
            dxp[v] = np.einsum('nk,kcuv->ncuv', g, W)
            dW += np.einsum('nk,ncuv->kcuv', g, xp[v])
    db = l_O.sum(axis=(0, 2, 3))
    return dxp[:, :, padding:H+padding, padding:A+padding], W - learning_rate*dW, b - learning_rate*db

# %% counterexample_backward
def counterexample_backward():
    X = np.random.default_rng(0).normal(size=(1, 1, 4, 4))
    W = np.random.default_rng(1).normal(size=(1, 1, 3, 3))
    g = np.ones((1, 1, 2, 2))
    print(g, 0.1, X, W, np.zeros(1), 1, 0)
