# /// esperado
# nota = "Convolución completa sin tener en cuenta el resto: l_a_prev sale más pequeña cuando el stride no divide."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 18 }
# pierde = { numerical_gradient = [], conv_backward = ["stride que no divide", "casos límite"] }
# error = { conv_backward = "completa-sin-resto" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        h = np.zeros_like(x)
        h[i] = eps
        grad[i] = (f(x + h) - f(x - h)) / (2 * eps)
    return grad

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wi = layer_input.shape
    F, _, f, _ = W.shape
    _, _, h, w = l_O.shape
    # dilatar
    g = np.zeros((N, F, (h - 1) * stride + 1, (w - 1) * stride + 1))
    g[:, :, ::stride, ::stride] = l_O
    # dX: convolución "full" con el filtro girado
    gp = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    Wr = W[:, :, ::-1, ::-1]
    alto, ancho = gp.shape[2] - f + 1, gp.shape[3] - f + 1
    dx = np.zeros((N, C, alto, ancho))
    for i in range(alto):
        for j in range(ancho):
            dx[:, :, i, j] = np.einsum("nfuv,fcuv->nc", gp[:, :, i : i + f, j : j + f], Wr)
    dx = dx[:, :, padding : alto - padding, padding : ancho - padding]
    # dW: convolución de la entrada con el gradiente dilatado
    xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            dW[:, :, u, v] = np.einsum("nfij,ncij->fc", g, xp[:, :, u : u + g.shape[2], v : v + g.shape[3]])
    db = l_O.sum((0, 2, 3))
    return dx, W - learning_rate * dW, b - learning_rate * db
