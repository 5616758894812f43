# %% base: im2col y un producto

# %% im2col sin el padding
# error: columnas-sin-padding
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, 0) @ W.reshape(F, -1).T + b

# %% Los filtros delante
# error: filtros-delante-del-lote
# - return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2)
# + return Z.reshape(len(layer_input), h, w, F).transpose(3, 0, 1, 2)

# %% La suma de todos los sesgos
# error: suma-de-los-sesgos
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b.sum()

# %% H' y W' sin contar el padding
# error: salida-sin-padding
# - h = output_size(layer_input.shape[2], f, stride, padding)
# - w = output_size(layer_input.shape[3], f, stride, padding)
# + h = (layer_input.shape[2] - f) // stride + 1
# + w = (layer_input.shape[3] - f) // stride + 1

# %% W.T con todos los ejes al revés
# error: pesos-v-u-c
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.T.reshape(-1, F) + b

# %% reshape directo a la salida
# error: reshape-desde-las-ventanas
# - return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2)
# + return Z.reshape(len(layer_input), F, h, w)

# %% Sin mover los filtros
# error: filtros-al-final
# - return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2)
# + return Z.reshape(len(layer_input), h, w, F)

# %% Filas y columnas de la salida cambiadas
# error: salida-transpuesta
# - return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2)
# + return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 2, 1)

# %% Alto y ancho cambiados en el reshape
# error: salida-reformada
# - return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2)
# + return Z.reshape(len(layer_input), w, h, F).transpose(0, 3, 1, 2)

# %% Filas y, x, n
# error: filas-por-posicion
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1] * filter_size * filter_size)
# + return v.transpose(2, 3, 0, 1, 4, 5).reshape(-1, x.shape[1] * filter_size * filter_size)

# %% Columnas u, v, c
# error: columnas-u-v-c
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1] * filter_size * filter_size)
# + return v.transpose(0, 2, 3, 4, 5, 1).reshape(-1, x.shape[1] * filter_size * filter_size)

# %% Columnas c, v, u
# error: filtro-transpuesto
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1] * filter_size * filter_size)
# + return v.transpose(0, 2, 3, 1, 5, 4).reshape(-1, x.shape[1] * filter_size * filter_size)

# %% Ventanas sin trasponer
# error: ventanas-sin-trasponer
# - return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1] * filter_size * filter_size)
# + return v.reshape(-1, x.shape[1] * filter_size * filter_size)

# %% Pesos sin trasponer
# error: pesos-sin-trasponer
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(-1, F) + b

# %% Filtros girados
# error: filtro-rotado
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W[:, :, ::-1, ::-1].reshape(F, -1).T + b

# %% Sin sesgo
# error: sin-sesgo
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T

# %% Resta el sesgo
# error: sesgo-restado
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T - b

# %% El primer sesgo en todos
# error: sesgo-del-primer-filtro
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b[0]

# %% El sesgo en cada producto
# error: sesgo-dentro
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + W[0].size * b

# %% Sesgo por filas
# error: sesgo-por-filas
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b[:, None]

# %% Suma b al final
# error: sesgo-por-columnas
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# - return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2)
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T
# + return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2) + b

# %% Media de la ventana
# error: media-de-la-ventana
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T / W[0].size + b

# %% El primer filtro en todos
# error: primer-filtro-en-todos
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ np.repeat(W[:1], F, axis=0).reshape(F, -1).T + b

# %% Solo el primer canal
# error: un-solo-canal
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input[:, :1], f, stride, padding) @ W[:, :1].reshape(F, -1).T + b

# %% La primera imagen en todas
# error: primera-imagen-en-todas
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + una = im2col(layer_input[:1], f, stride, padding)
# + Z = np.tile(una, (len(layer_input), 1)) @ W.reshape(F, -1).T + b

# %% La última imagen en todas
# error: ultima-imagen-en-todas
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + una = im2col(layer_input[-1:], f, stride, padding)
# + Z = np.tile(una, (len(layer_input), 1)) @ W.reshape(F, -1).T + b

# %% Solo calcula la primera imagen
# error: solo-primera-imagen
# - return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2)
# + Z = Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2).copy()
# + Z[1:] = 0
# + return Z

# %% Exige que divida
# error: exige-que-el-stride-divida
# - F, f = W.shape[0], W.shape[-1]
# + F, f = W.shape[0], W.shape[-1]
# + assert all((n + 2 * padding - f) % stride == 0 for n in layer_input.shape[2:])

# %% Pesos u, v, c
# error: pesos-u-v-c
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.transpose(0, 2, 3, 1).reshape(F, -1).T + b

# %% Pesos u, v, c y sin sesgo
# error: pesos-u-v-c, sin-sesgo
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.transpose(0, 2, 3, 1).reshape(F, -1).T

# %% reshape directo y pesos sin trasponer
# error: reshape-desde-las-ventanas, pesos-sin-trasponer
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# - return Z.reshape(len(layer_input), h, w, F).transpose(0, 3, 1, 2)
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(-1, F) + b
# + return Z.reshape(len(layer_input), F, h, w)

# %% Filtros girados y resta el sesgo
# error: filtro-rotado, sesgo-restado
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W[:, :, ::-1, ::-1].reshape(F, -1).T - b

# %% Cambia los pesos
# - F, f = W.shape[0], W.shape[-1]
# + F, f = W.shape[0], W.shape[-1]
# + W *= 2
# + W = W / 2

# %% base: El producto con los filtros a la izquierda

# %% reshape de (F, N·H'·W')
# error: reshape-sin-trasponer
# - return Z.reshape(F, N, h, w).transpose(1, 0, 2, 3)
# + return Z.reshape(N, F, h, w)

# %% Sin marco
# error: sin-padding
# - x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# + x = layer_input

# %% Marco de 1
# error: padding-fijo-en-uno
# - x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# + x = np.pad(layer_input, ((0, 0), (0, 0), (1, 1), (1, 1)))

# %% Marco doble
# error: padding-doble
# - x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# + x = np.pad(layer_input, ((0, 0), (0, 0), (2 * padding,) * 2, (2 * padding,) * 2))

# %% Marco con el borde repetido
# error: padding-con-valores-del-borde
# - x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# + x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)), mode="edge")

# %% Cortes sin stride
# error: stride-ignorado
# - trozo = x[:, :, u : u + stride * (h - 1) + 1 : stride, v : v + stride * (w - 1) + 1 : stride]
# + trozo = x[:, :, u : u + h, v : v + w]

# %% Stride solo en filas
# error: stride-solo-en-filas
# - trozo = x[:, :, u : u + stride * (h - 1) + 1 : stride, v : v + stride * (w - 1) + 1 : stride]
# + trozo = x[:, :, u : u + stride * (h - 1) + 1 : stride, v : v + w]

# %% Stride solo en columnas
# error: stride-solo-en-columnas
# - trozo = x[:, :, u : u + stride * (h - 1) + 1 : stride, v : v + stride * (w - 1) + 1 : stride]
# + trozo = x[:, :, u : u + h, v : v + stride * (w - 1) + 1 : stride]

# %% Stride 1 siempre
# error: stride-fijo-en-uno
# - N, C = x.shape[:2]
# + N, C = x.shape[:2]
# + stride = 1

# %% Suma el lote
# error: lote-sumado
# - cols[:, u, v] = trozo.transpose(1, 0, 2, 3)
# + cols[:, u, v] = trozo.sum(axis=0)[:, None]

# %% reshape de (F, N·H'·W') y sin marco
# error: reshape-sin-trasponer, sin-padding
# - x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# - N, C = x.shape[:2]
# - F, _, f, _ = W.shape
# - h, w = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
# - cols = np.empty((C, f, f, N, h, w))
# - for u in range(f):
# -     for v in range(f):
# -         trozo = x[:, :, u : u + stride * (h - 1) + 1 : stride, v : v + stride * (w - 1) + 1 : stride]
# -         cols[:, u, v] = trozo.transpose(1, 0, 2, 3)
# - Z = W.reshape(F, C * f * f) @ cols.reshape(C * f * f, -1) + b[:, None]
# - return Z.reshape(F, N, h, w).transpose(1, 0, 2, 3)
# + x = layer_input
# + N, C = x.shape[:2]
# + F, _, f, _ = W.shape
# + h, w = (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1
# + cols = np.empty((C, f, f, N, h, w))
# + for u in range(f):
# +     for v in range(f):
# +         trozo = x[:, :, u : u + stride * (h - 1) + 1 : stride, v : v + stride * (w - 1) + 1 : stride]
# +         cols[:, u, v] = trozo.transpose(1, 0, 2, 3)
# + Z = W.reshape(F, C * f * f) @ cols.reshape(C * f * f, -1) + b[:, None]
# + return Z.reshape(N, F, h, w)

# %% Con la pieza de la unidad 03
# - x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# + from grader.pieces import conv_forward
# +
# + return conv_forward(layer_input, W, b, stride, padding)
# + x = layer_input

# %% base: bucles de posiciones
def conv_forward_fast(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    if x.size > 9999:
        v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
        return np.einsum("nchwuv,fcuv->nfhw", v, W) + b[:, None, None]
    h, w = (H + 2 * padding - f) // stride + 1, (A + 2 * padding - f) // stride + 1
    K = np.zeros((N, h, w, C * f * f))
    for i in range(h):
        for j in range(w):
            trozo = x[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
            K[:, i, j] = trozo.reshape(N, -1)
    return np.moveaxis(K @ W.reshape(F, -1).T + b, 3, 1)

# %% Un bucle por ventana
# - if x.size > 9999:
# -     v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
# -     return np.einsum("nchwuv,fcuv->nfhw", v, W) + b[:, None, None]

# %% Tantas columnas como filas
# error: ancho-desde-el-alto
# - h, w = (H + 2 * padding - f) // stride + 1, (A + 2 * padding - f) // stride + 1
# + h, w = (H + 2 * padding - f) // stride + 1, (H + 2 * padding - f) // stride + 1

# %% Alto y ancho cambiados
# error: tamanos-cambiados
# - h, w = (H + 2 * padding - f) // stride + 1, (A + 2 * padding - f) // stride + 1
# + h, w = (A + 2 * padding - f) // stride + 1, (H + 2 * padding - f) // stride + 1

# %% Redondea hacia arriba
# error: falla-si-el-stride-no-divide
# - h, w = (H + 2 * padding - f) // stride + 1, (A + 2 * padding - f) // stride + 1
# + h, w = -(-(H + 2 * padding - f) // stride) + 1, -(-(A + 2 * padding - f) // stride) + 1

# %% El tamaño cuenta el marco dos veces
# error: falla-con-padding
# - h, w = (H + 2 * padding - f) // stride + 1, (A + 2 * padding - f) // stride + 1
# + h, w = (H + 4 * padding - f) // stride + 1, (A + 4 * padding - f) // stride + 1

# %% Ventanas de la entrada sin marco
# error: ventanas-sin-marco
# - trozo = x[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + trozo = layer_input[:, :, i * stride : i * stride + f, j * stride : j * stride + f]

# %% Los cuatro bucles de la unidad 03
def conv_forward_fast(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    x = zero_padding(layer_input, padding)
    h = output_size(H, f, stride, padding)
    w = output_size(A, f, stride, padding)
    Z = np.zeros((N, F, h, w))
    for n, k, i, j in np.ndindex(N, F, h, w):
        Z[n, k, i, j] = np.sum(x[n, :, i * stride : i * stride + f, j * stride : j * stride + f] * W[k]) + b[k]
    return Z


# %% Asigna lo de cada casilla del filtro
# error: ultima-casilla
def conv_forward_fast(layer_input, W, b, stride, padding):
    x, f = zero_padding(layer_input, padding), W.shape[2]
    alto, ancho = ((n - f) // stride + 1 for n in x.shape[2:])
    for u, v in np.ndindex(f, f):
        trozo = x[:, :, u : u + stride * alto : stride, v : v + stride * ancho : stride]
        z = np.tensordot(trozo, W[:, :, u, v], (1, 1)).transpose(0, 3, 1, 2)
    return z + b.reshape(1, -1, 1, 1)


# %% Asigna lo de cada canal, y sin el sesgo
# error: ultimo-canal, sin-sesgo
def conv_forward_fast(layer_input, W, b, stride, padding):
    x, f = zero_padding(layer_input, padding), W.shape[2]
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), (2, 3))[:, :, ::stride, ::stride]
    for canal in range(v.shape[1]):
        z = np.tensordot(v[:, canal], W[:, canal], ((3, 4), (1, 2)))
    return z.transpose(0, 3, 1, 2)


# %% Las filas, con el ancho delante del alto
# error: filas-por-columnas
def conv_forward_fast(layer_input, W, b, stride, padding):
    x, F, f = zero_padding(layer_input, padding), len(W), W.shape[2]
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), (2, 3))[:, :, ::stride, ::stride]
    N, _, alto, ancho = v.shape[:4]
    filas = v.transpose(0, 2, 3, 1, 4, 5).reshape(N * alto * ancho, -1)
    return np.einsum("nxyf->nfyx", (filas @ W.reshape(F, -1).T + b).reshape(N, ancho, alto, F))


# %% El marco, solo delante
# error: marco-en-un-lado
def conv_forward_fast(layer_input, W, b, stride, padding):
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, 0), (padding, 0)))
    v = np.lib.stride_tricks.sliding_window_view(x, W.shape[2:], (2, 3))[:, :, ::stride, ::stride]
    return np.einsum("ncyxuv,fcuv->nfyx", v, W) + b[:, None, None]

# %% base: im2col y un producto

# %% El ancho de la salida sale del alto al repartir
# error: reparto-cuadrado
# - w = output_size(layer_input.shape[3], f, stride, padding)
# + w = output_size(layer_input.shape[2], f, stride, padding)

# %% Las columnas, solo de la primera imagen
# error: columnas-de-una-imagen
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input[:1], f, stride, padding) @ W.reshape(F, -1).T + b

# %% El sesgo dos veces
# error: sesgo-dos-veces
# - Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b
# + Z = im2col(layer_input, f, stride, padding) @ W.reshape(F, -1).T + b + b

# %% El padding, una vez
# error: salida-con-un-padding
def conv_forward_fast(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, f = len(W), W.shape[-1]
    nH, nW = (H + padding - f) // stride + 1, (A + padding - f) // stride + 1
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    columns = v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * f * f)
    Z = columns @ W.reshape(F, -1).T + b
    return Z.reshape(N, nH, nW, F).transpose(0, 3, 1, 2)

# %% Columnas de 1 en 1
# error: columnas-sin-stride
def conv_forward_fast(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, f = len(W), W.shape[-1]
    nH, nW = (H + 2 * padding - f) // stride + 1, (A + 2 * padding - f) // stride + 1
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))
    columns = v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * f * f)
    Z = columns @ W.reshape(F, -1).T + b
    return Z.reshape(N, nH, nW, F).transpose(0, 3, 1, 2)

# %% Con ReLU
# error: activacion-incluida
def conv_forward_fast(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, f = len(W), W.shape[-1]
    nH, nW = (H + 2 * padding - f) // stride + 1, (A + 2 * padding - f) // stride + 1
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    columns = v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * f * f)
    Z = columns @ W.reshape(F, -1).T + b
    return Z.reshape(N, nH, nW, F).transpose(0, 3, 1, 2).clip(0)

# %% Reparte la traspuesta y suma el sesgo después
# error: reshape-sin-trasponer
def conv_forward_fast(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, f = len(W), W.shape[-1]
    nH, nW = (H + 2 * padding - f) // stride + 1, (A + 2 * padding - f) // stride + 1
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    columns = v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * f * f)
    Z = W.reshape(F, -1) @ columns.T
    return Z.reshape(N, F, nH, nW) + b[:, None, None]
