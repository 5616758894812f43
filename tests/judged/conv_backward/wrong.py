# %% Actualiza dentro del bucle de imágenes
# error: paso-en-cada-imagen
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    W_new, b_new = W.copy(), b.copy()
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
        W_new = W_new - learning_rate * dW
        b_new = b_new - learning_rate * db
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    return dX, W_new, b_new

# %% base: Cuatro bucles

# %% Recorte con [p:-p]
# error: recorte-vacio
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte de una fila siempre
# error: recorte-fijo
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dX = dXp[:, :, 1:-1, 1:-1]

# %% Devuelve el gradiente con marco
# error: borde-sin-quitar
# - return dX, W_new, b_new
# + return dXp, W_new, b_new

# %% Asigna cada ventana
# error: sin-acumular
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]

# %% Filtro girado al repartir
# error: filtro-rotado
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += np.rot90(W[c], 2, axes=(1, 2)) * l_O[i, c, h, w]

# %% Reparte de 1 en 1
# error: stride-ignorado-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h : h + f, w : w + f] += W[c] * l_O[i, c, h, w]

# %% Sin stride en ningún sitio
# error: stride-ignorado
# - h1 = h * stride
# - w1 = w * stride
# + h1 = h
# + w1 = w

# %% dW sin stride en columnas
# error: stride-solo-en-filas-en-dw
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += Xp[i, :, h1:h2, w : w + f] * l_O[i, c, h, w]

# %% Solo el canal 0 de la entrada
# error: primer-canal-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, 0, h1:h2, w1:w2] += W[c, 0] * l_O[i, c, h, w]

# %% El mismo canal del filtro para todos
# error: canal-repetido-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c, 0] * l_O[i, c, h, w]

# %% return dentro del bucle de imágenes
# error: primera-imagen-en-la-entrada, primera-imagen-en-dw, primera-imagen-en-db
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# - return dX, W_new, b_new
# +     dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +     W_new = W - learning_rate * dW
# +     b_new = b - learning_rate * db
# +     return dX, W_new, b_new

# %% El acumulador de la entrada se crea en cada imagen
# error: ultima-imagen-en-la-entrada
# - for i in range(N):
# + for i in range(N):
# +     dXp = np.zeros(Xp.shape)

# %% Da un paso también en la entrada
# error: entrada-actualizada
# - return dX, W_new, b_new
# + return layer_input - learning_rate * dX, W_new, b_new

# %% Derivada de una ReLU que no hay
# error: con-derivada-de-relu
# - return dX, W_new, b_new
# + return dX * (layer_input > 0), W_new, b_new

# %% dW girado al final
# error: dw-rotado
# - W_new = W - learning_rate * dW
# + W_new = W - learning_rate * np.flip(dW, axis=(-2, -1))

# %% dW asignado
# error: dw-asignado
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] = Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]

# %% Acumula en todos los filtros a la vez
# error: dw-de-todos-los-filtros
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]

# %% La ventana lleva solo el canal 0
# error: dw-canal-repetido
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += Xp[i, 0, h1:h2, w1:w2] * l_O[i, c, h, w]

# %% Ventanas de la entrada sin rellenar
# error: dw-sin-marco
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += layer_input[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]

# %% Acumuladores de W y b a cero en cada imagen
# error: ultima-imagen, ultima-imagen-en-db
# - for i in range(N):
# + for i in range(N):
# +     dW = np.zeros(W.shape)
# +     db = np.zeros(b.shape)

# %% Divide dW y db entre N
# error: media-del-lote, media-en-db
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dW /= N
# + db /= N

# %% db sin índice
# error: db-de-todos-los-filtros
# - db[c] += l_O[i, c, h, w]
# + db += l_O[i, c, h, w]

# %% db asignado en el bucle
# error: db-asignado
# - db[c] += l_O[i, c, h, w]
# + db[c] = l_O[i, c, h, w]

# %% db se suma dentro y fuera del bucle
# error: db-doble
# - W_new = W - learning_rate * dW
# + db += l_O.sum(axis=(0, 2, 3))
# + W_new = W - learning_rate * dW

# %% b_new es b
# error: b-sin-actualizar
# - b_new = b - learning_rate * db
# + b_new = b

# %% Suma el gradiente
# error: signo-del-paso
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# + W_new = W + learning_rate * dW
# + b_new = b + learning_rate * db

# %% Suma el gradiente y pisa las ventanas
# error: signo-del-paso, sin-acumular
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W + learning_rate * dW
# + b_new = b + learning_rate * db

# %% Marco de 1 escrito a mano
# error: padding-fijo
# - N, C, H, Wd = layer_input.shape
# + N, C, H, Wd = layer_input.shape
# + padding = 1

# %% nH para las filas y las columnas
# error: salida-cuadrada
# - for w in range(nW):
# + for w in range(nH):

# %% Tamaño con ceil
# error: tamano-hacia-arriba
# - _, _, nH, nW = l_O.shape
# + nH = int(np.ceil((H + 2 * padding - f) / stride)) + 1
# + nW = int(np.ceil((Wd + 2 * padding - f) / stride)) + 1

# %% Escribe en W y en b
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# - return dX, W_new, b_new
# + W -= learning_rate * dW
# + b -= learning_rate * db
# + return dX, W, b

# %% No devuelve nada
# - return dX, W_new, b_new
# + print(dX.shape, W_new.shape, b_new.shape)

# %% base: Un producto de tensores por posición, con zero_padding

# %% Recorte sin el final
# error: recorte-de-un-solo-lado
# - l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
# + l_a_prev = g_entrada[:, :, padding:, padding:]

# %% Suma los filtros con tensordot y asigna la ventana
# error: sin-acumular-entre-ventanas
# - g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
# + g_entrada[:, :, fila : fila + k, col : col + k] = np.tensordot(g, W, axes=(1, 0))

# %% Filtro traspuesto al repartir
# error: filtro-traspuesto
# - g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
# + g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W.transpose(0, 1, 3, 2), axes=(1, 0))

# %% Stride olvidado en las columnas de las dos cosas
# error: stride-solo-en-filas
# - fila, col = y * stride, x * stride
# + fila, col = y * stride, x

# %% Ventana de dW de 1 en 1
# error: stride-ignorado-en-dw
# - ventana = entrada[:, :, fila : fila + k, col : col + k]
# + ventana = entrada[:, :, y : y + k, x : x + k]

# %% Reparte solo el filtro 0
# error: primer-filtro-en-la-entrada
# - g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
# + g_entrada[:, :, fila : fila + k, col : col + k] += g[:, 0][:, None, None, None] * W[0]

# %% Reparte solo a la imagen 0
# error: primera-imagen-en-la-entrada
# - g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
# + g_entrada[0, :, fila : fila + k, col : col + k] += np.tensordot(g[0], W, axes=1)

# %% Actualiza W y reparte después, en dos bucles
# error: pesos-nuevos-en-la-entrada
# -         g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
# + W_nueva = W - learning_rate * g_W
# + for y, x in np.ndindex(l_O.shape[2:]):
# +     aporte = np.tensordot(l_O[:, :, y, x], W_nueva, axes=(1, 0))
# +     g_entrada[:, :, y * stride : y * stride + k, x * stride : x * stride + k] += aporte

# %% Tasa en l_O desde el principio
# error: tasa-en-la-entrada
# - n_filtros, _, k, _ = W.shape
# + n_filtros, _, k, _ = W.shape
# + l_O, learning_rate = learning_rate * l_O, 1

# %% Solo el filtro 0 aprende
# error: dw-primer-filtro
# - g_W += np.tensordot(g, ventana, axes=(0, 0))
# + g_W[0] += np.tensordot(g[:, 0], ventana, axes=(0, 0))

# %% db con np.mean
# error: db-promedio
# - g_b = l_O.sum(axis=(0, 2, 3))
# + g_b = np.mean(l_O, axis=(0, 2, 3))

# %% db sobre los ejes 1, 2 y 3
# error: db-por-imagen
# - g_b = l_O.sum(axis=(0, 2, 3))
# + g_b = l_O.sum(axis=(1, 2, 3))

# %% db de la última imagen
# error: ultima-imagen-en-db
# - g_b = l_O.sum(axis=(0, 2, 3))
# + for imagen in l_O:
# +     g_b = imagen.sum(axis=(1, 2))

# %% Paso sin tasa
# error: sin-tasa
# - return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b
# + return l_a_prev, W - g_W, b - g_b

# %% Devuelve los parámetros y después el gradiente
# error: parametros-primero
# - return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b
# + return W - learning_rate * g_W, b - learning_rate * g_b, l_a_prev

# %% Deja l_O multiplicado por la tasa
# - g_b = l_O.sum(axis=(0, 2, 3))
# - l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
# - return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b
# + l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
# + l_O *= learning_rate
# + return l_a_prev, W - learning_rate * g_W, b - l_O.sum(axis=(0, 2, 3))

# %% Filtros y canales mezclados al repartir
# - g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
# + g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))[:, ::-1]

# %% base: im2col, matrices y np.add.at

# %% Devuelve el gradiente con marco, im2col
# error: borde-sin-quitar
# - return dx, W - learning_rate * dW, b - learning_rate * db
# + return dxp, W - learning_rate * dW, b - learning_rate * db

# %% Media en la entrada
# error: media-en-la-entrada
# - return dx, W - learning_rate * dW, b - learning_rate * db
# + return dx / N, W - learning_rate * dW, b - learning_rate * db

# %% im2col con reshape directo
# error: reshape-sin-trasponer-en-la-entrada, reshape-sin-trasponer-en-dw, reshape-sin-trasponer-en-db
# - dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
# + dout = l_O.reshape(F, -1)

# %% im2col con reshape directo solo en dW
# error: reshape-sin-trasponer-en-dw
# - dW = (dout @ cols.T).reshape(W.shape)
# + dW = (l_O.reshape(F, -1) @ cols.T).reshape(W.shape)

# %% im2col con reshape directo en los sesgos
# error: reshape-sin-trasponer-en-db
# - db = dout.sum(axis=1)
# + db = l_O.reshape(F, -1).sum(axis=1)

# %% im2col con reshape directo hacia la entrada
# error: reshape-sin-trasponer-en-la-entrada
# - dcols = W.reshape(F, -1).T @ dout
# + dcols = W.reshape(F, -1).T @ l_O.reshape(F, -1)

# %% Tasa en las tres salidas
# error: tasa-en-la-entrada
# - return dx, W - learning_rate * dW, b - learning_rate * db
# + return learning_rate * dx, W - learning_rate * dW, b - learning_rate * db

# %% Divide solo dW entre N
# error: media-del-lote
# - dW = (dout @ cols.T).reshape(W.shape)
# + dW = (dout @ cols.T).reshape(W.shape) / N

# %% Divide el resultado de las matrices entre N
# error: media-en-db
# - db = dout.sum(axis=1)
# + db = dout.sum(axis=1) / N

# %% db de la imagen cero
# error: primera-imagen-en-db
# - db = dout.sum(axis=1)
# + db = l_O[0].sum(axis=(1, 2))

# %% Devuelve los pasos
# error: devuelve-pasos
# - return dx, W - learning_rate * dW, b - learning_rate * db
# + return dx, learning_rate * dW, learning_rate * db

# %% Signo cambiado solo en W
# error: signo-en-w
# - return dx, W - learning_rate * dW, b - learning_rate * db
# + return dx, W + learning_rate * dW, b - learning_rate * db

# %% base: sliding_window_view y einsum; la entrada, por desplazamientos del filtro

# %% Recorte que empieza en cero
# error: recorte-desde-la-esquina
# - dx = dx[:, :, p : p + H, p : p + An]
# + dx = dx[:, :, :H, :An]

# %% Suma los filtros con einsum y asigna cada ventana
# error: sin-acumular-entre-ventanas
# - for i in range(f):
# -     for j in range(f):
# -         dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
# + for i in range(h):
# +     for j in range(w):
# +         trozo = np.einsum("nf,fcuv->ncuv", l_O[:, :, i, j], W)
# +         dx[:, :, i * s : i * s + f, j * s : j * s + f] = trozo

# %% Columnas sin stride al repartir
# error: stride-solo-en-filas-en-la-entrada
# - dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
# + dx[:, :, i : i + s * h : s, j : j + w] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])

# %% Ventanas sin saltos y recortadas
# error: stride-ignorado-en-dw
# - v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
# + v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, : l_O.shape[2], : l_O.shape[3]]

# %% dW sin stride en filas
# error: stride-solo-en-columnas-en-dw
# - v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
# + v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, : l_O.shape[2], ::s]

# %% Filtro por filtro, pero asignando el resultado
# error: ultimo-filtro-en-la-entrada
# - for i in range(f):
# -     for j in range(f):
# -         dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
# + for k in range(W.shape[0]):
# +     parcial = np.zeros_like(x)
# +     for i, j in np.ndindex(h, w):
# +         parcial[:, :, i * s : i * s + f, j * s : j * s + f] += W[k] * l_O[:, k, i, j].reshape(-1, 1, 1, 1)
# +     dx = parcial

# %% Divide l_O entre N al empezar
# error: media-en-la-entrada, media-del-lote, media-en-db
# - p, s = padding, stride
# + p, s = padding, stride
# + l_O = l_O / len(layer_input)

# %% Actualiza W antes de repartir
# error: pesos-nuevos-en-la-entrada
# - for i in range(f):
# -     for j in range(f):
# -         dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
# + K = W - learning_rate * dW
# + for i in range(f):
# +     for j in range(f):
# +         dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, K[:, :, i, j])

# %% Multiplica por la entrada
# error: por-la-entrada
# - return dx, W2, b2
# + return dx * layer_input, W2, b2

# %% einsum con los índices del filtro cambiados
# error: dw-traspuesto
# - dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
# + dW = np.einsum("nfhw,nchwij->fcji", l_O, v)

# %% Usa la última imagen del bucle para dW
# error: ultima-imagen
# - dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
# + dW = np.einsum("fhw,chwij->fcij", l_O[-1], v[-1])

# %% Solo l_O[0] para dW
# error: primera-imagen-en-dw
# - dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
# + dW = np.einsum("fhw,chwij->fcij", l_O[0], v[0])

# %% Devuelve la W de entrada
# error: w-sin-actualizar
# - return dx, W2, b2
# + return dx, W, b2

# %% db solo en la posición 0
# error: db-primer-filtro
# - db = np.einsum("nfhw->f", l_O)
# + db = np.zeros(len(b))
# + db[0] = l_O[:, 0].sum()

# %% db con la derivada de un cuadrado
# error: db-doble
# - db = np.einsum("nfhw->f", l_O)
# + db = 2 * np.einsum("nfhw->f", l_O)

# %% db suma solo alto y ancho
# error: db-sin-sumar-el-lote
# - db = np.einsum("nfhw->f", l_O)
# + db = np.einsum("nfhw->nf", l_O)

# %% Paso sin tasa y hacia arriba
# error: sin-tasa-y-signo
# - W2 = W - learning_rate * dW
# - b2 = b - learning_rate * db
# + W2 = W + dW
# + b2 = b + db

# %% Devuelve b antes que W
# error: sesgos-antes-que-pesos
# - return dx, W2, b2
# + return dx, b2, W2

# %% Gradiente normalizado
# - W2 = W - learning_rate * dW
# + W2 = W - learning_rate * dW / np.linalg.norm(dW)

# %% base: Gradiente dilatado y convolución completa

# %% Convolución completa sin girar
# error: filtro-rotado
# - girado = W[:, :, ::-1, ::-1]
# + girado = W

# %% Convolución completa sin intercalar ceros
# error: completa-sin-intercalar
# - borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# - girado = W[:, :, ::-1, ::-1]
# - alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
# - completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
# - for y in range(alto):
# -     for x in range(ancho):
# -         completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
# - dX = completo[:, :, padding : padding + H, padding : padding + An]
# + q = f - 1 - padding
# + borde = np.pad(l_O, ((0, 0), (0, 0), (q, q), (q, q)))
# + girado = W[:, :, ::-1, ::-1]
# + dX = np.zeros((N, C, borde.shape[2] - f + 1, borde.shape[3] - f + 1))
# + for y, x in np.ndindex(dX.shape[2:]):
# +     dX[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)

# %% Convolución completa a la que le faltan filas
# error: completa-sin-resto
# - dX = completo[:, :, padding : padding + H, padding : padding + An]
# + dX = completo[:, :, padding : alto - padding, padding : ancho - padding]

# %% Convolución completa con relleno f - 1 - padding
# error: completa-con-marco-negativo
# - borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# - girado = W[:, :, ::-1, ::-1]
# - alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
# - completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
# - for y in range(alto):
# -     for x in range(ancho):
# -         completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
# - dX = completo[:, :, padding : padding + H, padding : padding + An]
# + q = f - 1 - padding
# + sobran_y = (H + 2 * padding - f) % stride
# + sobran_x = (An + 2 * padding - f) % stride
# + borde = np.pad(g, ((0, 0), (0, 0), (q, q + sobran_y), (q, q + sobran_x)))
# + girado = W[:, :, ::-1, ::-1]
# + dX = np.zeros((N, C, H, An))
# + for y, x in np.ndindex(H, An):
# +     dX[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)

# %% dW girado como en la entrada
# error: dw-rotado
# - dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
# + dW[:, :, f - 1 - u, f - 1 - v] = np.einsum("nfyx,ncyx->fc", g, trozo)

# %% Solo aprende el primer canal
# error: dw-primer-canal
# - trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
# - dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
# + trozo = marco[:, 0, u : u + g.shape[2], v : v + g.shape[3]]
# + dW[:, 0, u, v] = np.einsum("nfyx,nyx->f", g, trozo)

# %% db con np.sum sin ejes
# error: db-de-todos-los-filtros
# - db = np.sum(l_O, axis=(0, 2, 3))
# + db = np.sum(l_O)

# %% db con keepdims y reshape en columna
# error: db-en-columna
# - db = np.sum(l_O, axis=(0, 2, 3))
# + db = np.sum(l_O, axis=(0, 2, 3)).reshape(-1, 1)

# %% Devuelve dW y db
# error: devuelve-gradientes
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, dW, db

# %% Decaimiento de los pesos
# - return dX, W - learning_rate * dW, b - learning_rate * db
# + return dX, W - learning_rate * (dW + 0.01 * W), b - learning_rate * db

# %% base: Clase con caché

# %% Recorte con [p:-p] en la clase
# error: recorte-vacio
# - _, _, H, W = self.cache["forma"]
# - return dX[:, :, p : H + p, p : W + p], dW, db
# + return dX[..., p:-p, p:-p], dW, db

# %% Asigna con el filtro dentro del último bucle
# error: sin-acumular
# - dX[n, :, a : a + f, z : z + f] += g * self.W[k]
# + dX[n, :, a : a + f, z : z + f] = g * self.W[k]

# %% Filas sin stride al repartir
# error: stride-solo-en-columnas-en-la-entrada
# - dX[n, :, a : a + f, z : z + f] += g * self.W[k]
# + dX[n, :, i : i + f, z : z + f] += g * self.W[k]

# %% Solo el canal 0 en las dos cosas
# error: primer-canal-en-la-entrada, dw-primer-canal
# - dX[n, :, a : a + f, z : z + f] += g * self.W[k]
# - dW[k] += g * X[n, :, a : a + f, z : z + f]
# + dX[n, 0, a : a + f, z : z + f] += g * self.W[k, 0]
# + dW[k, 0] += g * X[n, 0, a : a + f, z : z + f]

# %% Paso en la entrada con la clase
# error: entrada-actualizada
# - l_a_prev, dW, db = capa.vuelta(l_O)
# + l_a_prev, dW, db = capa.vuelta(l_O)
# + l_a_prev = layer_input - learning_rate * l_a_prev

# %% dW y db asignados
# error: dw-asignado, db-asignado
# - dW[k] += g * X[n, :, a : a + f, z : z + f]
# - db[k] += g
# + dW[k] = g * X[n, :, a : a + f, z : z + f]
# + db[k] = g

# %% Devuelve W y b tal como llegaron
# error: w-sin-actualizar, b-sin-actualizar
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + W_new, b_new = W.copy(), b.copy()
# + return l_a_prev, W_new, b_new

# %% Devuelve dW y db de la clase
# error: devuelve-gradientes
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, dW, db

# %% Se olvida del padding
# error: padding-ignorado
# - self.stride, self.padding = stride, padding
# + self.stride, self.padding = stride, 0

# %% Recorrido de la entrada con paso, contando posiciones
# error: tamano-hacia-arriba
# - for i in range(dZ.shape[2]):
# -     for j in range(dZ.shape[3]):
# + for i in range(-(-(X.shape[2] - f) // self.stride) + 1):
# +     for j in range(-(-(X.shape[3] - f) // self.stride) + 1):

# %% Marco en un array de enteros
# - salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
# + salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p), dtype=int)

# %% base: Cuatro bucles

# %% Columnas reflejadas en la entrada, a mano
# error: columnas-reflejadas-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c, :, :, ::-1] * l_O[i, c, h, w]

# %% Filas reflejadas en la entrada, a mano
# error: filas-reflejadas-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c, :, ::-1] * l_O[i, c, h, w]

# %% Canales sumados en la entrada, a mano
# error: canales-sumados-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c].sum(axis=0) * l_O[i, c, h, w]

# %% Ultimo canal en la entrada, a mano
# error: ultimo-canal-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, -1, h1:h2, w1:w2] += W[c, -1] * l_O[i, c, h, w]

# %% Signo en la entrada, a mano
# error: signo-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] -= W[c] * l_O[i, c, h, w]

# %% L o traspuesto en la entrada, a mano
# error: l-o-traspuesto-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, w, h]

# %% Entre f en la entrada, a mano
# error: entre-f-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w] / f

# %% Entre f2 en la entrada, a mano
# error: entre-f2-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w] / f**2

# %% Entre casillas en la entrada, a mano
# error: entre-casillas-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w] / (nH * nW)

# %% Recorte vacio por imagen, a mano
# error: recorte-vacio-por-imagen
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dX = np.zeros(layer_input.shape)
# + for i in range(N):
# +     dX[i] = dXp[i, :, padding:-padding, padding:-padding]

# %% Recorte fijo por imagen, a mano
# error: recorte-fijo-por-imagen
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dX = np.zeros(layer_input.shape)
# + for i in range(N):
# +     dX[i] = dXp[i, :, 1:-1, 1:-1]

# %% Recorte traspuesto, a mano
# error: recorte-traspuesto
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dX = dXp[:, :, padding : padding + Wd, padding : padding + H]

# %% Entrada a cero, a mano
# error: entrada-a-cero
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dX = np.zeros(layer_input.shape)

# %% Ventanas traspuestas, a mano
# error: ventanas-traspuestas
# - h1 = h * stride
# - w1 = w * stride
# + h1 = w * stride
# + w1 = h * stride

# %% Stride doble, a mano
# error: stride-doble
# - h1 = h * stride
# - w1 = w * stride
# + h1 = h * stride * stride
# + w1 = w * stride * stride

# %% Salto de f, a mano
# error: salto-de-f
# - h1 = h * stride
# - w1 = w * stride
# + h1 = h * f
# + w1 = w * f

# %% Salida cuadrada en columnas, a mano
# error: salida-cuadrada-en-columnas
# - for h in range(nH):
# + for h in range(nW):

# %% Tamanos cambiados, a mano
# error: tamanos-cambiados
# - _, _, nH, nW = l_O.shape
# + _, _, nW, nH = l_O.shape

# %% Falta la ultima ventana, a mano
# error: falta-la-ultima-ventana
# - _, _, nH, nW = l_O.shape
# + nH = (H + 2 * padding - f) // stride
# + nW = (Wd + 2 * padding - f) // stride

# %% Cuenta sin marco, a mano
# error: cuenta-sin-marco
# - _, _, nH, nW = l_O.shape
# + nH = (H - f) // stride + 1
# + nW = (Wd - f) // stride + 1

# %% Recorre la entrada, a mano
# error: recorre-la-entrada
# - _, _, nH, nW = l_O.shape
# + nH, nW = H, Wd

# %% Exige que el stride divida, a mano
# error: exige-que-el-stride-divida
# - _, _, nH, nW = l_O.shape
# + _, _, nH, nW = l_O.shape
# + assert (H + 2 * padding - f) % stride == 0 and (Wd + 2 * padding - f) % stride == 0

# %% Exige stride igual a f, a mano
# error: exige-stride-igual-a-f
# - _, _, nH, nW = l_O.shape
# + _, _, nH, nW = l_O.shape
# + assert stride == f

# %% Exige imagen cuadrada, a mano
# error: exige-imagen-cuadrada
# - _, _, nH, nW = l_O.shape
# + _, _, nH, nW = l_O.shape
# + assert H == Wd

# %% L o traspuesto en dw, a mano
# error: l-o-traspuesto-en-dw
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, w, h]

# %% Dw ultimo canal, a mano
# error: dw-ultimo-canal
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c, -1] += Xp[i, -1, h1:h2, w1:w2] * l_O[i, c, h, w]

# %% Dw entre f, a mano
# error: dw-entre-f
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w] / f

# %% Dw entre f2, a mano
# error: dw-entre-f2
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w] / (f * f)

# %% Dw entre casillas, a mano
# error: dw-entre-casillas
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w] / (nH * nW)

# %% Dw con los pesos, a mano
# error: dw-con-los-pesos
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += W[c] * l_O[i, c, h, w]

# %% Sin tasa en w, a mano
# error: sin-tasa-en-w
# - W_new = W - learning_rate * dW
# + W_new = W - dW

# %% Sin tasa en b, a mano
# error: sin-tasa-en-b
# - b_new = b - learning_rate * db
# + b_new = b - db

# %% Signo en b, a mano
# error: signo-en-b
# - b_new = b - learning_rate * db
# + b_new = b + learning_rate * db

# %% Tasa dos veces, a mano
# error: tasa-dos-veces
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# + W_new = W - learning_rate * learning_rate * dW
# + b_new = b - learning_rate**2 * db

# %% Db por filas, a mano
# error: db-por-filas
# - db[c] += l_O[i, c, h, w]
# + db = l_O.sum(axis=(0, 1, 3))

# %% Db por columnas, a mano
# error: db-por-columnas
# - db[c] += l_O[i, c, h, w]
# + db = l_O.sum(axis=(0, 1, 2))

# %% Db entre casillas, a mano
# error: db-entre-casillas
# - db[c] += l_O[i, c, h, w]
# + db[c] += l_O[i, c, h, w] / (nH * nW)

# %% Db entre f2, a mano
# error: db-entre-f2
# - db[c] += l_O[i, c, h, w]
# + db[c] += l_O[i, c, h, w] / f**2

# %% Recorte vacio y sin acumular, a mano
# error: recorte-vacio, sin-acumular
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte vacio y filtro rotado, a mano
# error: recorte-vacio, filtro-rotado
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c, :, ::-1, ::-1] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte vacio y stride ignorado en la entrada, a mano
# error: recorte-vacio, stride-ignorado-en-la-entrada
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h : h + f, w : w + f] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte vacio y ventanas traspuestas, a mano
# error: recorte-vacio, ventanas-traspuestas
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 h1 = w * stride
# +                 w1 = h * stride
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Sin acumular y stride ignorado, a mano
# error: sin-acumular, stride-ignorado
# - h1 = h * stride
# - w1 = w * stride
# - h2, w2 = h1 + f, w1 + f
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + h1 = h
# + w1 = w
# + h2, w2 = h1 + f, w1 + f
# + dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]

# %% Recorte vacio por imagen y sin acumular, a mano
# error: recorte-vacio-por-imagen, sin-acumular
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = np.zeros(layer_input.shape)
# + for i in range(N):
# +     dX[i] = dXp[i, :, padding:-padding, padding:-padding]

# %% Recorte vacio por imagen y filtro rotado, a mano
# error: recorte-vacio-por-imagen, filtro-rotado
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c, :, ::-1, ::-1] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = np.zeros(layer_input.shape)
# + for i in range(N):
# +     dX[i] = dXp[i, :, padding:-padding, padding:-padding]

# %% Recorte fijo y sin acumular, a mano
# error: recorte-fijo, sin-acumular
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, 1:-1, 1:-1]

# %% Recorte fijo y filtro rotado, a mano
# error: recorte-fijo, filtro-rotado
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c, :, ::-1, ::-1] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, 1:-1, 1:-1]

# %% Recorte desde la esquina y sin acumular, a mano
# error: recorte-desde-la-esquina, sin-acumular
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, :H, :Wd]

# %% Recorte desde la esquina y filtro rotado, a mano
# error: recorte-desde-la-esquina, filtro-rotado
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c, :, ::-1, ::-1] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, :H, :Wd]

# %% Recorte de un solo lado y sin acumular, a mano
# error: recorte-de-un-solo-lado, sin-acumular
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:, padding:]

# %% Borde sin quitar y sin acumular, a mano
# error: borde-sin-quitar, sin-acumular
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp

# %% Borde sin quitar y filtro rotado, a mano
# error: borde-sin-quitar, filtro-rotado
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c, :, ::-1, ::-1] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp

# %% Borde sin quitar y filtro traspuesto, a mano
# error: borde-sin-quitar, filtro-traspuesto
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c].swapaxes(1, 2) * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp

# %% Recorte vacio y filtro traspuesto, a mano
# error: recorte-vacio, filtro-traspuesto
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c].swapaxes(1, 2) * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte vacio y stride ignorado, a mano
# error: recorte-vacio, stride-ignorado
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 h1 = h
# +                 w1 = w
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Borde sin quitar y stride ignorado, a mano
# error: borde-sin-quitar, stride-ignorado
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 h1 = h
# +                 w1 = w
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp

# %% Recorte desde la esquina y stride ignorado en la entrada, a mano
# error: recorte-desde-la-esquina, stride-ignorado-en-la-entrada
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h : h + f, w : w + f] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, :H, :Wd]

# %% Media en la entrada y sin acumular, a mano
# error: media-en-la-entrada, sin-acumular
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd] / N

# %% Media en la entrada y filtro rotado, a mano
# error: media-en-la-entrada, filtro-rotado
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c, :, ::-1, ::-1] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd] / N

# %% Media en la entrada y stride ignorado en la entrada, a mano
# error: media-en-la-entrada, stride-ignorado-en-la-entrada
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h : h + f, w : w + f] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd] / N

# %% Recorte vacio y entre f2 en la entrada, a mano
# error: recorte-vacio, entre-f2-en-la-entrada
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w] / f**2
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte vacio y canal repetido en la entrada, a mano
# error: recorte-vacio, canal-repetido-en-la-entrada
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c, 0] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte fijo y stride ignorado en la entrada, a mano
# error: recorte-fijo, stride-ignorado-en-la-entrada
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h : h + f, w : w + f] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, 1:-1, 1:-1]

# %% Recorte vacio y columnas reflejadas en la entrada, a mano
# error: recorte-vacio, columnas-reflejadas-en-la-entrada
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] += W[c, :, :, ::-1] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte vacio y signo en la entrada, a mano
# error: recorte-vacio, signo-en-la-entrada
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h1:h2, w1:w2] -= W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte vacio por imagen y stride ignorado en la entrada, a mano
# error: recorte-vacio-por-imagen, stride-ignorado-en-la-entrada
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 dXp[i, :, h : h + f, w : w + f] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = np.zeros(layer_input.shape)
# + for i in range(N):
# +     dX[i] = dXp[i, :, padding:-padding, padding:-padding]

# %% Recorte vacio y stride solo en filas, a mano
# error: recorte-vacio, stride-solo-en-filas
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 w1 = w
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Recorte vacio y stride solo en columnas, a mano
# error: recorte-vacio, stride-solo-en-columnas
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 h1 = h
# +                 w1 = w * stride
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Sin acumular y stride solo en filas, a mano
# error: sin-acumular, stride-solo-en-filas
# - w1 = w * stride
# - h2, w2 = h1 + f, w1 + f
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + w1 = w
# + h2, w2 = h1 + f, w1 + f
# + dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]

# %% Dw asignado y stride ignorado, a mano
# error: dw-asignado, stride-ignorado
# - h1 = h * stride
# - w1 = w * stride
# - h2, w2 = h1 + f, w1 + f
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + h1 = h
# + w1 = w
# + h2, w2 = h1 + f, w1 + f
# + dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dW[c] = Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]

# %% Dw asignado y sin tasa en w, a mano
# error: dw-asignado, sin-tasa-en-w
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# +                 dW[c] = Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W - dW

# %% Dw rotado y sin tasa en w, a mano
# error: dw-rotado, sin-tasa-en-w
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2][:, ::-1, ::-1] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W - dW

# %% Dw asignado y signo en w, a mano
# error: dw-asignado, signo-en-w
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# +                 dW[c] = Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W + learning_rate * dW

# %% Dw rotado y signo en w, a mano
# error: dw-rotado, signo-en-w
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2][:, ::-1, ::-1] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W + learning_rate * dW

# %% Db por imagen y sin tasa en b, a mano
# error: db-por-imagen, sin-tasa-en-b
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# +                 db = l_O.sum(axis=(1, 2, 3))
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W - learning_rate * dW
# + b_new = b - db

# %% Db por imagen y signo en b, a mano
# error: db-por-imagen, signo-en-b
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# +                 db = l_O.sum(axis=(1, 2, 3))
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W - learning_rate * dW
# + b_new = b + learning_rate * db

# %% Filtro rotado y stride ignorado, a mano
# error: filtro-rotado, stride-ignorado
# - h1 = h * stride
# - w1 = w * stride
# - h2, w2 = h1 + f, w1 + f
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + h1 = h
# + w1 = w
# + h2, w2 = h1 + f, w1 + f
# + dXp[i, :, h1:h2, w1:w2] += W[c, :, ::-1, ::-1] * l_O[i, c, h, w]

# %% Filtro traspuesto y stride solo en filas, a mano
# error: filtro-traspuesto, stride-solo-en-filas
# - w1 = w * stride
# - h2, w2 = h1 + f, w1 + f
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + w1 = w
# + h2, w2 = h1 + f, w1 + f
# + dXp[i, :, h1:h2, w1:w2] += W[c].swapaxes(1, 2) * l_O[i, c, h, w]

# %% Filtro rotado y ventanas traspuestas, a mano
# error: filtro-rotado, ventanas-traspuestas
# - h1 = h * stride
# - w1 = w * stride
# - h2, w2 = h1 + f, w1 + f
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + h1 = w * stride
# + w1 = h * stride
# + h2, w2 = h1 + f, w1 + f
# + dXp[i, :, h1:h2, w1:w2] += W[c, :, ::-1, ::-1] * l_O[i, c, h, w]

# %% Recorte desde la esquina y ventanas traspuestas, a mano
# error: recorte-desde-la-esquina, ventanas-traspuestas
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +                 h1 = w * stride
# +                 w1 = h * stride
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, :H, :Wd]

# %% Recorte vacio y salida cuadrada, a mano
# error: recorte-vacio, salida-cuadrada
# -             for w in range(nW):
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +             for w in range(nH):
# +                 h1 = h * stride
# +                 w1 = w * stride
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Falta la ultima ventana y recorte vacio, a mano
# error: falta-la-ultima-ventana, recorte-vacio
# - _, _, nH, nW = l_O.shape
# - Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# - dXp = np.zeros(Xp.shape)
# - dW = np.zeros(W.shape)
# - db = np.zeros(b.shape)
# - for i in range(N):
# -     for c in range(F):
# -         for h in range(nH):
# -             for w in range(nW):
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + nH = (H + 2 * padding - f) // stride
# + nW = (Wd + 2 * padding - f) // stride
# + Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# + dXp = np.zeros(Xp.shape)
# + dW = np.zeros(W.shape)
# + db = np.zeros(b.shape)
# + for i in range(N):
# +     for c in range(F):
# +         for h in range(nH):
# +             for w in range(nW):
# +                 h1 = h * stride
# +                 w1 = w * stride
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding:-padding, padding:-padding]

# %% Falta la ultima ventana y sin acumular, a mano
# error: falta-la-ultima-ventana, sin-acumular
# - _, _, nH, nW = l_O.shape
# - Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# - dXp = np.zeros(Xp.shape)
# - dW = np.zeros(W.shape)
# - db = np.zeros(b.shape)
# - for i in range(N):
# -     for c in range(F):
# -         for h in range(nH):
# -             for w in range(nW):
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + nH = (H + 2 * padding - f) // stride
# + nW = (Wd + 2 * padding - f) // stride
# + Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# + dXp = np.zeros(Xp.shape)
# + dW = np.zeros(W.shape)
# + db = np.zeros(b.shape)
# + for i in range(N):
# +     for c in range(F):
# +         for h in range(nH):
# +             for w in range(nW):
# +                 h1 = h * stride
# +                 w1 = w * stride
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]

# %% Dw asignado y sin tasa, a mano
# error: dw-asignado, sin-tasa
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# +                 dW[c] = Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W - dW
# + b_new = b - db

# %% Dw rotado y sin tasa, a mano
# error: dw-rotado, sin-tasa
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2][:, ::-1, ::-1] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W - dW
# + b_new = b - db

# %% Sin acumular y sin tasa, a mano
# error: sin-acumular, sin-tasa
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# +                 dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                 db[c] += l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + W_new = W - dW
# + b_new = b - db

# %% Recorte vacio y sin tasa, a mano
# error: recorte-vacio, sin-tasa
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# + dX = dXp[:, :, padding:-padding, padding:-padding]
# + W_new = W - dW
# + b_new = b - db

# %% base: Cuatro bucles

# %% Solo llega a actualizarse el último filtro
# error: dw-ultimo-filtro
# - W_new = W - learning_rate * dW
# + W_new = W.copy()
# + W_new[c] = W[c] - learning_rate * dW[c]

# %% Lee l_O con la fila y la columna cambiadas
# error: l-o-traspuesto
# - h2, w2 = h1 + f, w1 + f
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# - db[c] += l_O[i, c, h, w]
# + h2, w2 = h1 + f, w1 + f
# + g = l_O[i, c, w, h]
# + dXp[i, :, h1:h2, w1:w2] += W[c] * g
# + dW[c] += Xp[i, :, h1:h2, w1:w2] * g
# + db[c] += g

# %% Ventanas que acaban en el stride
# error: ventana-de-lado-stride
# - h2, w2 = h1 + f, w1 + f
# + h2, w2 = h1 + stride, w1 + stride

# %% Cuenta las ventanas redondeando los saltos
# error: tamano-redondeado
# - _, _, nH, nW = l_O.shape
# + nH = round((H + 2 * padding - f) / stride) + 1
# + nW = round((Wd + 2 * padding - f) / stride) + 1

# %% Solo devuelve el gradiente de los sesgos
# error: devuelve-db
# - b_new = b - learning_rate * db
# + b_new = db

# %% Guarda en W_new el gradiente
# error: devuelve-dw
# - W_new = W - learning_rate * dW
# + W_new = dW

# %% Devuelve el paso de W y el gradiente de b
# error: devuelve-el-paso-de-w, devuelve-db
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# + W_new = learning_rate * dW
# + b_new = db

# %% El paso del sesgo sin restarlo
# error: devuelve-el-paso-de-b
# - b_new = b - learning_rate * db
# + b_new = learning_rate * db

# %% Paréntesis en el paso de los dos
# error: tasa-por-w, tasa-por-b
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# + W_new = learning_rate * (W - dW)
# + b_new = learning_rate * (b - db)

# %% El acumulador de la entrada es una copia del marco
# error: acumulador-desde-la-entrada
# - dXp = np.zeros(Xp.shape)
# + dXp = np.array(Xp)

# %% Los acumuladores son copias de los parámetros
# error: acumulador-desde-w, acumulador-desde-b
# - dW = np.zeros(W.shape)
# - db = np.zeros(b.shape)
# + dW = W.copy()
# + db = b.copy()

# %% Reparte la ventana y asigna el sesgo
# error: ventana-en-la-entrada, db-asignado
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# - db[c] += l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + db[c] = l_O[i, c, h, w]

# %% La ventana y el filtro, cada uno en el sitio del otro
# error: ventana-en-la-entrada, dw-con-los-pesos
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += W[c] * l_O[i, c, h, w]

# %% Reparte l_O tal cual y suma el gradiente en W
# error: sin-filtro-en-la-entrada, signo-en-w
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += l_O[i, c, h, w]
# + dW[c] -= Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]

# %% No usa l_O para nada
# error: sin-l-o-en-la-entrada, sin-l-o-en-dw, sin-l-o-en-db
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# - db[c] += l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c]
# + dW[c] += Xp[i, :, h1:h2, w1:w2]
# + db[c] += 1

# %% Todo dentro de un bucle de canales que no se usa
# error: por-canal-en-la-entrada, dw-por-canal, db-por-canal
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# - db[c] += l_O[i, c, h, w]
# + for canal in range(C):
# +     dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +     dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +     db[c] += l_O[i, c, h, w]

# %% El sesgo, canal a canal y con el signo cambiado
# error: db-por-canal, signo-en-b
# - db[c] += l_O[i, c, h, w]
# + for _ in W[c]:
# +     db[c] -= l_O[i, c, h, w]

# %% El sesgo, en el bucle de los pesos
# error: db-por-peso
# - db[c] += l_O[i, c, h, w]
# + for _ in np.ndindex(W[c].shape):
# +     db[c] += l_O[i, c, h, w]

# %% Ventanas de la imagen cero y l_O de la imagen cero
# error: ventanas-de-la-primera-imagen, l-o-de-la-primera-imagen-en-db
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# - db[c] += l_O[i, c, h, w]
# + dW[c] += Xp[0, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + db[c] += l_O[0, c, h, w]

# %% l_O de la imagen cero en la entrada y en los pesos
# error: l-o-de-la-primera-imagen-en-la-entrada, l-o-de-la-primera-imagen-en-dw
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[0, c, h, w]
# + dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[0, c, h, w]

# %% Los pesos del filtro cero en cada filtro
# error: primer-filtro-repetido-en-la-entrada
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += W[0] * l_O[i, c, h, w]

# %% Da el paso al acabar cada imagen, con acumuladores nuevos
# error: pesos-movidos-por-imagen
# -     for c in range(F):
# -         for h in range(nH):
# -             for w in range(nW):
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# - return dX, W_new, b_new
# +     dW = np.zeros(W.shape)
# +     for c, h, w in np.ndindex(F, nH, nW):
# +         h1, w1 = h * stride, w * stride
# +         h2, w2 = h1 + f, w1 + f
# +         dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +         dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +     W = W - learning_rate * dW
# +     b = b - learning_rate * l_O[i].sum(axis=(1, 2))
# + return dXp[:, :, padding : padding + H, padding : padding + Wd], W, b

# %% Da el paso al acabar cada imagen, con todo lo acumulado
# error: pesos-movidos-por-imagen, paso-en-cada-imagen
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# - return dX, W_new, b_new
# +     W = W - learning_rate * dW
# +     b = b - learning_rate * db
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + return dX, W, b

# %% Descuenta en W casilla a casilla
# error: pesos-movidos-por-casilla
# - dW = np.zeros(W.shape)
# - db = np.zeros(b.shape)
# - for i in range(N):
# -     for c in range(F):
# -         for h in range(nH):
# -             for w in range(nW):
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# + W_new, b_new = W.copy(), b.copy()
# + for i, c, h, w in np.ndindex(l_O.shape):
# +     h1, w1 = h * stride, w * stride
# +     paso = learning_rate * l_O[i, c, h, w]
# +     dXp[i, :, h1 : h1 + f, w1 : w1 + f] += W_new[c] * l_O[i, c, h, w]
# +     W_new[c] -= paso * Xp[i, :, h1 : h1 + f, w1 : w1 + f]
# +     b_new[c] -= paso
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]

# %% Descuenta en W antes de repartir
# error: pesos-movidos-por-casilla
# - dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# - db[c] += l_O[i, c, h, w]
# + dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + db[c] += l_O[i, c, h, w]
# + dXp[i, :, h1:h2, w1:w2] += (W[c] - learning_rate * dW[c]) * l_O[i, c, h, w]

# %% Recorre una fila de menos y no lleva la tasa en W
# error: falta-la-ultima-fila, sin-tasa-en-w
# -             for h in range(nH):
# -                 for w in range(nW):
# -                     h1 = h * stride
# -                     w1 = w * stride
# -                     h2, w2 = h1 + f, w1 + f
# -                     dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                     dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                     db[c] += l_O[i, c, h, w]
# -     dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# -     W_new = W - learning_rate * dW
# +             for h in range(nH - 1):
# +                 for w in range(nW):
# +                     h1 = h * stride
# +                     w1 = w * stride
# +                     h2, w2 = h1 + f, w1 + f
# +                     dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                     dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# +                     db[c] += l_O[i, c, h, w]
# +     dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# +     W_new = W - dW

# %% Recorre una fila de menos
# error: falta-la-ultima-fila
# - for h in range(nH):
# + for h in range(nH - 1):

# %% Sesgos en un array de enteros
# error: db-de-enteros
# - db = np.zeros(b.shape)
# + db = np.zeros(len(b), dtype=int)

# %% Suma los enteros de l_O en el sesgo
# error: db-de-enteros
# - db[c] += l_O[i, c, h, w]
# + db[c] += np.trunc(l_O[i, c, h, w])

# %% Recorte que olvida la última fila
# error: recorte-corto
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dX = dXp[:, :, padding : H + padding - 1, padding : Wd + padding - 1]

# %% Recorte que acaba en H
# error: recorte-sin-sumar-el-marco
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# + dX = dXp[:, :, padding:H, padding:Wd]

# %% Suma el gradiente, y la entrada con los pesos nuevos
# error: pesos-nuevos-en-la-entrada, signo-del-paso
# -     for c in range(F):
# -         for h in range(nH):
# -             for w in range(nW):
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
# - W_new = W - learning_rate * dW
# - b_new = b - learning_rate * db
# +     for c, h, w in np.ndindex(F, nH, nW):
# +         h1, w1 = h * stride, w * stride
# +         dW[c] += Xp[i, :, h1 : h1 + f, w1 : w1 + f] * l_O[i, c, h, w]
# +         db[c] += l_O[i, c, h, w]
# + W_new = W + learning_rate * dW
# + b_new = b + learning_rate * db
# + for i, c, h, w in np.ndindex(l_O.shape):
# +     h1, w1 = h * stride, w * stride
# +     dXp[i, :, h1 : h1 + f, w1 : w1 + f] += W_new[c] * l_O[i, c, h, w]
# + dX = dXp[:, :, padding : padding + H, padding : padding + Wd]

# %% base: Clase con caché

# %% Columnas de menos en la clase
# error: falta-la-ultima-columna
# - for j in range(dZ.shape[3]):
# + for j in range(dZ.shape[3] - 1):

# %% Acumuladores de enteros, producto a producto
# error: enteros-en-la-entrada, dw-de-enteros
# - dX[n, :, a : a + f, z : z + f] += g * self.W[k]
# - dW[k] += g * X[n, :, a : a + f, z : z + f]
# + dX[n, :, a : a + f, z : z + f] += np.fix(g * self.W[k])
# + dW[k] += np.fix(g * X[n, :, a : a + f, z : z + f])

# %% base: Bucles sobre todo, hasta los pesos

# %% Acumuladores de enteros para la entrada y para W
# error: enteros-en-la-entrada, dw-de-enteros
# - dA = np.zeros((N, C, H, An))
# - dW = np.zeros((F, C, f, f))
# + dA = np.zeros((N, C, H, An), dtype=np.int64)
# + dW = np.zeros((F, C, f, f), dtype=np.int64)

# %% base: im2col, matrices y np.add.at

# %% Media de los filtros y de las casillas
# error: entre-filtros-en-la-entrada, db-promedio
# - db = dout.sum(axis=1)
# - dcols = W.reshape(F, -1).T @ dout
# + db = dout.mean(axis=1)
# + dcols = W.reshape(F, -1).T @ dout / F

# %% Sesgos guardados en una lista de enteros
# error: db-de-enteros
# - db = dout.sum(axis=1)
# + db = dout.sum(axis=1).astype(int)

# %% Los ejes del gradiente de W, al revés y con reshape
# error: dw-con-los-canales-delante
# - dW = (dout @ cols.T).reshape(W.shape)
# + dW = np.swapaxes((dout @ cols.T).reshape(W.shape), 0, 1).reshape(W.shape)

# %% Sesgos con sus ejes
# error: db-en-columna
# - db = dout.sum(axis=1)
# + db = np.sum(l_O, axis=(0, 2, 3), keepdims=True)

# %% base: Gradiente dilatado y convolución completa

# %% Repite en lugar de dilatar
# error: completa-repetida
# - borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# - girado = W[:, :, ::-1, ::-1]
# - alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
# - completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
# + repetido = np.kron(l_O, np.ones((stride, stride)))
# + borde = np.pad(repetido, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# + girado = W[:, :, ::-1, ::-1]
# + alto, ancho = borde.shape[2] - f + 1, borde.shape[3] - f + 1
# + completo = np.zeros((N, C, alto, ancho))

# %% Repite y corta lo que sobra
# error: completa-repetida
# - borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# - girado = W[:, :, ::-1, ::-1]
# - alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
# + alto, ancho = H + 2 * padding, An + 2 * padding
# + repetido = l_O.repeat(stride, axis=2).repeat(stride, axis=3)
# + repetido = repetido[:, :, : alto - f + 1, : ancho - f + 1]
# + borde = np.pad(repetido, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# + girado = W[:, :, ::-1, ::-1]

# %% Convolución completa sin ceros, y recorte
# error: completa-sin-intercalar
# - borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# - girado = W[:, :, ::-1, ::-1]
# - alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
# - completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
# + borde = np.pad(l_O, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# + girado = W[:, :, ::-1, ::-1]
# + alto, ancho = l_O.shape[2] + f - 1, l_O.shape[3] + f - 1
# + completo = np.zeros((N, C, alto, ancho))

# %% Convolución completa sin ceros y sin girar
# error: completa-sin-intercalar, filtro-rotado
# - borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# - girado = W[:, :, ::-1, ::-1]
# - alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
# - completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
# + borde = np.pad(l_O, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
# + girado = W
# + alto, ancho = l_O.shape[2] + f - 1, l_O.shape[3] + f - 1
# + completo = np.zeros((N, C, alto, ancho))

# %% Convolución completa del tamaño al que llegan las ventanas
# error: completa-sin-resto
# - completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
# + completo = np.zeros((N, C, alto, ancho))

# %% base: Cuatro bucles

# %% Los sesgos, con la suma de l_O en cada vuelta
# error: db-todo-en-cada-vuelta
# - db[c] += l_O[i, c, h, w]
# + db[c] += np.sum(l_O)

# %% Los sesgos, con la suma de la imagen en cada vuelta
# error: db-todo-en-cada-vuelta
# - db[c] += l_O[i, c, h, w]
# + db[c] += l_O[i].sum()

# %% Los sesgos, con la suma de l_O por cada imagen
# error: db-todo-en-cada-vuelta
# - for h in range(nH):
# -     for w in range(nW):
# -         h1 = h * stride
# -         w1 = w * stride
# -         h2, w2 = h1 + f, w1 + f
# -         dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -         dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -         db[c] += l_O[i, c, h, w]
# + db[c] += np.sum(l_O)
# + for h in range(nH):
# +     for w in range(nW):
# +         h1 = h * stride
# +         w1 = w * stride
# +         h2, w2 = h1 + f, w1 + f
# +         dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +         dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]

# %% Los sesgos, con el mapa del filtro en cada vuelta
# error: db-el-mapa-en-cada-vuelta
# - db[c] += l_O[i, c, h, w]
# + db[c] += np.sum(l_O[i, c])

# %% Los sesgos, con todos los mapas del filtro en cada vuelta
# error: db-el-mapa-en-cada-vuelta
# - db[c] += l_O[i, c, h, w]
# + db[c] += l_O[:, c].sum()

# %% Los sesgos, todos a la vez en cada vuelta
# error: db-el-mapa-en-cada-vuelta
# - db[c] += l_O[i, c, h, w]
# + db += l_O.sum(axis=(0, 2, 3))

# %% Los sesgos, todos a la vez con cada imagen
# error: db-el-mapa-en-cada-vuelta
# - for i in range(N):
# -     for c in range(F):
# -         for h in range(nH):
# -             for w in range(nW):
# -                 h1 = h * stride
# -                 w1 = w * stride
# -                 h2, w2 = h1 + f, w1 + f
# -                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# -                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# -                 db[c] += l_O[i, c, h, w]
# + for i in range(N):
# +     db += l_O.sum(axis=(0, 2, 3))
# +     for c in range(F):
# +         for h in range(nH):
# +             for w in range(nW):
# +                 h1 = h * stride
# +                 w1 = w * stride
# +                 h2, w2 = h1 + f, w1 + f
# +                 dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
# +                 dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]

# %% dW suma los canales de la ventana
# error: dw-canales-sumados
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += l_O[i, c, h, w] * Xp[i, :, h1:h2, w1:w2].sum(axis=0)

# %% dW con las ventanas de todas las imágenes
# error: ventanas-de-todas-las-imagenes
# - dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
# + dW[c] += l_O[i, c, h, w] * Xp[:, :, h1:h2, w1:w2].sum(axis=0)

# %% El sesgo, con una suma sobre el lote
# error: db-sin-sumar-el-mapa
# - b_new = b - learning_rate * db
# + b_new = b - learning_rate * l_O.sum(axis=0)

# %% El sesgo, con una suma sobre el lote y las filas
# error: db-sin-sumar-el-mapa
# - b_new = b - learning_rate * db
# + b_new = b - learning_rate * l_O.sum(axis=(0, 2))

# %% El sesgo, con una suma sobre el lote y las columnas
# error: db-sin-sumar-el-mapa
# - b_new = b - learning_rate * db
# + b_new = b - learning_rate * l_O.sum(axis=(0, 3))

# %% Ventanas de 3 siempre
# error: ventana-de-lado-tres
# - h2, w2 = h1 + f, w1 + f
# + h2, w2 = h1 + 3, w1 + 3

# %% Cuenta las ventanas de la entrada sin marco y de 1 en 1
# error: cuenta-sin-marco-ni-stride
# - _, _, nH, nW = l_O.shape
# + nH, nW = H - f + 1, Wd - f + 1

# %% W_new se mueve en el bucle de las imágenes sin reiniciar dW
# error: paso-en-cada-imagen-en-w
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, Ho, Wo = l_O.shape
    ap = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    da = np.zeros(ap.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    W_new = W.copy()
    for n in range(N):
        for k in range(F):
            for y in range(Ho):
                for x in range(Wo):
                    i, j = y * stride, x * stride
                    g = l_O[n, k, y, x]
                    da[n, :, i : i + f, j : j + f] += g * W[k]
                    dW[k] += g * ap[n, :, i : i + f, j : j + f]
                    db[k] += g
        W_new -= learning_rate * dW
    b_new = b - learning_rate * db
    return da[:, :, padding : padding + H, padding : padding + Wd], W_new, b_new

# %% b_new se mueve en el bucle de las imágenes sin reiniciar db
# error: paso-en-cada-imagen-en-b
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, Ho, Wo = l_O.shape
    ap = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    da = np.zeros(ap.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    b_new = b.copy()
    for n in range(N):
        for k in range(F):
            for y in range(Ho):
                for x in range(Wo):
                    i, j = y * stride, x * stride
                    g = l_O[n, k, y, x]
                    da[n, :, i : i + f, j : j + f] += g * W[k]
                    dW[k] += g * ap[n, :, i : i + f, j : j + f]
                    db[k] += g
        b_new -= learning_rate * db
    return da[:, :, padding : padding + H, padding : padding + Wd], W - learning_rate * dW, b_new

# %% base: productos de matrices con una fila por ventana
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, Ho, Wo = l_O.shape
    ap = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    v = np.lib.stride_tricks.sliding_window_view(ap, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    K = v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * f * f)
    G = l_O.transpose(0, 2, 3, 1).reshape(-1, F)
    G_w = G
    G_x = G
    G_b = G
    dW = (G_w.T @ K).reshape(W.shape)
    db = G_b.sum(axis=0)
    dK = (G_x @ W.reshape(F, -1)).reshape(N, Ho, Wo, C, f, f)
    da = np.zeros(ap.shape)
    for y in range(Ho):
        for x in range(Wo):
            da[:, :, y * stride : y * stride + f, x * stride : x * stride + f] += dK[:, y, x]
    da = da[:, :, padding : padding + H, padding : padding + Wd]
    return da, W - learning_rate * dW, b - learning_rate * db

# %% l_O con reshape directo para dW
# error: l-o-por-ventanas-en-dw
# - G_w = G
# + G_w = l_O.reshape(-1, F)

# %% l_O con reshape directo para la entrada
# error: l-o-por-ventanas-en-la-entrada
# - G_x = G
# + G_x = l_O.reshape(-1, F)

# %% l_O con reshape directo para los sesgos
# error: l-o-por-ventanas-en-db
# - G_b = G
# + G_b = l_O.reshape(-1, F)

# %% l_O con reshape directo para dW y la entrada
# error: l-o-por-ventanas
# - G_w = G
# - G_x = G
# + G_w = G_x = l_O.reshape(-1, F)

# %% l_O con reshape directo para todo
# error: l-o-por-ventanas, l-o-por-ventanas-en-db
# - G = l_O.transpose(0, 2, 3, 1).reshape(-1, F)
# + G = l_O.reshape(-1, F)

# %% base: convolución completa a mano
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, Ho, Wo = l_O.shape
    g = np.zeros((N, F, H + 2 * padding - f + 1, Wd + 2 * padding - f + 1))
    g[:, :, ::stride, ::stride][:, :, :Ho, :Wo] = l_O
    ap = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    gp = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    dW = np.zeros(W.shape)
    for n in range(N):
        for k in range(F):
            for y in range(Ho):
                for x in range(Wo):
                    i, j = y * stride, x * stride
                    dW[k] += l_O[n, k, y, x] * ap[n, :, i : i + f, j : j + f]
    da = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(H):
                for j in range(Wd):
                    y, x = i + padding, j + padding
                    da[n, c, i, j] = np.sum(gp[n, :, y : y + f, x : x + f] * W[:, c, ::-1, ::-1])
    db = l_O.sum(axis=(0, 2, 3))
    return da, W - learning_rate * dW, b - learning_rate * db

# %% La convolución completa a mano, sin intercalar ceros
# error: completa-que-se-acaba
# - g = np.zeros((N, F, H + 2 * padding - f + 1, Wd + 2 * padding - f + 1))
# - g[:, :, ::stride, ::stride][:, :, :Ho, :Wo] = l_O
# + g = l_O

# %% La convolución completa a mano, sin ceros y con todo el marco
# error: completa-que-se-acaba
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, Ho, Wo = l_O.shape
    p = padding
    ap = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    gp = np.pad(l_O, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    dW = np.zeros(W.shape)
    da = np.zeros(ap.shape)
    for k in range(F):
        for y in range(Ho):
            for x in range(Wo):
                i, j = y * stride, x * stride
                g = l_O[:, k, y, x][:, None, None, None]
                dW[k] += (g * ap[:, :, i : i + f, j : j + f]).sum(axis=0)
    for n in range(N):
        for c in range(C):
            for i in range(ap.shape[2]):
                for j in range(ap.shape[3]):
                    da[n, c, i, j] = np.sum(gp[n, :, i : i + f, j : j + f] * W[:, c, ::-1, ::-1])
    db = l_O.sum(axis=(0, 2, 3))
    return da[:, :, p : p + H, p : p + Wd], W - learning_rate * dW, b - learning_rate * db

# %% La convolución completa a mano, sin ceros y rellena con f - 1 - padding
# error: completa-que-se-acaba
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, Ho, Wo = l_O.shape
    p = padding
    ap = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    q = f - 1 - p
    gp = np.pad(l_O, ((0, 0), (0, 0), (q, q), (q, q)))
    dW = np.zeros(W.shape)
    da = np.zeros(layer_input.shape)
    for k in range(F):
        for y in range(Ho):
            for x in range(Wo):
                i, j = y * stride, x * stride
                g = l_O[:, k, y, x][:, None, None, None]
                dW[k] += (g * ap[:, :, i : i + f, j : j + f]).sum(axis=0)
    for n in range(N):
        for c in range(C):
            for i in range(H):
                for j in range(Wd):
                    da[n, c, i, j] = np.sum(gp[n, :, i : i + f, j : j + f] * W[:, c, ::-1, ::-1])
    db = l_O.sum(axis=(0, 2, 3))
    return da, W - learning_rate * dW, b - learning_rate * db

# %% base: Cuatro bucles

# %% Solo los sesgos; lo demás, a cero
# error: entrada-a-cero, w-a-cero
# - return dX, W_new, b_new
# + return np.zeros(layer_input.shape), np.zeros(W.shape), b_new

# %% Los sesgos, a cero
# error: b-a-cero
# - return dX, W_new, b_new
# + return dX, W_new, np.zeros(b.shape)
