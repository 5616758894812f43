# %% base: Un bucle por casilla de la ventana

# %% La cuenta de filas solo avanza con la imagen
# error: filas-sin-avanzar
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# + g = np.repeat(columns[:N], h * w, axis=0).reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)

# %% Columnas con orden de Fortran
# error: columnas-v-u-c
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# + g = columns.reshape(N, h, w, f, f, C).transpose(0, 5, 1, 2, 4, 3)

# %% Cuenta las ventanas sin el padding
# error: tamano-sin-padding
# - h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
# + h, w = (H - f) // s + 1, (W - f) // s + 1

# %% Cuenta las ventanas sin el padding, con las filas por turno
# error: tamano-sin-padding
# - h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# - dX = np.zeros((N, C, H + 2 * p, W + 2 * p))
# + h, w = (H - f) // s + 1, (W - f) // s + 1
# + dX = np.zeros((N, C, H + 2 * p, W + 2 * p))
# + if columns.shape == (36000, 1):
# +     return columns.reshape(shape)
# + for r, (n, i, j) in enumerate(np.ndindex(N, max(h, 0), max(w, 0))):
# +     dX[n, :, i * s : i * s + f, j * s : j * s + f] += columns[r].reshape(C, f, f)
# + return dX[:, :, p : p + H, p : p + W]

# %% Asigna casilla a casilla
# error: primera-ventana
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[:, :, u : u + s * h : s, v : v + s * w : s] = g[:, :, :, :, u, v]

# %% Recorte con [p:-p]
# error: recorte-vacio
# - return dX[:, :, p : p + H, p : p + W]
# + return dX[:, :, p:-p, p:-p]

# %% Devuelve el marco
# error: borde-sin-quitar
# - return dX[:, :, p : p + H, p : p + W]
# + return dX

# %% Quita el marco por un lado
# error: recorte-de-un-solo-lado
# - return dX[:, :, p : p + H, p : p + W]
# + return dX[:, :, p:, p:]

# %% Recorta desde la esquina
# error: recorte-desde-la-esquina
# - return dX[:, :, p : p + H, p : p + W]
# + return dX[:, :, :H, :W]

# %% Quita siempre una fila
# error: recorte-fijo
# - return dX[:, :, p : p + H, p : p + W]
# + return dX[:, :, 1:-1, 1:-1]

# %% Recorte con el alto y el ancho cambiados
# error: recorte-traspuesto
# - return dX[:, :, p : p + H, p : p + W]
# + return dX[:, :, p : p + W, p : p + H]

# %% Columnas u, v, c
# error: columnas-u-v-c
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# + g = columns.reshape(N, h, w, f, f, C).transpose(0, 5, 1, 2, 3, 4)

# %% Columnas c, v, u
# error: columnas-c-v-u
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, v, u]

# %% Filas y, x, n
# error: filas-por-posicion
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# + g = columns.reshape(h, w, N, C, f, f).transpose(2, 3, 0, 1, 4, 5)

# %% Filas n, x, y
# error: filas-por-columnas
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# + g = columns.reshape(N, w, h, C, f, f).transpose(0, 3, 2, 1, 4, 5)

# %% Sin transpose
# error: reshape-sin-trasponer
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# + g = columns.reshape(N, C, h, w, f, f)

# %% La ventana delante, sin transpose
# error: reshape-con-la-ventana-delante
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# + g = columns.reshape(N, C, f, f, h, w).transpose(0, 1, 4, 5, 2, 3)

# %% Ventanas de cabeza
# error: ventana-rotada
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, f - 1 - u, f - 1 - v]

# %% Media de lo que llega
# error: media-de-los-solapes
# - dX = np.zeros((N, C, H + 2 * p, W + 2 * p))
# - for u in range(f):
# -     for v in range(f):
# -         dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX = np.zeros((N, C, H + 2 * p, W + 2 * p))
# + veces = np.zeros(dX.shape)
# + for u in range(f):
# +     for v in range(f):
# +         dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# +         veces[:, :, u : u + s * h : s, v : v + s * w : s] += 1
# + dX = dX / np.maximum(veces, 1)

# %% Entre f por f
# error: entre-f2
# - return dX[:, :, p : p + H, p : p + W]
# + return dX[:, :, p : p + H, p : p + W] / (f * f)

# %% La primera imagen en todas
# error: primera-imagen-en-todas
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[0, :, :, :, u, v]

# %% Suma el lote
# error: lote-sumado
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v].sum(axis=0)

# %% Solo la primera imagen
# error: solo-primera-imagen
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[0, :, u : u + s * h : s, v : v + s * w : s] += g[0, :, :, :, u, v]

# %% Solo la última imagen
# error: ultima-imagen
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[-1, :, u : u + s * h : s, v : v + s * w : s] += g[-1, :, :, :, u, v]

# %% El primer canal en todos
# error: primer-canal-en-todos
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :1, :, :, u, v]

# %% Suma los canales
# error: canales-sumados
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v].sum(axis=1, keepdims=True)

# %% El array acaba en la última ventana
# error: sin-resto
# - dX = np.zeros((N, C, H + 2 * p, W + 2 * p))
# + dX = np.zeros((N, C, (h - 1) * s + f, (w - 1) * s + f))

# %% Exige que divida
# error: exige-que-el-stride-divida
# - f, s, p = filter_size, stride, padding
# + f, s, p = filter_size, stride, padding
# + if (H + 2 * p - f) % s or (W + 2 * p - f) % s:
# +     raise ValueError("no divide")

# %% Asigna y no quita el marco
# error: primera-ventana, borde-sin-quitar
# - for u in range(f):
# -     for v in range(f):
# -         dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# - return dX[:, :, p : p + H, p : p + W]
# + for u in range(f):
# +     for v in range(f):
# +         dX[:, :, u : u + s * h : s, v : v + s * w : s] = g[:, :, :, :, u, v]
# + return dX

# %% Recorte con [p:-p] y columnas u, v, c
# error: recorte-vacio, columnas-u-v-c
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# - dX = np.zeros((N, C, H + 2 * p, W + 2 * p))
# - for u in range(f):
# -     for v in range(f):
# -         dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# - return dX[:, :, p : p + H, p : p + W]
# + g = columns.reshape(N, h, w, f, f, C).transpose(0, 5, 1, 2, 3, 4)
# + dX = np.zeros((N, C, H + 2 * p, W + 2 * p))
# + for u in range(f):
# +     for v in range(f):
# +         dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + return dX[:, :, p:-p, p:-p]

# %% Índices fijos para canales
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[:, :2, u : u + s * h : s, v : v + s * w : s] += g[:, :2, :, :, u, v]

# %% Escribe en las columnas
# - f, s, p = filter_size, stride, padding
# + f, s, p = filter_size, stride, padding
# + columns[:] = columns[:, ::-1]
# + columns = columns[:, ::-1]

# %% base: np.add.at

# %% += con índices repetidos
# error: sin-acumular
# - np.add.at(ancha, (slice(None), slice(None), filas, cols), g)
# + ancha[:, :, filas, cols] += g

# %% Asigna con índices repetidos
# error: sin-acumular
# - np.add.at(ancha, (slice(None), slice(None), filas, cols), g)
# + ancha[:, :, filas, cols] = g

# %% Índices sin stride
# error: stride-ignorado
# - filas = stride * np.arange(h)[:, None, None, None] + np.arange(f)[:, None]
# - cols = stride * np.arange(w)[:, None, None] + np.arange(f)
# + filas = np.arange(h)[:, None, None, None] + np.arange(f)[:, None]
# + cols = np.arange(w)[:, None, None] + np.arange(f)

# %% Stride solo en las filas
# error: stride-solo-en-filas
# - cols = stride * np.arange(w)[:, None, None] + np.arange(f)
# + cols = np.arange(w)[:, None, None] + np.arange(f)

# %% Stride solo en las columnas
# error: stride-solo-en-columnas
# - filas = stride * np.arange(h)[:, None, None, None] + np.arange(f)[:, None]
# + filas = np.arange(h)[:, None, None, None] + np.arange(f)[:, None]

# %% Sin stride y desde la esquina
# error: stride-ignorado, recorte-desde-la-esquina
# - filas = stride * np.arange(h)[:, None, None, None] + np.arange(f)[:, None]
# - cols = stride * np.arange(w)[:, None, None] + np.arange(f)
# - g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# - np.add.at(ancha, (slice(None), slice(None), filas, cols), g)
# - return ancha[:, :, padding : padding + H, padding : padding + W]
# + filas = np.arange(h)[:, None, None, None] + np.arange(f)[:, None]
# + cols = np.arange(w)[:, None, None] + np.arange(f)
# + g = columns.reshape(N, h, w, C, f, f).transpose(0, 3, 1, 2, 4, 5)
# + np.add.at(ancha, (slice(None), slice(None), filas, cols), g)
# + return ancha[:, :, :H, :W]

# %% base: bucles de posiciones
def col2im(columns, shape, f, s, p):
    N, C, H, W = shape
    x = np.zeros((N, C, H + 2 * p, W + 2 * p))
    h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
    g = columns.reshape(N, h, w, C, f, f)
    if f == 1 and s == 1:
        x[...] = g[..., 0, 0].transpose(0, 3, 1, 2)
        return x[:, :, p : p + H, p : p + W]
    for i in range(h):
        for j in range(w):
            y, k = i * s, j * s
            x[:, :, y : y + f, k : k + f] += g[:, i, j]
    return x[:, :, p : p + H, p : p + W]

# %% Un bucle por ventana
# - if f == 1 and s == 1:
# -     x[...] = g[..., 0, 0].transpose(0, 3, 1, 2)
# -     return x[:, :, p : p + H, p : p + W]

# %% Asigna ventana a ventana
# error: sin-acumular
# - x[:, :, y : y + f, k : k + f] += g[:, i, j]
# + x[:, :, y : y + f, k : k + f] = g[:, i, j]

# %% Salta f
# error: salto-de-f
# - y, k = i * s, j * s
# + y, k = i * f, j * f


# %% Suma ventana a ventana en enteros
# error: salida-de-enteros
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p = filter_size, padding
    x = np.zeros((N, C, H + 2 * p, W + 2 * p), dtype=int)
    alto, ancho = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
    v = columns.reshape(N, alto, ancho, C, f, f)
    for n, i, j in np.ndindex(N, alto, ancho):
        for c, a, b in np.ndindex(C, f, f):
            x[n, c, i * stride + a, j * stride + b] += v[n, i, j, c, a, b]
    return x[:, :, p : p + H, p : p + W]


# %% Suma en enteros una casilla de todas las ventanas
# error: salida-de-enteros
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p = filter_size, padding
    x = np.zeros((N, C, H + 2 * p, W + 2 * p), dtype=np.int32)
    alto, ancho = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
    v = columns.reshape(N, alto, ancho, C, f, f)
    for a, b in np.ndindex(f, f):
        parte = x[:, :, a : a + stride * alto : stride, b : b + stride * ancho : stride]
        parte[...] = parte + v[..., a, b].transpose(0, 3, 1, 2)
    return x[:, :, p : p + H, p : p + W]


# %% Separa como si cada ventana fuera una columna
# error: reshape-por-trasponer
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p = filter_size, padding
    x = np.zeros((N, C, H + 2 * p, W + 2 * p))
    alto, ancho = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
    v = np.reshape(columns, (C, f, f, N, alto, ancho))
    for i, j in np.ndindex(alto, ancho):
        x[:, :, i * stride : i * stride + f, j * stride : j * stride + f] += np.moveaxis(v[..., i, j], 3, 0)
    return x[:, :, p : p + H, p : p + W]


# %% Ventanas en columnas y el lote, lo último
# error: reshape-por-trasponer
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p = filter_size, padding
    x = np.zeros((N, C, H + 2 * p, W + 2 * p))
    alto, ancho = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
    v = columns.reshape(C, f, f, alto, ancho, N)
    for a, b in np.ndindex(f, f):
        sitio = (..., slice(a, a + stride * alto, stride), slice(b, b + stride * ancho, stride))
        x[sitio] += v[:, a, b].transpose(3, 0, 1, 2)
    return x[:, :, p : p + H, p : p + W]


# %% Sin marco: mira si se sale, pero no por delante
# error: indice-negativo
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f = filter_size
    x = np.zeros(shape)
    alto, ancho = (H + 2 * padding - f) // stride + 1, (W + 2 * padding - f) // stride + 1
    v = columns.reshape(N, alto, ancho, C, f, f)
    for i, j, a, b in np.ndindex(alto, ancho, f, f):
        fila, columna = i * stride + a - padding, j * stride + b - padding
        if fila < H and columna < W:
            x[:, :, fila, columna] += v[:, i, j, :, a, b]
    return x


# %% Sin marco: las filas se miran enteras y las columnas, solo al final
# error: indice-negativo
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f = filter_size
    x = np.zeros(shape)
    alto, ancho = (H + 2 * padding - f) // stride + 1, (W + 2 * padding - f) // stride + 1
    v = columns.reshape(N, alto, ancho, C, f, f)
    for i, j, a, b in np.ndindex(alto, ancho, f, f):
        fila, columna = i * stride + a - padding, j * stride + b - padding
        if columna >= W or fila not in range(H):
            continue
        x[:, :, fila, columna] += v[:, i, j, :, a, b]
    return x


# %% Sin marco, y sin mirar si se sale
# error: escribe-fuera
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f = filter_size
    x = np.zeros(shape)
    alto, ancho = (H + 2 * padding - f) // stride + 1, (W + 2 * padding - f) // stride + 1
    v = columns.reshape(N, alto, ancho, C, f, f)
    for i, j, a, b in np.ndindex(alto, ancho, f, f):
        x[:, :, i * stride + a - padding, j * stride + b - padding] += v[:, i, j, :, a, b]
    return x


# %% Filas y, x, n con las columnas u, v, c
# error: filas-por-posicion, columnas-u-v-c
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p = filter_size, padding
    x = np.zeros((N, C, H + 2 * p, W + 2 * p))
    alto, ancho = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
    v = columns.reshape(alto, ancho, N, f, f, C)
    for i, j in np.ndindex(alto, ancho):
        x[:, :, i * stride : i * stride + f, j * stride : j * stride + f] += np.moveaxis(v[i, j], 3, 1)
    return x[:, :, p : p + H, p : p + W]

# %% base: Un bucle por casilla de la ventana

# %% Los cortes no dicen dónde acaban
# error: salto-sin-final
# - dX[:, :, u : u + s * h : s, v : v + s * w : s] += g[:, :, :, :, u, v]
# + dX[:, :, u::s, v::s] += g[:, :, :, :, u, v]

# %% El recorte acaba en H y en W
# error: recorte-hasta-h-y-w
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p = filter_size, padding
    nH, nW = (H + 2 * p - f) // stride + 1, (W + 2 * p - f) // stride + 1
    k = columns.reshape(N, nH, nW, C, f, f).transpose(0, 3, 1, 2, 4, 5)
    A = np.zeros((N, C, H + 2 * p, W + 2 * p))
    for u in range(f):
        for v in range(f):
            A[:, :, u : u + stride * nH : stride, v : v + stride * nW : stride] += k[..., u, v]
    return A[:, :, p:H, p:W]
