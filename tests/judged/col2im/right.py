# %% Un bucle por casilla de la ventana
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, s, p = filter_size, stride, padding
    h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
    g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
    dX = np.zeros((N, C, H + 2 * p, W + 2 * p))
    for u in range(f):
        for v in range(f):
            dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
    return dX[:, :, p : p + H, p : p + W]


# %% np.add.at
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f = filter_size
    h = output_size(H, f, stride, padding)
    w = output_size(W, f, stride, padding)
    ancha = np.zeros((N, C, H + 2 * padding, W + 2 * padding))
    filas = stride * np.arange(h)[:, None, None, None] + np.arange(f)[:, None]
    cols = stride * np.arange(w)[:, None, None] + np.arange(f)
    g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
    np.add.at(ancha, (slice(None), slice(None), filas, cols), g)
    return ancha[:, :, padding : padding + H, padding : padding + W]


# %% bincount
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p = filter_size, padding
    grande = (N, C, H + 2 * p, W + 2 * p)
    donde = np.arange(np.prod(grande)).reshape(grande)
    v = np.lib.stride_tricks.sliding_window_view(donde, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    v = v.transpose(0, 2, 3, 1, 4, 5)
    suma = np.bincount(v.ravel(), weights=columns.ravel(), minlength=donde.size)
    return suma.reshape(grande)[:, :, p : p + H, p : p + W]


# %% Vista de solo escritura con einsum y sumas por bloques
def col2im(columns, shape, f, s, p):
    N, C, H, W = shape
    alto, ancho = H + 2 * p, W + 2 * p
    h, w = (alto - f) // s + 1, (ancho - f) // s + 1
    g = np.einsum("nyxcuv->uvncyx", columns.reshape(N, h, w, C, f, f))
    total = np.zeros((N, C, alto, ancho))
    for k, bloque in enumerate(g.reshape(f * f, N, C, h, w)):
        u, v = divmod(k, f)
        total[:, :, u : u + s * (h - 1) + 1 : s, v : v + s * (w - 1) + 1 : s] += bloque
    return total[:, :, p : H + p, p : W + p]


# %% Filas y columnas por separado
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p = filter_size, padding
    h, w = (H + 2 * p - f) // stride + 1, (W + 2 * p - f) // stride + 1
    g = columns.reshape(N, h, w, C, f, f)
    por_filas = np.zeros((N, H + 2 * p, w, C, f))
    for u in range(f):
        por_filas[:, u : u + stride * (h - 1) + 1 : stride] += g[:, :, :, :, u]
    todo = np.zeros((N, C, H + 2 * p, W + 2 * p))
    for v in range(f):
        todo[:, :, :, v : v + stride * (w - 1) + 1 : stride] += por_filas[..., v].transpose(0, 3, 1, 2)
    return todo[:, :, p : p + H, p : p + W]


# %% Con matrices de ceros y unos en cada eje
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f = filter_size

    def sitios(n, cuantas):
        donde = stride * np.arange(cuantas)[:, None] + np.arange(f) - padding
        return donde

    h, w = (H + 2 * padding - f) // stride + 1, (W + 2 * padding - f) // stride + 1
    filas, cols = sitios(H, h), sitios(W, w)
    g = columns.reshape(N, h, w, C, f, f).transpose(1, 4, 2, 5, 0, 3)
    dentro_y = (filas >= 0) & (filas < H)
    dentro_x = (cols >= 0) & (cols < W)
    total = np.zeros((H, W, N, C))
    for u in range(f):
        for v in range(f):
            y, x = filas[dentro_y[:, u], u], cols[dentro_x[:, v], v]
            total[np.ix_(y, x)] += g[:, u, :, v][np.ix_(dentro_y[:, u], dentro_x[:, v])]
    return total.transpose(2, 3, 0, 1)


# %% Una imagen cada vez
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, s = filter_size, stride
    imagenes = []
    for propias in np.split(columns, N):
        h = (H + 2 * padding - f) // s + 1
        w = (W + 2 * padding - f) // s + 1
        g = propias.reshape(h, w, C, f, f)
        x = np.zeros((C, H + 2 * padding, W + 2 * padding))
        for u, v in np.ndindex(f, f):
            x[:, u : u + s * h : s, v : v + s * w : s] += np.moveaxis(g[..., u, v], -1, 0)
        imagenes.append(x[:, padding : padding + H, padding : padding + W])
    return np.stack(imagenes)


# %% Con los canales al final
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f = filter_size
    h = (H + 2 * padding - f) // stride + 1
    w = (W + 2 * padding - f) // stride + 1
    g = columns.reshape(N, h, w, C, f, f)
    salida = np.zeros((N, H + 2 * padding, W + 2 * padding, C))
    for u in range(f):
        for v in range(f):
            fin_y, fin_x = u + stride * (h - 1) + 1, v + stride * (w - 1) + 1
            salida[:, u:fin_y:stride, v:fin_x:stride] += g[..., u, v]
    return salida[:, padding : H + padding, padding : W + padding].transpose(0, 3, 1, 2)


# %% bincount canal a canal
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p = filter_size, padding
    alto, ancho = H + 2 * p, W + 2 * p
    h, w = (alto - f) // stride + 1, (ancho - f) // stride + 1
    y = np.repeat(np.arange(h), w)[:, None] * stride + np.repeat(np.arange(f), f)
    x = np.tile(np.arange(w), h)[:, None] * stride + np.tile(np.arange(f), f)
    n = np.repeat(np.arange(N), h * w)[:, None]
    sitio = (n * alto + np.tile(y, (N, 1))) * ancho + np.tile(x, (N, 1))
    g = columns.reshape(-1, C, f * f)
    canales = [np.bincount(sitio.ravel(), g[:, c].ravel(), N * alto * ancho) for c in range(C)]
    todo = np.stack([canal.reshape(N, alto, ancho) for canal in canales], axis=1)
    return todo[:, :, p : p + H, p : p + W]


# %% Con un margen de stride y resultado en orden de Fortran
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, s, p = filter_size, stride, padding
    h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
    g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 4, 5, 1, 2)
    x = np.zeros((N, C, H + 2 * p + s - 1, W + 2 * p + s - 1))
    for u in range(f):
        for v in range(f):
            x[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, u, v]
    return np.asfortranarray(x[:, :, p : H + p, p : W + p])
