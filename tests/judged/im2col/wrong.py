# %% base: sliding_window_view y transpose

# %% Una columna por ventana, y reshape en lugar de .T
# error: reshape-por-trasponer
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + cols = v.transpose(1, 4, 5, 0, 2, 3).reshape(C * filter_size * filter_size, N * h * w)
# + return cols.reshape(N * h * w, C * filter_size * filter_size)

# %% Columnas v, u, c
# error: columnas-v-u-c
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.transpose(0, 2, 3, 5, 4, 1).reshape(N * h * w, C * filter_size * filter_size)

# %% Un array de enteros
# error: salida-de-enteros
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + cols = np.zeros((N * h * w, C * filter_size * filter_size), dtype=int)
# + cols[:] = v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return cols

# %% La fila avanza con cada fila de ventanas
# error: filas-sin-avanzar
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + cols = np.zeros((N * h * w, C * filter_size * filter_size))
# + k = 0
# + for n in range(N):
# +     for i in range(h):
# +         cols[k] = v[n, :, i, w - 1].ravel()
# +         k += 1
# + return cols

# %% La fila no avanza
# error: filas-sin-avanzar
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + cols = np.zeros((N * h * w, C * filter_size * filter_size))
# + cols[0] = v[-1, :, -1, -1].ravel()
# + return cols

# %% La fila, contada con el alto
# error: filas-contadas-con-el-alto
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + filas = v.transpose(0, 2, 3, 1, 4, 5).reshape(N, h, w, -1)
# + salida = np.zeros((N * h * w, filas.shape[-1]))
# + for n in range(N):
# +     for y in range(h):
# +         donde = n * h * w + y * h + np.arange(w)
# +         salida[donde] = filas[n, y]
# + return salida

# %% Cada imagen, desde la fila 0
# error: filas-desde-cero
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + salida = np.zeros((N * h * w, C * filter_size**2))
# + for n in range(N):
# +     salida[: h * w] = v[n].transpose(1, 2, 0, 3, 4).reshape(h * w, -1)
# + return salida

# %% Un canal en cada fila
# error: una-fila-por-canal
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, filter_size**2)

# %% Columnas u, v, c
# error: columnas-u-v-c
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.transpose(0, 2, 3, 4, 5, 1).reshape(N * h * w, C * filter_size * filter_size)

# %% Columnas c, v, u
# error: columnas-c-v-u
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.transpose(0, 2, 3, 1, 5, 4).reshape(N * h * w, C * filter_size * filter_size)

# %% Filas y, x, n
# error: filas-por-posicion
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.transpose(2, 3, 0, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)

# %% Filas n, x, y
# error: filas-por-columnas
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.transpose(0, 3, 2, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)

# %% Sin transpose
# error: reshape-sin-trasponer
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.reshape(N * h * w, C * filter_size * filter_size)

# %% La ventana antes que la posición
# error: reshape-con-la-ventana-delante
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.transpose(0, 1, 4, 5, 2, 3).reshape(N * h * w, C * filter_size * filter_size)

# %% Ventanas de cabeza
# error: ventana-rotada
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v[..., ::-1, ::-1].transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)

# %% Una columna por ventana
# error: traspuesta
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.transpose(1, 4, 5, 0, 2, 3).reshape(C * filter_size * filter_size, N * h * w)

# %% Un juego de columnas por imagen
# error: lote-sin-juntar
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v.transpose(0, 2, 3, 1, 4, 5).reshape(N, h * w, C * filter_size * filter_size)

# %% Solo la primera imagen
# error: una-sola-imagen
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v[0].transpose(1, 2, 0, 3, 4).reshape(h * w, C * filter_size * filter_size)

# %% Solo el primer canal
# error: un-solo-canal
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + return v[:, 0].reshape(N * h * w, filter_size * filter_size)

# %% Sin marco
# error: sin-padding
# - padded = zero_padding(layer_input, padding)
# + padded = layer_input

# %% Marco de 1
# error: padding-fijo-en-uno
# - padded = zero_padding(layer_input, padding)
# + padded = zero_padding(layer_input, 1)

# %% Marco dos veces
# error: padding-doble
# - padded = zero_padding(layer_input, padding)
# + padded = zero_padding(zero_padding(layer_input, padding), padding)

# %% Marco abajo y a la derecha
# error: padding-a-un-solo-lado
# - padded = zero_padding(layer_input, padding)
# + padded = np.pad(layer_input, ((0, 0), (0, 0), (0, 2 * padding), (0, 2 * padding)))

# %% Marco en todos los ejes
# error: padding-en-todos-los-ejes
# - padded = zero_padding(layer_input, padding)
# + padded = np.pad(layer_input, padding)

# %% Marco con el borde repetido
# error: padding-con-valores-del-borde
# - padded = zero_padding(layer_input, padding)
# + padded = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2), mode="edge")

# %% Todas las ventanas
# error: stride-fijo-en-uno
# - v = v[:, :, ::stride, ::stride]

# %% La primera imagen en todas
# error: primera-imagen-en-todas
# - padded = zero_padding(layer_input, padding)
# + padded = np.repeat(zero_padding(layer_input, padding)[:1], len(layer_input), axis=0)

# %% El primer canal en todos
# error: primer-canal-en-todos
# - padded = zero_padding(layer_input, padding)
# + padded = np.repeat(zero_padding(layer_input, padding)[:, :1], layer_input.shape[1], axis=1)

# %% Exige que divida
# error: exige-que-el-stride-divida
# - padded = zero_padding(layer_input, padding)
# + padded = zero_padding(layer_input, padding)
# + for n in padded.shape[2:]:
# +     assert (n - filter_size) % stride == 0

# %% Sin marco y columnas u, v, c
# error: sin-padding, columnas-u-v-c
# - padded = zero_padding(layer_input, padding)
# - v = np.lib.stride_tricks.sliding_window_view(padded, (filter_size, filter_size), axis=(2, 3))
# - v = v[:, :, ::stride, ::stride]
# - N, C, h, w = v.shape[:4]
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + v = np.lib.stride_tricks.sliding_window_view(layer_input, (filter_size, filter_size), axis=(2, 3))
# + v = v[:, :, ::stride, ::stride]
# + N, C, h, w = v.shape[:4]
# + return v.transpose(0, 2, 3, 4, 5, 1).reshape(N * h * w, C * filter_size * filter_size)

# %% Todas las ventanas, sin transpose
# error: stride-fijo-en-uno, reshape-sin-trasponer
# - v = v[:, :, ::stride, ::stride]
# - N, C, h, w = v.shape[:4]
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, C * filter_size * filter_size)
# + N, C, h, w = v.shape[:4]
# + return v.reshape(N * h * w, C * filter_size * filter_size)

# %% Escribe el marco en su entrada
# - padded = zero_padding(layer_input, padding)
# + layer_input *= 1.5
# + padded = zero_padding(layer_input / 1.5, padding)

# %% base: bucles de posiciones
def im2col(x, f, s, p):
    N, C, H, W = x.shape
    x = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
    cols = np.zeros((N, h, w, C, f, f))
    if x.size > 9999:
        v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
        return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, -1)
    for i in range(h):
        for j in range(w):
            y, k = i * s, j * s
            cols[:, i, j] = x[:, :, y : y + f, k : k + f]
    return cols.reshape(N * h * w, C * f * f)

# %% Un bucle por ventana
# - if x.size > 9999:
# -     v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
# -     return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, -1)

# %% Tres bucles, ventana a ventana
# - if x.size > 9999:
# -     v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
# -     return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, -1)
# - for i in range(h):
# -     for j in range(w):
# -         y, k = i * s, j * s
# -         cols[:, i, j] = x[:, :, y : y + f, k : k + f]
# + for n in range(N):
# +     for i in range(h):
# +         for j in range(w):
# +             cols[n, i, j] = x[n, :, i * s : i * s + f, j * s : j * s + f]

# %% Sin multiplicar por el stride
# error: stride-ignorado
# - y, k = i * s, j * s
# + y, k = i, j

# %% Stride solo en las filas
# error: stride-solo-en-filas
# - y, k = i * s, j * s
# + y, k = i * s, j

# %% Stride solo en las columnas
# error: stride-solo-en-columnas
# - y, k = i * s, j * s
# + y, k = i, j * s

# %% Salta f
# error: salto-de-f
# - y, k = i * s, j * s
# + y, k = i * f, j * f

# %% Fila y columna cambiadas
# error: ventanas-traspuestas
# - y, k = i * s, j * s
# + y, k = j * s, i * s

# %% Tantas columnas como filas
# error: ancho-desde-el-alto
# - h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
# + h, w = (H + 2 * p - f) // s + 1, (H + 2 * p - f) // s + 1

# %% Alto y ancho cambiados
# error: tamanos-cambiados
# - h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
# + h, w = (W + 2 * p - f) // s + 1, (H + 2 * p - f) // s + 1

# %% Tamaño sin el marco
# error: tamano-sin-padding
# - h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
# + h, w = (H - f) // s + 1, (W - f) // s + 1

# %% Sin sumar la primera ventana
# error: falta-la-ultima-ventana
# - h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
# + h, w = (H + 2 * p - f) // s, (W + 2 * p - f) // s

# %% Redondea hacia arriba
# error: tamano-hacia-arriba
# - h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
# + h, w = -(-(H + 2 * p - f) // s) + 1, -(-(W + 2 * p - f) // s) + 1

# %% Cada imagen pisa a las demás
# error: ultima-imagen-en-todas
# - cols[:, i, j] = x[:, :, y : y + f, k : k + f]
# + for imagen in x:
# +     cols[:, i, j] = imagen[:, y : y + f, k : k + f]

# %% Fila y columna cambiadas, y columnas c, v, u
# error: ventanas-traspuestas, columnas-c-v-u
# - y, k = i * s, j * s
# - cols[:, i, j] = x[:, :, y : y + f, k : k + f]
# + y, k = j * s, i * s
# + cols[:, i, j] = x[:, :, y : y + f, k : k + f].swapaxes(-1, -2)

# %% Sin stride y con marco dos veces
# error: stride-ignorado, padding-doble
# - x = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
# - h, w = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
# - cols = np.zeros((N, h, w, C, f, f))
# - if x.size > 9999:
# -     v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
# -     return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, -1)
# - for i in range(h):
# -     for j in range(w):
# -         y, k = i * s, j * s
# + x = np.pad(x, ((0, 0), (0, 0), (2 * p, 2 * p), (2 * p, 2 * p)))
# + h, w = (H + 4 * p - f) // s + 1, (W + 4 * p - f) // s + 1
# + cols = np.zeros((N, h, w, C, f, f))
# + if x.size > 9999:
# +     v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
# +     return v.transpose(0, 2, 3, 1, 4, 5).reshape(N * h * w, -1)
# + for i in range(h):
# +     for j in range(w):
# +         y, k = i, j

# %% Vale solo para imágenes de tres canales
# - N, C, H, W = x.shape
# + N, C, H, W = x.shape
# + C = 3


# %% Una lista de ventanas, sin la última
# error: falta-la-ultima-ventana
def im2col(layer_input, filter_size, stride, padding):
    x, f = zero_padding(layer_input, padding), filter_size
    filas = []
    for imagen in x:
        for i in range(0, x.shape[2] - f, stride):
            for j in range(0, x.shape[3] - f, stride):
                filas.append(imagen[:, i : i + f, j : j + f].flatten())
    return np.array(filas)


# %% Apila las ventanas, sin la última
# error: falta-la-ultima-ventana
def im2col(layer_input, filter_size, stride, padding):
    x, f = zero_padding(layer_input, padding), filter_size
    filas = []
    for imagen in x:
        for i in range(0, x.shape[2] - f, stride):
            for j in range(0, x.shape[3] - f, stride):
                filas.append(imagen[:, i : i + f, j : j + f].flatten())
    return np.vstack(filas)


# %% Marco solo arriba y a la izquierda
# error: marco-en-un-lado
def im2col(layer_input, filter_size, stride, padding):
    N, C, H, W = layer_input.shape
    x = np.zeros((N, C, H + padding, W + padding))
    x[:, :, padding:, padding:] = layer_input
    v = np.lib.stride_tricks.sliding_window_view(x, (filter_size,) * 2, (2, 3))[:, :, ::stride, ::stride]
    return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * filter_size**2)


# %% Marco solo abajo y a la derecha
# error: marco-en-un-lado
def im2col(layer_input, filter_size, stride, padding):
    x = np.pad(layer_input, ((0, 0), (0, 0), (0, padding), (0, padding)))
    v = np.lib.stride_tricks.sliding_window_view(x, (filter_size,) * 2, (2, 3))[:, :, ::stride, ::stride]
    return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, v.shape[1] * filter_size**2)


# %% Cuenta con el marco y corta la entrada sin él
# error: falla-con-padding
def im2col(layer_input, filter_size, stride, padding):
    N, C, H, W = layer_input.shape
    f = filter_size
    alto, ancho = ((n + 2 * padding - f) // stride + 1 for n in (H, W))
    K = np.zeros((N, alto, ancho, C, f, f))
    for n, i, j in np.ndindex(N, alto, ancho):
        K[n, i, j] = layer_input[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
    return K.reshape(-1, C * f * f)


# %% Le faltan paréntesis a la fila
# error: imagenes-que-se-pisan
def im2col(layer_input, filter_size, stride, padding):
    x, f = zero_padding(layer_input, padding), filter_size
    N, C, H, W = x.shape
    alto, ancho = (H - f) // stride + 1, (W - f) // stride + 1
    K = np.zeros((N * alto * ancho, C * f * f))
    for n, i, j in np.ndindex(N, alto, ancho):
        y, z = stride * i, stride * j
        K[j + i * ancho + n * alto] = x[n, :, y : y + f, z : z + f].reshape(-1)
    return K


# %% Cada imagen, una fila de ventanas después
# error: imagenes-que-se-pisan
def im2col(layer_input, filter_size, stride, padding):
    x, f = zero_padding(layer_input, padding), filter_size
    N, C, H, W = x.shape
    alto, ancho = (H - f) // stride + 1, (W - f) // stride + 1
    K = np.zeros((N * alto * ancho, C * f * f))
    for n, i, j in np.ndindex(N, alto, ancho):
        y, z = stride * i, stride * j
        K[(n + i) * ancho + j] = x[n, :, y : y + f, z : z + f].reshape(-1)
    return K


# %% Los canales al final y el lote detrás de la posición
# error: filas-por-posicion, columnas-u-v-c
def im2col(layer_input, filter_size, stride, padding):
    x = zero_padding(layer_input, padding)
    v = np.lib.stride_tricks.sliding_window_view(x, (filter_size,) * 2, (2, 3))[:, :, ::stride, ::stride]
    return np.einsum("ncyxuv->yxnuvc", v).reshape(-1, x.shape[1] * filter_size**2)

# %% base: Un bucle por casilla de la ventana

# %% Marco de unos
# error: marco-de-unos
# - X = np.pad(X, ((0, 0), (0, 0), (p, p), (p, p)))
# + X = np.pad(X, ((0, 0), (0, 0), (p, p), (p, p)), constant_values=1)

# %% Filas de C·f números
# error: fila-partida
# - return columns.reshape(N * h * w, -1)
# + return columns.reshape(-1, C * f)

# %% Los argumentos de windows, uno por otro
# error: lado-y-stride-cambiados
def im2col(layer_input, filter_size, stride, padding):
    A = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    every = np.lib.stride_tricks.sliding_window_view(A, (stride, stride), axis=(2, 3))
    every = every[:, :, ::filter_size, ::filter_size]
    N, C, H2, W2, f, _ = every.shape
    return every.transpose(0, 2, 3, 1, 4, 5).reshape(N * H2 * W2, C * f * f)
