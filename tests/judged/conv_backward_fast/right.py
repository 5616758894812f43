# %% im2col, col2im y tres productos
def im2col(x, f, s, p):
    x = zero_padding(x, p)
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1] * f * f)


def col2im(columns, shape, f, s, p):
    N, C, H, A = shape
    h, w = (H + 2 * p - f) // s + 1, (A + 2 * p - f) // s + 1
    g = columns.reshape(N, h, w, C, f, f)
    x = np.zeros((N, C, H + 2 * p, A + 2 * p))
    for u in range(f):
        for v in range(f):
            x[:, :, u : u + s * h : s, v : v + s * w : s] += g[..., u, v].transpose(0, 3, 1, 2)
    return x[:, :, p : p + H, p : p + A]


def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    F, C, f, _ = W.shape
    g = l_O.transpose(0, 2, 3, 1).reshape(-1, F)
    K = im2col(layer_input, f, stride, padding)
    dW = (g.T @ K).reshape(W.shape)
    db = g.sum(axis=0)
    dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% Con los filtros en filas
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    h, w = l_O.shape[2:]
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    g = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    K = v.transpose(1, 4, 5, 0, 2, 3).reshape(C * f * f, -1)
    dW = (g @ K.T).reshape(F, C, f, f)
    dK = (W.reshape(F, -1).T @ g).reshape(C, f, f, N, h, w)
    dx = np.zeros(x.shape)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + stride * h : stride, j : j + stride * w : stride] += dK[:, i, j].transpose(1, 0, 2, 3)
    dx = dx[:, :, padding : padding + H, padding : padding + A]
    return dx, W - learning_rate * dW, b - learning_rate * l_O.sum(axis=(0, 2, 3))


# %% einsum y un bucle de f por f
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    f = W.shape[-1]
    x = zero_padding(layer_input, padding)
    h, w = l_O.shape[2:]
    dx, dW = np.zeros(x.shape), np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = np.s_[:, :, u : u + stride * (h - 1) + 1 : stride, v : v + stride * (w - 1) + 1 : stride]
            dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", l_O, x[trozo])
            dx[trozo] += np.einsum("nfyx,fc->ncyx", l_O, W[:, :, u, v])
    dx = dx[:, :, padding : padding + H, padding : padding + A]
    return dx, W - learning_rate * dW, b - learning_rate * np.einsum("nfyx->f", l_O)


# %% tensordot con las ventanas
def conv_backward_fast(g, tasa, x, W, b, s, p):
    N, C, H, A = x.shape
    F, _, f, _ = W.shape
    h, w = g.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(xp, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.tensordot(g, v, axes=((0, 2, 3), (0, 2, 3)))
    reparto = np.tensordot(g, W, axes=((1,), (0,)))
    total = np.zeros_like(xp)
    for i, j in np.ndindex(f, f):
        total[:, :, i : i + s * h : s, j : j + s * w : s] += reparto[..., i, j].transpose(0, 3, 1, 2)
    return total[:, :, p : p + H, p : p + A], W - tasa * dW, b - tasa * g.sum((0, 2, 3))


# %% np.add.at
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    h, w = l_O.shape[2:]
    x = zero_padding(layer_input, padding)
    filas = stride * np.arange(h)[:, None, None, None] + np.arange(f)[:, None]
    cols = stride * np.arange(w)[:, None, None] + np.arange(f)
    v = x[:, :, filas, cols]
    dW = np.einsum("nfhw,nchwuv->fcuv", l_O, v, optimize=True)
    dv = np.einsum("nfhw,fcuv->nchwuv", l_O, W, optimize=True)
    dx = np.zeros(x.shape)
    np.add.at(dx, (slice(None), slice(None), filas, cols), dv)
    dx = dx[:, :, padding : padding + H, padding : padding + A]
    return dx, W - learning_rate * dW, b - learning_rate * l_O.sum(axis=(0, 2, 3))


# %% bincount
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    x = zero_padding(layer_input, padding)
    sitio = np.arange(x.size).reshape(x.shape)
    sitio = np.lib.stride_tricks.sliding_window_view(sitio, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    sitio = sitio.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * f * f)
    K = x.ravel()[sitio]
    g = np.moveaxis(l_O, 1, -1).reshape(-1, F)
    dx = np.bincount(sitio.ravel(), (g @ W.reshape(F, -1)).ravel(), x.size).reshape(x.shape)
    dW = (K.T @ g).T.reshape(W.shape)
    dx = dx[:, :, padding : H + padding, padding : A + padding]
    return dx, W - learning_rate * dW, b - learning_rate * g.sum(0)


# %% La entrada, como una convolución completa
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    h, w = l_O.shape[2:]
    vistas = np.lib.stride_tricks.sliding_window_view
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    v = vistas(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    dW = np.einsum("nfhw,nchwuv->fcuv", l_O, v)
    abierta = np.zeros((N, F, x.shape[2] + f - 1, x.shape[3] + f - 1))
    abierta[:, :, f - 1 : f - 1 + stride * h : stride, f - 1 : f - 1 + stride * w : stride] = l_O
    dx = np.einsum("nfhwuv,fcuv->nchw", vistas(abierta, (f, f), axis=(2, 3)), W[:, :, ::-1, ::-1])
    dx = dx[:, :, padding : padding + H, padding : padding + A]
    return dx, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))


# %% Una imagen cada vez
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    h, w = l_O.shape[2:]
    dW, dX = np.zeros((F, C * f * f)), np.zeros(layer_input.shape)
    for n in range(N):
        x = np.pad(layer_input[n], ((0, 0), (padding, padding), (padding, padding)))
        v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(1, 2))[:, ::stride, ::stride]
        g = l_O[n].reshape(F, -1)
        dW += g @ v.transpose(1, 2, 0, 3, 4).reshape(h * w, -1)
        dK = (W.reshape(F, -1).T @ g).reshape(C, f, f, h, w)
        ancha = np.zeros(x.shape)
        for i in range(f):
            for j in range(f):
                ancha[:, i : i + stride * h : stride, j : j + stride * w : stride] += dK[:, i, j]
        dX[n] = ancha[:, padding : padding + H, padding : padding + A]
    return dX, W - learning_rate * dW.reshape(W.shape), b - learning_rate * l_O.sum(axis=(0, 2, 3))


# %% as_strided para leer y para sumar casilla a casilla
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    h, w = l_O.shape[2:]
    x = np.ascontiguousarray(zero_padding(layer_input, padding))
    dx = np.zeros(x.shape)
    n, c, y, k = x.strides
    forma, saltos = (f, f, N, C, h, w), (y, k, n, c, stride * y, stride * k)
    leer = np.lib.stride_tricks.as_strided(x, forma, saltos, writeable=False)
    sumar = np.lib.stride_tricks.as_strided(dx, forma, saltos)
    for u in range(f):
        for v in range(f):
            sumar[u, v] += np.tensordot(l_O, W[:, :, u, v], ((1,), (0,))).transpose(0, 3, 1, 2)
    dW = np.einsum("uvncyx,nfyx->fcuv", leer, l_O)
    dx = dx[:, :, padding : padding + H, padding : padding + A]
    return dx, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))


# %% Gradientes en float32 por dentro
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    h, w = l_O.shape[2:]
    x = zero_padding(layer_input, padding).astype(np.float32)
    g = l_O.astype(np.float32).transpose(0, 2, 3, 1).reshape(-1, F)
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    dW = (g.T @ v.transpose(0, 2, 3, 1, 4, 5).reshape(len(g), -1)).reshape(W.shape)
    dK = (g @ W.astype(np.float32).reshape(F, -1)).reshape(N, h, w, C, f, f)
    dx = np.zeros(x.shape, np.float32)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + stride * h : stride, j : j + stride * w : stride] += dK[..., i, j].transpose(0, 3, 1, 2)
    dx = dx[:, :, padding : padding + H, padding : padding + A]
    return dx, W - learning_rate * dW, b - learning_rate * g.sum(axis=0)
