# %% im2col y un producto
def im2col(layer_input, filter_size, stride, padding):
    x = zero_padding(layer_input, padding)
    v = np.lib.stride_tricks.sliding_window_view(x, (filter_size, filter_size), axis=(2, 3))
    v = v[:, :, ::stride, ::stride]
    return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1] * filter_size * filter_size)


def conv_forward_fast(layer_input, W, b, stride, padding):
    F, f = W.shape[0], W.shape[-1]
    h = output_size(layer_input.shape[2], f, stride, padding)
    w = output_size(layer_input.shape[3], f, stride, padding)
    Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
    return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2)


# %% El producto con los filtros a la izquierda
def conv_forward_fast(layer_input, W, b, stride, padding):
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    N, C = x.shape[:2]
    F, _, f, _ = W.shape
    h, w = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
    cols = np.empty((C, f, f, N, h, w))
    for u in range(f):
        for v in range(f):
            trozo = x[:, :, u : u + stride * (h - 1) + 1 : stride, v : v + stride * (w - 1) + 1 : stride]
            cols[:, u, v] = trozo.transpose(1, 0, 2, 3)
    Z = W.reshape(F, C * f * f) @ cols.reshape(C * f * f, -1) + b[:, None]
    return Z.reshape(F, N, h, w).transpose(1, 0, 2, 3)


# %% einsum sin optimizar
def conv_forward_fast(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    v = np.lib.stride_tricks.sliding_window_view(zero_padding(layer_input, padding), (f, f), axis=(2, 3))
    return np.einsum("nchwuv,fcuv->nfhw", v[:, :, ::stride, ::stride], W) + b[:, None, None]


# %% einsum optimizado
def conv_forward_fast(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    v = np.lib.stride_tricks.sliding_window_view(zero_padding(layer_input, padding), (f, f), axis=(2, 3))
    v = v[:, :, ::stride, ::stride]
    return np.einsum("nchwuv,fcuv->nfhw", v, W, optimize=True) + b.reshape(1, -1, 1, 1)


# %% tensordot de las ventanas
def conv_forward_fast(A, W, b, s, p):
    f = W.shape[2]
    A = np.pad(A, [(0, 0), (0, 0), (p, p), (p, p)])
    v = np.lib.stride_tricks.sliding_window_view(A, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    return np.moveaxis(np.tensordot(v, W, axes=((1, 4, 5), (1, 2, 3))) + b, 3, 1)


# %% Recorre el filtro
def conv_forward_fast(layer_input, W, b, stride, padding):
    x = zero_padding(layer_input, padding)
    f = W.shape[2]
    h, w = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
    Z = np.zeros((len(x), len(W), h, w)) + b[:, None, None]
    for i in range(f):
        for j in range(f):
            trozo = x[:, :, i : i + stride * (h - 1) + 1 : stride, j : j + stride * (w - 1) + 1 : stride]
            Z += np.tensordot(trozo, W[:, :, i, j], ((1,), (1,))).transpose(0, 3, 1, 2)
    return Z


# %% as_strided
def conv_forward_fast(layer_input, W, b, stride, padding):
    x = np.ascontiguousarray(zero_padding(layer_input, padding))
    F, C, f, _ = W.shape
    N, _, H, A = x.shape
    h, w = (H - f) // stride + 1, (A - f) // stride + 1
    n, c, y, k = x.strides
    v = np.lib.stride_tricks.as_strided(x, (N, h, w, C, f, f), (n, stride * y, stride * k, c, y, k))
    Z = v.reshape(N, h * w, -1) @ W.reshape(F, -1).T + b
    return Z.transpose(0, 2, 1).reshape(N, F, h, w)


# %% Índices avanzados y suma de productos
def conv_forward_fast(layer_input, W, b, stride, padding):
    F, C, f, _ = W.shape
    x = zero_padding(layer_input, padding)
    h, w = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
    filas = stride * np.arange(h)[:, None] + np.arange(f)
    cols = stride * np.arange(w)[:, None] + np.arange(f)
    v = x[:, :, filas[:, None, :, None], cols[None, :, None, :]]
    return (v[:, None] * W[None, :, :, None, None]).sum(axis=(2, 5, 6)) + b[None, :, None, None]


# %% Filtro a filtro
def conv_forward_fast(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    v = np.lib.stride_tricks.sliding_window_view(zero_padding(layer_input, padding), (f, f), axis=(2, 3))
    v = v[:, :, ::stride, ::stride]
    return np.stack([np.einsum("nchwuv,cuv->nhw", v, W[k]) + b[k] for k in range(len(W))], axis=1)


# %% Una imagen cada vez
def conv_forward_fast(layer_input, W, b, stride, padding):
    F, C, f, _ = W.shape
    salidas = []
    for imagen in layer_input:
        x = np.pad(imagen, ((0, 0), (padding, padding), (padding, padding)))
        v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(1, 2))[:, ::stride, ::stride]
        h, w = v.shape[1:3]
        K = v.transpose(0, 3, 4, 1, 2).reshape(C * f * f, h * w)
        salidas.append((W.reshape(F, -1) @ K + b[:, None]).reshape(F, h, w))
    return np.array(salidas)


# %% Las columnas, con el sesgo como una columna más
def conv_forward_fast(layer_input, W, b, stride, padding):
    x = zero_padding(layer_input, padding)
    F, C, f, _ = W.shape
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    N, _, h, w = v.shape[:4]
    K = v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, -1)
    K = np.concatenate([K, np.ones((len(K), 1))], axis=1)
    pesos = np.concatenate([W.reshape(F, -1), b[:, None]], axis=1)
    return np.ascontiguousarray((K @ pesos.T).reshape(N, h, w, F).transpose(0, 3, 1, 2))
