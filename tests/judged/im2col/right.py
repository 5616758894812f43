# %% sliding_window_view y transpose
def im2col(layer_input, filter_size, stride, padding):
    padded = zero_padding(layer_input, padding)
    v = np.lib.stride_tricks.sliding_window_view(padded, (filter_size, filter_size), axis=(2, 3))
    v = v[:, :, ::stride, ::stride]
    N, C, h, w = v.shape[:4]
    return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)


# %% Un bucle por casilla de la ventana
def im2col(X, f, s, p):
    X = np.pad(X, ((0, 0), (0, 0), (p, p), (p, p)))
    N, C, H, W = X.shape
    h, w = (H - f) // s + 1, (W - f) // s + 1
    columns = np.empty((N, h, w, C, f, f))
    for u in range(f):
        for v in range(f):
            trozo = X[:, :, u : u + s * (h - 1) + 1 : s, v : v + s * (w - 1) + 1 : s]
            columns[:, :, :, :, u, v] = trozo.transpose(0, 2, 3, 1)
    return columns.reshape(N * h * w, -1)


# %% as_strided con los ejes ya en orden
def im2col(layer_input, filter_size, stride, padding):
    x = zero_padding(layer_input, padding)
    N, C, H, W = x.shape
    f = filter_size
    h, w = (H - f) // stride + 1, (W - f) // stride + 1
    n, c, y, k = x.strides
    v = np.lib.stride_tricks.as_strided(x, (N, h, w, C, f, f), (n, y * stride, k * stride, c, y, k))
    return v.reshape(N * h * w, C * f * f)


# %% Índices avanzados
def im2col(layer_input, filter_size, stride, padding):
    f = filter_size
    h = output_size(layer_input.shape[2], f, stride, padding)
    w = output_size(layer_input.shape[3], f, stride, padding)
    x = zero_padding(layer_input, padding)
    filas = stride * np.arange(h)[:, None, None, None] + np.arange(f)[:, None]
    columnas = stride * np.arange(w)[:, None, None] + np.arange(f)
    v = x[:, :, filas, columnas]
    return v.transpose(0, 2, 3, 1, 4, 5).reshape(len(x) * h * w, -1)


# %% Índices de canal, fila y columna, como una tabla
def im2col(x, f, stride, padding):
    N, C, H, W = x.shape
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    h = (H + 2 * padding - f) // stride + 1
    w = (W + 2 * padding - f) // stride + 1
    k = np.repeat(np.arange(C), f * f)
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.arange(f), f * C)
    i1 = stride * np.repeat(np.arange(h), w)
    j1 = stride * np.tile(np.arange(w), h)
    cols = x[:, k, i1[:, None] + i0, j1[:, None] + j0]
    return cols.reshape(-1, C * f * f)


# %% take con una tabla de posiciones
def im2col(layer_input, filter_size, stride, padding):
    x = zero_padding(layer_input, padding)
    numeros = np.arange(x[0].size).reshape(x[0].shape)
    v = np.lib.stride_tricks.sliding_window_view(numeros, (filter_size, filter_size), axis=(1, 2))
    v = v[:, ::stride, ::stride].transpose(1, 2, 0, 3, 4)
    plano = x.reshape(len(x), -1)
    return np.take(plano, v.reshape(-1), axis=1).reshape(-1, x.shape[1] * filter_size**2)


# %% einsum para ordenar los ejes
def im2col(layer_input, filter_size, stride, padding):
    x = zero_padding(layer_input, padding)
    v = np.lib.stride_tricks.sliding_window_view(x, (filter_size,) * 2, (2, 3))[:, :, ::stride, ::stride]
    v = np.einsum("ncyxuv->nyxcuv", v)
    return np.ascontiguousarray(v).reshape(-1, v.shape[3] * filter_size * filter_size)


# %% Una imagen cada vez
def im2col(layer_input, filter_size, stride, padding):
    partes = []
    for imagen in layer_input:
        x = np.pad(imagen, ((0, 0), (padding, padding), (padding, padding)))
        v = np.lib.stride_tricks.sliding_window_view(x, (filter_size, filter_size), axis=(1, 2))
        v = v[:, ::stride, ::stride]
        partes.append(v.transpose(1, 2, 0, 3, 4).reshape(v.shape[1] * v.shape[2], -1))
    return np.concatenate(partes)


# %% Con la función windows en otra celda
def windows(X, filter_size, stride):
    v = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
    return v[:, :, ::stride, ::stride]


def im2col(layer_input, filter_size, stride, padding):
    every = windows(zero_padding(layer_input, padding), filter_size, stride)
    images, channels, height, width = every.shape[:4]
    return np.moveaxis(every, 1, 3).reshape(images * height * width, channels * filter_size**2)


# %% Canal a canal y resultado en orden de Fortran
def im2col(layer_input, filter_size, stride, padding):
    x = zero_padding(layer_input, padding)
    f = filter_size
    h, w = [(n - f) // stride + 1 for n in x.shape[2:]]
    bloques = []
    for c in range(x.shape[1]):
        for u, v in np.ndindex(f, f):
            corte = x[:, c, u:, v:][:, ::stride, ::stride][:, :h, :w]
            bloques.append(corte.ravel())
    return np.array(bloques).T


# %% Marco a mano y copia con asignación
def im2col(layer_input, filter_size, stride, padding):
    N, C, H, W = layer_input.shape
    grande = np.zeros((N, C, H + 2 * padding, W + 2 * padding))
    grande[:, :, padding : padding + H, padding : padding + W] = layer_input
    v = np.lib.stride_tricks.sliding_window_view(grande, (filter_size, filter_size), axis=(2, 3))
    v = v[:, :, ::stride, ::stride]
    salida = np.empty((N, *v.shape[2:4], C, filter_size, filter_size))
    salida[...] = v.transpose(0, 2, 3, 1, 4, 5)
    return salida.reshape(-1, C * filter_size * filter_size)


# %% Fila a fila de la salida
def im2col(layer_input, filter_size, stride, padding):
    x = zero_padding(layer_input, padding)
    f = filter_size
    alto = (x.shape[2] - f) // stride + 1
    filas = []
    for y in range(alto):
        banda = x[:, :, y * stride : y * stride + f]
        v = np.lib.stride_tricks.sliding_window_view(banda, f, axis=3)[:, :, :, ::stride]
        filas.append(v.transpose(0, 3, 1, 2, 4))
    return np.stack(filas, axis=1).reshape(-1, x.shape[1] * f * f)
