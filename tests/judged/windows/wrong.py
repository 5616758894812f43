# %% base: sliding_window_view

# %% Un array de enteros
# error: salida-de-enteros
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride, ::stride].astype(int)

# %% Sin la última ventana, con range(0, H - f, stride)
# error: falta-la-ultima-ventana
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, :-1:stride, :-1:stride]

# %% Salta entre imágenes y canales
# error: stride-entre-imagenes-y-canales
# - return found[:, :, ::stride, ::stride]
# + return found[::stride, ::stride]

# %% Todas las ventanas
# error: stride-fijo-en-uno
# - return found[:, :, ::stride, ::stride]
# + return found

# %% Salta dentro de la ventana
# error: stride-dentro-de-la-ventana
# - return found[:, :, ::stride, ::stride]
# + return found[..., ::stride, ::stride]

# %% Salta solo en las filas
# error: stride-solo-en-filas
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride]

# %% Salta solo en las columnas
# error: stride-solo-en-columnas
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, :, ::stride]

# %% Salta dos veces
# error: stride-dos-veces
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride, ::stride][:, :, ::stride, ::stride]

# %% Ventana de lado stride
# error: ventana-de-lado-stride
# - found = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
# + found = np.lib.stride_tricks.sliding_window_view(X, (stride, stride), axis=(2, 3))

# %% La ventana delante
# error: ejes-de-la-ventana-delante
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride, ::stride].transpose(0, 1, 4, 5, 2, 3)

# %% Como en im2col
# error: canales-junto-a-la-ventana
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride, ::stride].transpose(0, 2, 3, 1, 4, 5)

# %% La posición, lo primero
# error: posicion-delante-del-lote
# - return found[:, :, ::stride, ::stride]
# + return np.moveaxis(found[:, :, ::stride, ::stride], (2, 3), (0, 1))

# %% swapaxes en la posición
# error: posicion-traspuesta
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride, ::stride].swapaxes(2, 3)

# %% .T de cada ventana
# error: ventana-traspuesta
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride, ::stride].swapaxes(-1, -2)

# %% Ventanas de cabeza
# error: ventana-rotada
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride, ::stride, ::-1, ::-1]

# %% Solo la primera imagen
# error: una-sola-imagen
# - return found[:, :, ::stride, ::stride]
# + return found[:1, :, ::stride, ::stride]

# %% La primera imagen en todas
# error: primera-imagen-en-todas
# - return found[:, :, ::stride, ::stride]
# + return np.broadcast_to(found[:1], found.shape)[:, :, ::stride, ::stride]

# %% El primer canal en todos
# error: primer-canal-en-todos
# - return found[:, :, ::stride, ::stride]
# + return np.broadcast_to(found[:, :1], found.shape)[:, :, ::stride, ::stride]

# %% Exige que divida
# error: exige-que-el-stride-divida
# - found = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
# + assert (X.shape[2] - filter_size) % stride == 0 and (X.shape[3] - filter_size) % stride == 0
# + found = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))

# %% Exige una imagen cuadrada
# error: exige-imagen-cuadrada
# - found = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
# + if X.shape[2] != X.shape[3]:
# +     raise ValueError("cuadrada")
# + found = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))

# %% Una copia
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride, ::stride].copy()

# %% Escribe en su entrada
# - found = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
# + X += 0.0
# + X[0, 0, 0, 0] = 0.0
# + found = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))

# %% Todas y la ventana traspuesta
# error: stride-fijo-en-uno, ventana-traspuesta
# - return found[:, :, ::stride, ::stride]
# + return found.swapaxes(4, 5)

# %% Solo salta en filas y ventanas de cabeza
# error: stride-solo-en-filas, ventana-rotada
# - return found[:, :, ::stride, ::stride]
# + return found[:, :, ::stride, :, ::-1, ::-1]

# %% La ventana delante y todas las ventanas
# error: ejes-de-la-ventana-delante, stride-fijo-en-uno
# - return found[:, :, ::stride, ::stride]
# + return found.transpose(0, 1, 4, 5, 2, 3)

# %% base: as_strided

# %% El stride, solo en el salto de las filas
# error: stride-solo-en-filas
# - return np.lib.stride_tricks.as_strided(X, (N, C, h, w, f, f), (a, b, s * c, s * d, c, d), writeable=False)
# + return np.lib.stride_tricks.as_strided(X, (N, C, h, w, f, f), (a, b, s * c, d, c, d), writeable=False)

# %% Saltos sin multiplicar
# error: stride-ignorado
# - return np.lib.stride_tricks.as_strided(X, (N, C, h, w, f, f), (a, b, s * c, s * d, c, d), writeable=False)
# + return np.lib.stride_tricks.as_strided(X, (N, C, h, w, f, f), (a, b, c, d, c, d), writeable=False)

# %% Saltos en bytes de un array por filas
# error: orden-por-filas-supuesto
# - a, b, c, d = X.strides
# + d = X.itemsize
# + c = W * d
# + b = H * c
# + a = C * b

# %% Sin sumar la primera ventana
# error: falta-la-ultima-ventana
# - h, w = (H - f) // s + 1, (W - f) // s + 1
# + h, w = (H - f) // s, (W - f) // s

# %% base: bucles que copian
def windows(X, f, s):
    N, C, H, W = X.shape
    h, w = (H - f) // s + 1, (W - f) // s + 1
    salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
    for y in range(h):
        for x in range(w):
            salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
    forma = salida.shape
    a, b, c, d = X.strides
    return np.lib.stride_tricks.as_strided(X, forma, (a, b, c * s, d * s, c, d))

# %% Bucles que copian
# - return np.lib.stride_tricks.as_strided(X, forma, (a, b, c * s, d * s, c, d))
# + return salida

# %% Tantas columnas como filas
# error: ancho-desde-el-alto
# - h, w = (H - f) // s + 1, (W - f) // s + 1
# - salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# - for y in range(h):
# -     for x in range(w):
# -         salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
# - forma = salida.shape
# - a, b, c, d = X.strides
# - return np.lib.stride_tricks.as_strided(X, forma, (a, b, c * s, d * s, c, d))
# + h, w = (H - f) // s + 1, (H - f) // s + 1
# + salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# + for y in range(h):
# +     for x in range(w):
# +         salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
# + return salida

# %% Alto y ancho cambiados
# error: tamanos-cambiados
# - h, w = (H - f) // s + 1, (W - f) // s + 1
# - salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# - for y in range(h):
# -     for x in range(w):
# -         salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
# - forma = salida.shape
# - a, b, c, d = X.strides
# - return np.lib.stride_tricks.as_strided(X, forma, (a, b, c * s, d * s, c, d))
# + h, w = (W - f) // s + 1, (H - f) // s + 1
# + salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# + for y in range(h):
# +     for x in range(w):
# +         salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
# + return salida

# %% Redondea hacia arriba
# error: tamano-hacia-arriba
# - h, w = (H - f) // s + 1, (W - f) // s + 1
# - salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# - for y in range(h):
# -     for x in range(w):
# -         salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
# - forma = salida.shape
# - a, b, c, d = X.strides
# - return np.lib.stride_tricks.as_strided(X, forma, (a, b, c * s, d * s, c, d))
# + h, w = int(np.ceil((H - f) / s)) + 1, int(np.ceil((W - f) / s)) + 1
# + salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# + for y in range(h):
# +     for x in range(w):
# +         salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
# + return salida

# %% Divide sin restar el filtro
# error: tamano-sin-filtro
# - h, w = (H - f) // s + 1, (W - f) // s + 1
# - salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# - for y in range(h):
# -     for x in range(w):
# -         salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
# - forma = salida.shape
# - a, b, c, d = X.strides
# - return np.lib.stride_tricks.as_strided(X, forma, (a, b, c * s, d * s, c, d))
# + h, w = H // s, W // s
# + salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# + for y in range(h):
# +     for x in range(w):
# +         salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
# + return salida

# %% Salta f
# error: salto-de-f
# - h, w = (H - f) // s + 1, (W - f) // s + 1
# - salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# - for y in range(h):
# -     for x in range(w):
# -         salida[:, :, y, x] = X[:, :, y * s : y * s + f, x * s : x * s + f]
# - forma = salida.shape
# - a, b, c, d = X.strides
# - return np.lib.stride_tricks.as_strided(X, forma, (a, b, c * s, d * s, c, d))
# + h, w = (H - f) // s + 1, (W - f) // s + 1
# + salida = np.empty((N, C, h, w, f, f), dtype=X.dtype)
# + for y in range(h):
# +     for x in range(w):
# +         salida[:, :, y, x] = X[:, :, y * f : y * f + f, x * f : x * f + f]
# + return salida

# %% Tamaño con decimales
# - h, w = (H - f) // s + 1, (W - f) // s + 1
# + h, w = (H - f) / s + 1, (W - f) / s + 1


# %% Una de cada stride, y después las ventanas
# error: stride-en-la-imagen
def windows(X, filter_size, stride):
    reducida = X[..., ::stride, ::stride]
    f = filter_size
    return np.lib.stride_tricks.sliding_window_view(reducida, (f, f), (-2, -1))


# %% Una de cada stride, con as_strided
# error: stride-en-la-imagen
def windows(X, filter_size, stride):
    x = X[:, :, ::stride, ::stride]
    N, C, H, W = x.shape
    a, b, c, d = x.strides
    forma = (N, C, H - filter_size + 1, W - filter_size + 1, filter_size, filter_size)
    return np.lib.stride_tricks.as_strided(x, forma, (a, b, c, d, c, d), writeable=False)


# %% Toma las ventanas en los ejes 1 y 2
# error: canales-al-final
def windows(X, filter_size, stride):
    todas = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(1, 2))
    return todas[:, ::stride, ::stride]


# %% Ventanas en los ejes 1 y 2, y el salto en los ejes 2 y 3
# error: canales-al-final
def windows(X, filter_size, stride):
    todas = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(1, 2))
    return todas[:, :, ::stride, ::stride]


# %% Junta los cortes de range(0, H - f, stride)
# error: falta-la-ultima-ventana
def windows(X, filter_size, stride):
    H, W = X.shape[2:]
    f = filter_size
    filas = [
        np.stack([X[:, :, y : y + f, x : x + f] for x in range(0, W - f, stride)], axis=2)
        for y in range(0, H - f, stride)
    ]
    return np.stack(filas, 2)

# %% Un reshape a la forma pedida
# error: bloques-sin-trasponer
def windows(X, filter_size, stride):
    N, C, H, W = X.shape
    f = filter_size
    return X.reshape(N, C, H // f, W // f, f, f)

# %% Bloques sin solaparse
# error: bloques
def windows(X, filter_size, stride):
    N, C, H, W = X.shape
    f = filter_size
    return X.reshape(N, C, H // f, f, W // f, f).transpose(0, 1, 2, 4, 3, 5)

# %% El lado y el stride, uno por otro
# error: lado-y-stride-cambiados
def windows(X, filter_size, stride):
    every = np.lib.stride_tricks.sliding_window_view(X, (stride, stride), axis=(2, 3))
    return every[:, :, ::filter_size, ::filter_size]

# %% Ventanas en los ejes 0 y 1
# error: ventanas-del-lote
def windows(X, filter_size, stride):
    every = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(0, 1))
    return every[:, :, ::stride, ::stride]
