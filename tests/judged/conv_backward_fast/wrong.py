# %% base: im2col, col2im y tres productos

# %% Los sesgos antes que los pesos
# error: sesgos-antes-que-pesos
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, b - learning_rate * db, W - learning_rate * dW

# %% l_O en el orden n, x, y
# error: l-o-por-columnas
# - g = l_O.transpose(0, 2, 3, 1).reshape(-1, F)
# + g = l_O.transpose(0, 3, 2, 1).reshape(-1, F)

# %% col2im sin el padding
# error: columnas-sin-marco
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, 0)

# %% Columnas sin padding
# error: columnas-sin-padding
# - K = im2col(layer_input, f, stride, padding)
# + K = im2col(layer_input, f, stride, 0)

# %% El gradiente de b, con la suma de todo
# error: db-de-todos-los-filtros
# - db = g.sum(axis=0)
# + db = g.sum()

# %% El gradiente de b, con la suma de cada fila
# error: db-por-filas
# - db = g.sum(axis=0)
# + db = l_O.sum(axis=(0, 1, 3))

# %% El gradiente de b, con la suma de cada columna
# error: db-por-columnas
# - db = g.sum(axis=0)
# + db = l_O.sum(axis=(0, 1, 2))

# %% l_O sin llevar los filtros al final
# error: l-o-por-ventanas, l-o-por-ventanas-en-db
# - g = l_O.transpose(0, 2, 3, 1).reshape(-1, F)
# + g = l_O.reshape(-1, F)

# %% l_O sin trasponer solo al derivar W
# error: l-o-por-ventanas-en-dw
# - dW = (g.T @ K).reshape(W.shape)
# + dW = (l_O.reshape(-1, F).T @ K).reshape(W.shape)

# %% l_O sin trasponer solo en la entrada
# error: l-o-por-ventanas-en-la-entrada
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dX = col2im(l_O.reshape(-1, F) @ W.reshape(F, -1), layer_input.shape, f, stride, padding)

# %% l_O sin trasponer en los sesgos
# error: l-o-por-ventanas-en-db
# - db = g.sum(axis=0)
# + db = l_O.reshape(-1, F).sum(axis=0)

# %% l_O con las filas y, x, n
# error: l-o-por-posicion
# - g = l_O.transpose(0, 2, 3, 1).reshape(-1, F)
# + g = l_O.transpose(2, 3, 0, 1).reshape(-1, F)

# %% Pesos u, v, c al repartir
# error: pesos-u-v-c
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dX = col2im(g @ W.transpose(0, 2, 3, 1).reshape(F, -1), layer_input.shape, f, stride, padding)

# %% El gradiente de W, como si fuera u, v, c
# error: dw-u-v-c
# - dW = (g.T @ K).reshape(W.shape)
# + dW = (g.T @ K).reshape(F, f, f, C).transpose(0, 3, 1, 2)

# %% El gradiente de W sin trasponer
# error: dw-sin-trasponer
# - dW = (g.T @ K).reshape(W.shape)
# + dW = (K.T @ g).reshape(W.shape)

# %% El gradiente de W girado
# error: dw-rotado
# - dW = (g.T @ K).reshape(W.shape)
# + dW = (g.T @ K).reshape(W.shape)[:, :, ::-1, ::-1]

# %% El gradiente de W con filas y columnas cambiadas
# error: dw-traspuesto
# - dW = (g.T @ K).reshape(W.shape)
# + dW = (g.T @ K).reshape(W.shape).swapaxes(2, 3)

# %% Media del lote en W y b
# error: media-del-lote, media-en-db
# - dW = (g.T @ K).reshape(W.shape)
# - db = g.sum(axis=0)
# + dW = (g.T @ K).reshape(W.shape) / len(l_O)
# + db = g.sum(axis=0) / len(l_O)

# %% Media del lote en la entrada
# error: media-en-la-entrada
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding) / len(l_O)

# %% Pesos ya actualizados
# error: pesos-nuevos-en-la-entrada
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + W_new = W - learning_rate * dW
# + dX = col2im(g @ W_new.reshape(F, -1), layer_input.shape, f, stride, padding)

# %% Filtros girados al repartir
# error: filtro-rotado
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dX = col2im(g @ W[:, :, ::-1, ::-1].reshape(F, -1), layer_input.shape, f, stride, padding)

# %% Filtros traspuestos al repartir
# error: filtro-traspuesto
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dX = col2im(g @ W.swapaxes(2, 3).reshape(F, -1), layer_input.shape, f, stride, padding)

# %% Suma el gradiente a W
# error: signo-en-w
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W + learning_rate * dW, b - learning_rate * db

# %% Sin tasa en W
# error: sin-tasa-en-w
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W - dW, b - learning_rate * db

# %% W sin actualizar
# error: w-sin-actualizar
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W, b - learning_rate * db

# %% Devuelve los gradientes
# error: devuelve-gradientes
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, dW, db

# %% Sin tasa
# error: sin-tasa
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W - dW, b - db

# %% Suma los gradientes
# error: signo-del-paso
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W + learning_rate * dW, b + learning_rate * db

# %% Sin tasa en b
# error: sin-tasa-en-b
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W - learning_rate * dW, b - db

# %% Suma el gradiente a b
# error: signo-en-b
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W - learning_rate * dW, b + learning_rate * db

# %% b sin actualizar
# error: b-sin-actualizar
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W - learning_rate * dW, b

# %% Da un paso en la entrada
# error: entrada-actualizada
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return layer_input - learning_rate * dX, W - learning_rate * dW, b - learning_rate * db

# %% La tasa también en la entrada
# error: tasa-en-la-entrada
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return learning_rate * dX, W - learning_rate * dW, b - learning_rate * db

# %% La entrada con el signo cambiado
# error: signo-en-la-entrada
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return -dX, W - learning_rate * dW, b - learning_rate * db

# %% Recorte con [p:-p]
# error: recorte-vacio
# - return x[:, :, p : p + H, p : p + A]
# + return x[:, :, p:-p, p:-p]

# %% No quita el marco
# error: borde-sin-quitar
# - return x[:, :, p : p + H, p : p + A]
# + return x

# %% Recorta desde la esquina
# error: recorte-desde-la-esquina
# - return x[:, :, p : p + H, p : p + A]
# + return x[:, :, :H, :A]

# %% Quita el marco por un lado
# error: recorte-de-un-solo-lado
# - return x[:, :, p : p + H, p : p + A]
# + return x[:, :, p:, p:]

# %% Solo la primera imagen en la entrada
# error: primera-imagen-en-la-entrada
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + dX[1:] = 0
# + return dX, W - learning_rate * dW, b - learning_rate * db

# %% Solo la primera imagen en W
# error: primera-imagen-en-dw
# - dW = (g.T @ K).reshape(W.shape)
# + una = len(g) // len(l_O)
# + dW = (g[:una].T @ K[:una]).reshape(W.shape)

# %% Solo la última imagen en W
# error: ultima-imagen
# - dW = (g.T @ K).reshape(W.shape)
# + una = len(g) // len(l_O)
# + dW = (g[-una:].T @ K[-una:]).reshape(W.shape)

# %% W en su sitio
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + W -= learning_rate * dW
# + return dX, W, b - learning_rate * db

# %% Pesos nuevos y sin tasa en b
# error: pesos-nuevos-en-la-entrada, sin-tasa-en-b
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + W_new = W - learning_rate * dW
# + dX = col2im(g @ W_new.reshape(F, -1), layer_input.shape, f, stride, padding)
# + return dX, W_new, b - db

# %% El gradiente de W sin trasponer y la entrada con signo
# error: dw-sin-trasponer, signo-en-la-entrada
# - dW = (g.T @ K).reshape(W.shape)
# - db = g.sum(axis=0)
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dW = (K.T @ g).reshape(W.shape)
# + db = g.sum(axis=0)
# + dX = -col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)

# %% base: Con los filtros en filas

# %% l_O.reshape(F, -1) sin trasponer
# error: reshape-sin-trasponer-en-dw, reshape-sin-trasponer-en-la-entrada
# - g = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
# + g = l_O.reshape(F, -1)

# %% l_O.reshape(F, -1) en los sesgos
# error: reshape-sin-trasponer-en-db
# - return dx, W - learning_rate * dW, b - learning_rate * l_O.sum(axis=(0, 2, 3))
# + return dx, W - learning_rate * dW, b - learning_rate * l_O.reshape(F, -1).sum(axis=1)

# %% Sesgos por imagen
# error: db-por-imagen
# - return dx, W - learning_rate * dW, b - learning_rate * l_O.sum(axis=(0, 2, 3))
# + return dx, W - learning_rate * dW, b - learning_rate * l_O.sum(axis=(1, 2, 3))

# %% Un juego de sesgos por imagen
# error: db-sin-sumar-el-lote
# - return dx, W - learning_rate * dW, b - learning_rate * l_O.sum(axis=(0, 2, 3))
# + return dx, W - learning_rate * dW, b - learning_rate * l_O.sum(axis=(2, 3))

# %% Media en los sesgos
# error: db-promedio
# - return dx, W - learning_rate * dW, b - learning_rate * l_O.sum(axis=(0, 2, 3))
# + return dx, W - learning_rate * dW, b - learning_rate * l_O.mean(axis=(0, 2, 3))

# %% Solo con el marco al crear la entrada
# error: completa-sin-resto
# - dx = np.zeros(x.shape)
# + dx = np.zeros((N, C, (h - 1) * stride + f, (w - 1) * stride + f))
# + H, A = dx.shape[2] - 2 * padding, dx.shape[3] - 2 * padding

# %% Reparte sin stride
# error: stride-ignorado-en-la-entrada
# - dx[:, :, i : i + stride * h : stride, j : j + stride * w : stride] += dK[:, i, j].transpose(1, 0, 2, 3)
# + dx[:, :, i : i + h, j : j + w] += dK[:, i, j].transpose(1, 0, 2, 3)

# %% Columnas sin stride
# error: stride-ignorado-en-dw
# - v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
# + v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, :h, :w]

# %% Sin stride en ningún sitio
# error: stride-ignorado
# - v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
# - K = v.transpose(1, 4, 5, 0, 2, 3).reshape(C * f * f, -1)
# - dW = (g @ K.T).reshape(F, C, f, f)
# - dK = (W.reshape(F, -1).T @ g).reshape(C, f, f, N, h, w)
# - dx = np.zeros(x.shape)
# - for i in range(f):
# -     for j in range(f):
# -         dx[:, :, i : i + stride * h : stride, j : j + stride * w : stride] += dK[:, i, j].transpose(1, 0, 2, 3)
# + v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, :h, :w]
# + K = v.transpose(1, 4, 5, 0, 2, 3).reshape(C * f * f, -1)
# + dW = (g @ K.T).reshape(F, C, f, f)
# + dK = (W.reshape(F, -1).T @ g).reshape(C, f, f, N, h, w)
# + dx = np.zeros(x.shape)
# + for i in range(f):
# +     for j in range(f):
# +         dx[:, :, i : i + h, j : j + w] += dK[:, i, j].transpose(1, 0, 2, 3)

# %% base: bucles de posiciones
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    x = zero_padding(layer_input, padding)
    dx, dW, plano = np.zeros(x.shape), np.zeros((F, C * f * f)), W.reshape(F, -1)
    h, w = l_O.shape[2:]
    if x.size > 9999:
        h = 0
        v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
        dW = np.einsum("nfyx,ncyxuv->fcuv", l_O, v)
        dv = np.einsum("nfyx,fcuv->ncyxuv", l_O, W)
        for u, k in np.ndindex(f, f):
            dx[:, :, u : u + stride * dv.shape[2] : stride, k : k + stride * w : stride] += dv[..., u, k]
    for i in range(h):
        for j in range(w):
            y, k = i * stride, j * stride
            g = l_O[:, :, i, j]
            dx[:, :, y : y + f, k : k + f] += (g @ plano).reshape(N, C, f, f)
            dW += g.T @ x[:, :, y : y + f, k : k + f].reshape(N, -1)
    dx = dx[:, :, padding : padding + H, padding : padding + A]
    return dx, W - learning_rate * dW.reshape(W.shape), b - learning_rate * l_O.sum((0, 2, 3))

# %% Asigna ventana a ventana
# error: sin-acumular-entre-ventanas
# - dx[:, :, y : y + f, k : k + f] += (g @ plano).reshape(N, C, f, f)
# + dx[:, :, y : y + f, k : k + f] = (g @ plano).reshape(N, C, f, f)

# %% Trabaja sin marco
# - x = zero_padding(layer_input, padding)
# + x = layer_input

# %% Un bucle por ventana
# - if x.size > 9999:
# -     h = 0
# -     v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
# -     dW = np.einsum("nfyx,ncyxuv->fcuv", l_O, v)
# -     dv = np.einsum("nfyx,fcuv->ncyxuv", l_O, W)
# -     for u, k in np.ndindex(f, f):
# -         dx[:, :, u : u + stride * dv.shape[2] : stride, k : k + stride * w : stride] += dv[..., u, k]

# %% Los cuatro bucles de la unidad 04
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    x = zero_padding(layer_input, padding)
    dx, dW = np.zeros(x.shape), np.zeros(W.shape)
    for n, k, i, j in np.ndindex(l_O.shape):
        y, z = i * stride, j * stride
        dx[n, :, y : y + f, z : z + f] += W[k] * l_O[n, k, i, j]
        dW[k] += x[n, :, y : y + f, z : z + f] * l_O[n, k, i, j]
    dx = dx[:, :, padding : padding + H, padding : padding + A]
    return dx, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))


# %% Convolución completa sin intercalar ceros
# error: completa-sin-intercalar
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    f = W.shape[2]
    m = f - 1 - padding
    g = np.pad(l_O, ((0, 0), (0, 0), (m, m), (m, m)))
    vg = np.lib.stride_tricks.sliding_window_view(g, (f, f), (2, 3))
    dX = np.tensordot(vg, np.flip(W, (2, 3)), ((1, 4, 5), (0, 2, 3))).transpose(0, 3, 1, 2)
    x = zero_padding(layer_input, padding)
    vx = np.lib.stride_tricks.sliding_window_view(x, (f, f), (2, 3))[:, :, ::stride, ::stride]
    dW = np.tensordot(l_O, vx, ((0, 2, 3), (0, 2, 3)))
    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))


# %% Convolución completa sin intercalar ceros ni girar el filtro
# error: completa-sin-intercalar, filtro-rotado
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    f = W.shape[2]
    m = f - 1 - padding
    g = np.pad(l_O, ((0, 0), (0, 0), (m, m), (m, m)))
    vg = np.lib.stride_tricks.sliding_window_view(g, (f, f), (2, 3))
    dX = np.einsum("nfyxuv,fcuv->ncyx", vg, W)
    x = zero_padding(layer_input, padding)
    vx = np.lib.stride_tricks.sliding_window_view(x, (f, f), (2, 3))[:, :, ::stride, ::stride]
    dW = np.tensordot(l_O, vx, ((0, 2, 3), (0, 2, 3)))
    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))


# %% base: im2col, col2im y tres productos

# %% Los parámetros, delante
# error: parametros-primero
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return W - learning_rate * dW, b - learning_rate * db, dX

# %% Los pesos cambian en su sitio antes de usarlos
# error: pesos-nuevos-en-la-entrada
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + W -= learning_rate * dW
# + dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + return dX, W, b - learning_rate * db

# %% La media del lote, y los pesos nuevos en la entrada
# error: media-del-lote, media-en-db, pesos-nuevos-en-la-entrada
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + dW, db = dW / len(l_O), db / len(l_O)
# + W = W - learning_rate * dW
# + dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + return dX, W, b - learning_rate * db

# %% La última imagen, y con el signo cambiado
# error: ultima-imagen, ultima-imagen-en-db, signo-en-w, signo-en-b
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + una = K.reshape(len(l_O), -1, K.shape[1])[-1]
# + dW, db = (l_O[-1].reshape(F, -1) @ una).reshape(W.shape), l_O[-1].sum((1, 2))
# + return dX, W + learning_rate * dW, b + learning_rate * db

# %% Solo las ventanas que caben en la entrada sin marco
# error: ventanas-sin-marco-en-dw
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), (2, 3))[:, :, ::stride, ::stride]
# + dW = np.einsum("nfyx,ncyxuv->fcuv", l_O[:, :, : v.shape[2], : v.shape[3]], v)
# + return dX, W - learning_rate * dW, b - learning_rate * db

# %% Los sesgos, solo con la primera imagen
# error: primera-imagen-en-db
# - db = g.sum(axis=0)
# + db = l_O[0].sum(axis=(1, 2))

# %% Convolución completa, con un marco de f - 1 - padding
# error: completa-con-marco-negativo
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    (N, F, h, w), f = l_O.shape, W.shape[2]
    sobra = [(n + 2 * padding - f) % stride for n in layer_input.shape[2:]]
    abierto = np.zeros((N, F, (h - 1) * stride + 1 + sobra[0], (w - 1) * stride + 1 + sobra[1]))
    abierto[:, :, : (h - 1) * stride + 1 : stride, : (w - 1) * stride + 1 : stride] = l_O
    m = f - 1 - padding
    g = np.pad(abierto, ((0, 0), (0, 0), (m, m), (m, m)))
    vg = np.lib.stride_tricks.sliding_window_view(g, (f, f), (2, 3))
    dX = np.tensordot(vg, np.flip(W, (2, 3)), ((1, 4, 5), (0, 2, 3))).transpose(0, 3, 1, 2)
    x = zero_padding(layer_input, padding)
    vx = np.lib.stride_tricks.sliding_window_view(x, (f, f), (2, 3))[:, :, ::stride, ::stride]
    dW = np.tensordot(l_O, vx, ((0, 2, 3), (0, 2, 3)))
    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))

# %% base: im2col, col2im y tres productos

# %% El gradiente de las columnas, con reshape en lugar de .T
# error: columnas-sin-trasponer
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dK = (W.reshape(F, -1).T @ g.T).reshape(len(g), -1)
# + dX = col2im(dK, layer_input.shape, f, stride, padding)

# %% El gradiente de las columnas sin trasponer
# error: columnas-sin-trasponer
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dX = col2im(W.reshape(F, -1).T @ g.T, layer_input.shape, f, stride, padding)

# %% Los filtros de l_O delante y reshape a (-1, F)
# error: l-o-por-filtros, l-o-por-filtros-en-db
# - g = l_O.transpose(0, 2, 3, 1).reshape(-1, F)
# + g = l_O.transpose(1, 0, 2, 3).reshape(-1, F)

# %% Los filtros de l_O delante solo al derivar W
# error: l-o-por-filtros-en-dw
# - dW = (g.T @ K).reshape(W.shape)
# + dW = (l_O.transpose(1, 0, 2, 3).reshape(-1, F).T @ K).reshape(W.shape)

# %% Los filtros de l_O delante solo en la entrada
# error: l-o-por-filtros-en-la-entrada
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + q = l_O.transpose(1, 0, 2, 3).reshape(-1, F)
# + dX = col2im(q @ W.reshape(F, -1), layer_input.shape, f, stride, padding)

# %% Los filtros de l_O delante en W y la entrada
# error: l-o-por-filtros
# - g = l_O.transpose(0, 2, 3, 1).reshape(-1, F)
# - K = im2col(layer_input, f, stride, padding)
# - dW = (g.T @ K).reshape(W.shape)
# - db = g.sum(axis=0)
# + g = l_O.transpose(1, 0, 2, 3).reshape(-1, F)
# + K = im2col(layer_input, f, stride, padding)
# + dW = (g.T @ K).reshape(W.shape)
# + db = l_O.sum(axis=(0, 2, 3))

# %% Sin col2im
# error: columnas-sin-col2im
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dX = g @ W.reshape(F, -1)

# %% reshape en lugar de col2im
# error: columnas-con-reshape
# - dX = col2im(g @ W.reshape(F, -1), layer_input.shape, f, stride, padding)
# + dX = (g @ W.reshape(F, -1)).reshape(layer_input.shape)

# %% Columnas de 1 en 1 al derivar W
# error: columnas-sin-stride
# - K = im2col(layer_input, f, stride, padding)
# + K = im2col(layer_input, f, 1, padding)

# %% El gradiente de W sin darle su forma
# error: dw-sin-su-forma
# - dW = (g.T @ K).reshape(W.shape)
# + dW = g.T @ K

# %% Los sesgos, con la suma de cada ventana
# error: db-por-ventanas
# - db = g.sum(axis=0)
# + db = g.sum(axis=1)

# %% Los sesgos, con la suma sobre el lote y las filas
# error: db-sin-sumar-el-mapa
# - db = g.sum(axis=0)
# + db = l_O.sum(axis=(0, 2))

# %% l_O sin llevar los filtros al final, también en los sesgos
# error: l-o-por-ventanas, l-o-por-ventanas-en-db
# - g = l_O.transpose(0, 2, 3, 1).reshape(-1, F)
# + g = l_O.reshape(-1, F)

# %% base: im2col, col2im y tres productos

# %% Solo los sesgos; lo demás, a cero
# error: entrada-a-cero, w-a-cero
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return np.zeros(layer_input.shape), np.zeros(W.shape), b - learning_rate * db

# %% Los sesgos, a cero
# error: b-a-cero
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W - learning_rate * dW, np.zeros(b.shape)
