# /// esperado
# nota = "im2col y col2im con índices y np.add.at en celdas nuevas, y producto de matrices; correcto. Caza válida que no separa: hay una sola imagen."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 20, counterexample_backward = 1 }
# pierde = { numerical_gradient = [], conv_backward = [], counterexample_backward = ["aísla la causa"] }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.empty_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        ix = it.multi_index
        xp = x.copy(); xp[ix] += eps
        xm = x.copy(); xm[ix] -= eps
        grad[ix] = (f(xp) - f(xm)) / (2*eps)
        it.iternext()
    return grad

# %% nueva después de check_numerical_gradient
def indices(C, f, s, nH, nW):
    """Canal, fila y columna de cada (elemento de la ventana, posicion)."""
    c = np.repeat(np.arange(C), f*f).reshape(-1, 1)
    i0 = np.tile(np.repeat(np.arange(f), f), C).reshape(-1, 1)
    j0 = np.tile(np.arange(f), f*C).reshape(-1, 1)
    i = i0 + s*np.repeat(np.arange(nH), nW).reshape(1, -1)
    j = j0 + s*np.tile(np.arange(nW), nH).reshape(1, -1)
    return c, i, j

def im2col(xp, f, s, nH, nW):
    c, i, j = indices(xp.shape[1], f, s, nH, nW)
    return xp[:, c, i, j]                      # (N, C*f*f, nH*nW)

def col2im(cols, forma, f, s, nH, nW):
    c, i, j = indices(forma[1], f, s, nH, nW)
    out = np.zeros(forma)
    np.add.at(out, (slice(None), c, i, j), cols)
    return out

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, F, nH, nW = l_O.shape
    f = W.shape[2]
    H, A = layer_input.shape[2:]
    xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    cols = im2col(xp, f, stride, nH, nW)
    g = l_O.reshape(N, F, -1)
    dW = (g @ cols.transpose(0, 2, 1)).sum(axis=0).reshape(W.shape)
    db = g.sum(axis=(0, 2))
    dcols = W.reshape(F, -1).T @ g
    dxp = col2im(dcols, xp.shape, f, stride, nH, nW)
    dX = dxp[:, :, padding:padding+H, padding:padding+A]
    return dX, W - learning_rate*dW, b - learning_rate*db

# %% counterexample_backward
def counterexample_backward():
    x = np.arange(16.).reshape(1, 1, 4, 4)
    w = np.array([[[[1., -1.], [2., 0.5]]]])
    g = np.ones((1, 1, 2, 2))
    return g, 0.1, x, w, np.zeros(1), 2, 0
