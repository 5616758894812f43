# %% tensordot sin llevar los filtros a su sitio
# error: filtros-al-final
def conv_forward(layer_input, W, b, stride, padding):
    p, f = padding, W.shape[2]
    X = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.tensordot(v, W, axes=([1, 4, 5], [1, 2, 3])) + b

# %% einsum con los filtros delante
# error: filtros-delante-del-lote
def conv_forward(layer_input, W, b, stride, padding):
    p, f = padding, W.shape[2]
    X = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("ncijuv,fcuv->fnij", v, W) + b[:, None, None, None]

# %% Rota los filtros y además olvida el sesgo
# error: filtro-rotado, sin-sesgo
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    W = W[..., ::-1, ::-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z

# %% base: Bucles con las piezas del curso

# %% Recorre la entrada y se deja la última ventana
# error: bucle-corto
# - for y in range(n_H):
# -     for x in range(n_W):
# -         y_start = y * stride
# -         y_end = y_start + f
# -         x_start = x * stride
# -         x_end = x_start + f
# -         window = padded[i, :, y_start:y_end, x_start:x_end]
# -         Z[i, c, y, x] = convolve(window, W[c], b[c])
# + for y in range(0, n_H_prev + 2 * padding - f, stride):
# +     for x in range(0, n_W_prev + 2 * padding - f, stride):
# +         window = padded[i, :, y : y + f, x : x + f]
# +         Z[i, c, y // stride, x // stride] = convolve(window, W[c], b[c])

# %% Rota cada filtro
# error: filtro-rotado
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, c, y, x] = convolve(window, np.rot90(W[c], 2, axes=(1, 2)), b[c])

# %% Filas del filtro al revés
# error: filtro-cabeza-abajo
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, c, y, x] = convolve(window, W[c, :, ::-1], b[c])

# %% Sin sesgo
# error: sin-sesgo
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, c, y, x] = convolve(window, W[c], 0.0)

# %% El sesgo del primer filtro
# error: sesgo-del-primer-filtro
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, c, y, x] = convolve(window, W[c], b[0])

# %% La suma de todos los sesgos
# error: suma-de-los-sesgos
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, c, y, x] = convolve(window, W[c], b.sum())

# %% No rellena
# error: sin-padding
# - n_H = (n_H_prev + 2 * padding - f) // stride + 1
# - n_W = (n_W_prev + 2 * padding - f) // stride + 1
# - padded = zero_padding(layer_input, padding)
# + n_H = (n_H_prev - f) // stride + 1
# + n_W = (n_W_prev - f) // stride + 1
# + padded = layer_input

# %% Ventanas de la entrada sin marco
# error: ventanas-sin-marco
# - window = padded[i, :, y_start:y_end, x_start:x_end]
# + window = layer_input[i, :, y_start:y_end, x_start:x_end]

# %% El tamaño no cuenta el marco
# error: tamano-sin-padding
# - n_H = (n_H_prev + 2 * padding - f) // stride + 1
# - n_W = (n_W_prev + 2 * padding - f) // stride + 1
# + n_H = (n_H_prev - f) // stride + 1
# + n_W = (n_W_prev - f) // stride + 1

# %% Ventanas de 1 en 1
# error: stride-ignorado
# - y_start = y * stride
# - y_end = y_start + f
# - x_start = x * stride
# + y_start = y
# + y_end = y_start + f
# + x_start = x

# %% Stride solo en las filas
# error: stride-solo-en-filas
# - x_start = x * stride
# + x_start = x

# %% Recorre la entrada con saltos y guarda en la misma posición
# error: posicion-de-la-entrada
# - for y in range(n_H):
# -     for x in range(n_W):
# -         y_start = y * stride
# -         y_end = y_start + f
# -         x_start = x * stride
# + for y in range(0, padded.shape[2] - f + 1, stride):
# +     for x in range(0, padded.shape[3] - f + 1, stride):
# +         y_start = y
# +         y_end = y_start + f
# +         x_start = x

# %% El final también se multiplica por el stride
# error: ventana-fuera-con-stride
# - y_end = y_start + f
# - x_start = x * stride
# - x_end = x_start + f
# + y_end = (y_start + f) * stride
# + x_start = x * stride
# + x_end = (x_start + f) * stride

# %% El final es inicio + stride, con convolve
# error: falla-si-stride-no-es-f
# - y_end = y_start + f
# - x_start = x * stride
# - x_end = x_start + f
# + y_end = y_start + stride
# + x_start = x * stride
# + x_end = x_start + stride

# %% np.ceil en el tamaño
# error: falla-si-el-stride-no-divide
# - n_H = (n_H_prev + 2 * padding - f) // stride + 1
# - n_W = (n_W_prev + 2 * padding - f) // stride + 1
# + n_H = int(np.ceil((n_H_prev + 2 * padding - f) / stride)) + 1
# + n_W = int(np.ceil((n_W_prev + 2 * padding - f) / stride)) + 1

# %% Falta el 1 del tamaño
# error: falta-la-ultima-ventana
# - n_H = (n_H_prev + 2 * padding - f) // stride + 1
# - n_W = (n_W_prev + 2 * padding - f) // stride + 1
# + n_H = (n_H_prev + 2 * padding - f) // stride
# + n_W = (n_W_prev + 2 * padding - f) // stride

# %% El ancho sale del alto
# error: ancho-desde-el-alto
# - n_W = (n_W_prev + 2 * padding - f) // stride + 1
# + n_W = (n_H_prev + 2 * padding - f) // stride + 1

# %% El bucle de columnas llega hasta el alto
# error: columnas-hasta-el-alto
# - for x in range(n_W):
# + for x in range(n_H):

# %% Tantos filtros como canales
# error: filtros-desde-los-canales
# - n_C, _, f, _ = W.shape
# + _, n_C, f, _ = W.shape

# %% El lado sale del primer eje, con convolve
# error: falla-si-f-no-es-el-numero-de-filtros
# - n_C, _, f, _ = W.shape
# + n_C = W.shape[0]
# + f = W.shape[0]

# %% Siempre los pesos del primer filtro
# error: primer-filtro-en-todos
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, c, y, x] = convolve(window, W[0], b[c])

# %% return dentro del bucle de las imágenes
# error: solo-primera-imagen
# - return Z
# +     return Z

# %% La primera imagen para todas
# error: primera-imagen-en-todas
# - window = padded[i, :, y_start:y_end, x_start:x_end]
# + window = padded[0, :, y_start:y_end, x_start:x_end]

# %% Suma las imágenes del lote
# error: lote-sumado
# - window = padded[i, :, y_start:y_end, x_start:x_end]
# + window = padded[:, :, y_start:y_end, x_start:x_end].sum(axis=0)

# %% ReLU en cada casilla
# error: activacion-incluida
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, c, y, x] = max(0, convolve(window, W[c], b[c]))

# %% Tamaños con decimales
# - n_H = (n_H_prev + 2 * padding - f) // stride + 1
# - n_W = (n_W_prev + 2 * padding - f) // stride + 1
# + n_H = (n_H_prev + 2 * padding - f) / stride + 1
# + n_W = (n_W_prev + 2 * padding - f) / stride + 1

# %% El ancho ocupa el nombre W
# - N, C, n_H_prev, n_W_prev = layer_input.shape
# - n_C, _, f, _ = W.shape
# - n_H = (n_H_prev + 2 * padding - f) // stride + 1
# - n_W = (n_W_prev + 2 * padding - f) // stride + 1
# + N, C, H, W = layer_input.shape
# + n_C, _, f, _ = W.shape
# + n_H = (H + 2 * padding - f) // stride + 1
# + n_W = (W + 2 * padding - f) // stride + 1

# %% base: tensordot casilla a casilla

# %% Columnas del filtro al revés
# error: filtro-reflejado
# - A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
# + A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
# + W = np.flip(W, axis=3)

# %% Suma los sesgos con np.sum
# error: suma-de-los-sesgos
# - Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
# + Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + np.sum(b)

# %% Padding fijo en 1
# error: padding-fijo-en-uno
# - m = A_prev.shape[0]
# + m = A_prev.shape[0]
# + p = 1

# %% Marco solo arriba y abajo
# error: padding-solo-en-filas
# - A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
# + A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (0, 0)], mode="constant")

# %% Marco solo a los lados
# error: padding-solo-en-columnas
# - A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
# + A = np.pad(A_prev, [(0, 0), (0, 0), (0, 0), (p, p)], mode="constant")

# %% Marco con mode="edge"
# error: padding-con-valores-del-borde
# - A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
# + A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="edge")

# %% Stride fijo en 1
# error: stride-fijo-en-uno
# - m = A_prev.shape[0]
# + m = A_prev.shape[0]
# + s = 1

# %% Exige que el stride divida
# error: exige-que-el-stride-divida
# - A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
# + A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
# + if (A.shape[2] - f) % s or (A.shape[3] - f) % s:
# +     raise ValueError("el stride no divide")

# %% round de los saltos
# error: saltos-redondeados
# - h = int((A.shape[2] - f) / s) + 1
# - w = int((A.shape[3] - f) / s) + 1
# + h = round((A.shape[2] - f) / s) + 1
# + w = round((A.shape[3] - f) / s) + 1

# %% Falta el 1 en los dos tamaños
# error: falta-la-ultima-ventana
# - h = int((A.shape[2] - f) / s) + 1
# - w = int((A.shape[3] - f) / s) + 1
# + h = int((A.shape[2] - f) / s)
# + w = int((A.shape[3] - f) / s)

# %% El alto sale del ancho
# error: alto-desde-el-ancho
# - h = int((A.shape[2] - f) / s) + 1
# + h = int((A.shape[3] - f) / s) + 1

# %% return en el bucle de los filtros, con todas las imágenes
# error: solo-primer-filtro
# - Z = np.zeros((m, n_C, h, w))
# + Z = np.zeros((m, n_C, h, w))
# + W = np.where(np.arange(n_C)[:, None, None, None] == 0, W, 0)
# + b = np.where(np.arange(n_C) == 0, b, 0)

# %% Normaliza los filtros
# - A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
# + A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
# + W = W / np.linalg.norm(W)

# %% base: Bucles con np.sum

# %% np.flip de cada filtro, con los canales
# error: filtro-invertido-en-todos-los-ejes
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = np.sum(ventana * np.flip(K[k])) + b[k]

# %% Filtro transpuesto con .T en cada canal
# error: filtro-transpuesto
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = sum(np.sum(ventana[c] * K[k, c].T) for c in range(C)) + b[k]

# %% Solo el primer canal
# error: un-solo-canal
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, 0, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k, 0]) + b[k]

# %% Asigna en el bucle de canales
# error: ultimo-canal
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + for c in range(C):
# +     out[n, k, i, j] = np.sum(ventana[c] * K[k, c]) + b[k]

# %% Suma la ventana y suma el kernel
# error: suma-por-suma
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = np.sum(ventana.sum(axis=(1, 2)) * K[k].sum(axis=(1, 2))) + b[k]

# %% np.mean de los productos
# error: media-de-la-ventana
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = np.mean(ventana * K[k]) + b[k]

# %% Media de los canales con axis
# error: canales-promediados
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = np.mean(np.sum(ventana * K[k], axis=(1, 2))) + b[k]

# %% El sesgo dentro de la suma
# error: sesgo-dentro
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = np.sum(ventana * K[k] + b[k])

# %% El sesgo una vez por canal
# error: sesgo-por-canal
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + for c in range(C):
# +     out[n, k, i, j] += np.sum(ventana[c] * K[k, c]) + b[k]

# %% b al final, después de los bucles
# error: sesgo-por-columnas
# -                 out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# - return out
# +                 out[n, k, i, j] = np.sum(ventana * K[k])
# + return out + b

# %% Rellena todos los ejes
# error: falla-con-padding
# - Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# + Xp = np.pad(X, padding)

# %% Todo el marco detrás
# error: padding-a-un-solo-lado
# - Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
# + Xp = np.pad(X, ((0, 0), (0, 0), (0, 2 * padding), (0, 2 * padding)))

# %% Stride solo en las columnas
# error: stride-solo-en-columnas
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + ventana = Xp[n, :, i : i + f, j * stride : j * stride + f]

# %% Stride dos veces
# error: ventana-fuera-con-stride
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + ventana = Xp[n, :, i * stride * stride : i * stride * stride + f, j * stride * stride : j * stride * stride + f]

# %% Bucles con salto sobre la salida
# error: posiciones-sin-rellenar
# - for i in range(H_out):
# -     for j in range(W_out):
# + for i in range(0, H_out, stride):
# +     for j in range(0, W_out, stride):

# %% El final es inicio + stride
# error: ventana-de-lado-stride
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + ventana = Xp[n, :, i * stride : i * stride + stride, j * stride : (j + 1) * stride]

# %% round del tamaño
# error: tamano-redondeado
# - H_out = 1 + (H + 2 * padding - f) // stride
# - W_out = 1 + (ancho + 2 * padding - f) // stride
# + H_out = round(1 + (H + 2 * padding - f) / stride)
# + W_out = round(1 + (ancho + 2 * padding - f) / stride)

# %% Un solo tamaño para todo, con np.sum
# error: ancho-desde-el-alto
# - W_out = 1 + (ancho + 2 * padding - f) // stride
# + W_out = H_out

# %% La salida con los ejes cambiados
# error: falla-si-no-es-cuadrada
# - out = np.zeros((N, F, H_out, W_out))
# + out = np.zeros((N, F, W_out, H_out))

# %% El número de filtros sale de la entrada
# error: filtros-desde-los-canales
# - F, C, f, f = K.shape
# + F, f = X.shape[1], K.shape[2]

# %% El lado sale del primer eje, con np.sum
# error: lado-desde-los-filtros
# - F, C, f, f = K.shape
# + F = f = K.shape[0]

# %% El último filtro en todos los mapas
# error: ultimo-filtro-en-todos
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, :, i, j] = np.sum(ventana * K[k]) + b[k]

# %% Índice 0 en la imagen
# error: solo-primera-imagen
# - for n in range(N):
# + for n in range(1):

# %% La última imagen para todas
# error: ultima-imagen-en-todas
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[:, k, i, j] = np.sum(ventana * K[k]) + b[k]

# %% Suma el lote con np.sum
# error: lote-sumado
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + ventana = Xp[:, :, i * stride : i * stride + f, j * stride : j * stride + f]

# %% Sesgo dentro y sin stride
# error: sesgo-dentro, stride-ignorado
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i : i + f, j : j + f]
# + out[n, k, i, j] = np.sum(ventana * K[k] + b[k])

# %% Filtro girado y sin sesgo
# error: filtro-rotado, sin-sesgo
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k, :, ::-1, ::-1])

# %% Un canal y sin stride
# error: un-solo-canal, stride-ignorado
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, 0, i : i + f, j : j + f]
# + out[n, k, i, j] = np.sum(ventana * K[k, 0]) + b[k]

# %% Ventana (j, i) y sin sesgo
# error: ventanas-traspuestas, sin-sesgo
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, j * stride : j * stride + f, i * stride : i * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k])

# %% Ventana (j, i) y filtro girado
# error: ventanas-traspuestas, filtro-rotado
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, j * stride : j * stride + f, i * stride : i * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k, :, ::-1, ::-1]) + b[k]

# %% Media y sin stride
# error: media-de-la-ventana, stride-ignorado
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i : i + f, j : j + f]
# + out[n, k, i, j] = np.mean(ventana * K[k]) + b[k]

# %% Sesgo de la posición 0 y stride solo en filas
# error: sesgo-del-primer-filtro, stride-solo-en-filas
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * stride : i * stride + f, j : j + f]
# + out[n, k, i, j] = np.sum(ventana * K[k]) + b[0]

# %% Resta el sesgo y no usa el stride
# error: sesgo-restado, stride-ignorado
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i : i + f, j : j + f]
# + out[n, k, i, j] = np.sum(ventana * K[k]) - b[k]

# %% Filtro transpuesto y sesgo dentro
# error: filtro-transpuesto, sesgo-dentro
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k].transpose(0, 2, 1) + b[k])

# %% Primera imagen siempre y sin sesgo
# error: primera-imagen-en-todas, sin-sesgo
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[0, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k])

# %% Primera imagen siempre y primer filtro siempre
# error: primera-imagen-en-todas, primer-filtro-en-todos
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[0, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[0]) + b[k]

# %% Primer filtro siempre y stride solo en columnas
# error: primer-filtro-en-todos, stride-solo-en-columnas
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i : i + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[0]) + b[k]

# %% Filtro reflejado y suma de los sesgos
# error: filtro-reflejado, suma-de-los-sesgos
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k, :, :, ::-1]) + b.sum()

# %% Activación y sin sesgo
# error: activacion-incluida, sin-sesgo
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = max(0, np.sum(ventana * K[k]))

# %% Activación y filtro girado
# error: activacion-incluida, filtro-rotado
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = max(0, np.sum(ventana * K[k, :, ::-1, ::-1]) + b[k])

# %% Un canal y sesgo dentro
# error: un-solo-canal, sesgo-dentro
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, 0, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k, 0] + b[k])

# %% Un canal y filtro girado
# error: un-solo-canal, filtro-rotado
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, 0, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k, 0, ::-1, ::-1]) + b[k]

# %% Canal 0 de la entrada y sin sesgo
# error: canal-fijo-en-la-entrada, sin-sesgo
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, 0, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k])

# %% Ventana de lado stride y sin sesgo
# error: ventana-de-lado-stride, sin-sesgo
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * stride : i * stride + stride, j * stride : (j + 1) * stride]
# + out[n, k, i, j] = np.sum(ventana * K[k])

# %% Suma el lote y no usa el sesgo
# error: lote-sumado, sin-sesgo
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k])

# %% Última imagen en todas y sin stride
# error: ultima-imagen-en-todas, stride-ignorado
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i : i + f, j : j + f]
# + out[:, k, i, j] = np.sum(ventana * K[k]) + b[k]

# %% Canal 0 de la entrada con todo el filtro
# error: canal-fijo-en-la-entrada
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, 0, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]

# %% Canal 0 del filtro con toda la entrada
# error: canal-fijo-en-el-filtro
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k, 0]) + b[k]

# %% Todos los filtros en cada mapa
# error: suma-de-los-filtros
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K) + b[k]

# %% Ventana que empieza en (j, i)
# error: ventanas-traspuestas
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, j * stride : j * stride + f, i * stride : i * stride + f]
# + out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]

# %% Se mueve f casillas
# error: salto-de-f
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + ventana = Xp[n, :, i * f : i * f + f, j * f : j * f + f]
# + out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]

# %% Salida de enteros
# error: salida-de-enteros
# - out = np.zeros((N, F, H_out, W_out))
# + out = np.zeros((N, F, H_out, W_out), dtype=int)

# %% Los bucles acaban antes
# error: bucle-corto
# - for i in range(H_out):
# -     for j in range(W_out):
# + for i in range(H_out - 1):
# +     for j in range(W_out - 1):

# %% Filas hasta el ancho
# error: filas-hasta-el-ancho
# - for i in range(H_out):
# + for i in range(W_out):

# %% Lee el ancho antes que el alto
# error: tamanos-cambiados
# - N, C, H, ancho = X.shape
# + N, C, ancho, H = X.shape

# %% Bucles con los límites cambiados
# error: tamanos-cambiados
# - for i in range(H_out):
# -     for j in range(W_out):
# + for i in range(W_out):
# +     for j in range(H_out):

# %% assert de la división
# error: exige-que-el-stride-divida
# - F, C, f, f = K.shape
# + F, C, f, f = K.shape
# + assert (H + 2 * padding - f) % stride == 0 and (ancho + 2 * padding - f) % stride == 0

# %% assert de stride igual a f
# error: exige-stride-igual-a-f
# - F, C, f, f = K.shape
# + F, C, f, f = K.shape
# + assert stride == f

# %% raise si no es cuadrada
# error: exige-imagen-cuadrada
# - F, C, f, f = K.shape
# + F, C, f, f = K.shape
# + if H != ancho:
# +     raise ValueError("solo cuadradas")

# %% El padding una vez en el tamaño
# error: padding-una-vez-en-el-tamano
# - H_out = 1 + (H + 2 * padding - f) // stride
# - W_out = 1 + (ancho + 2 * padding - f) // stride
# + H_out = 1 + (H + padding - f) // stride
# + W_out = 1 + (ancho + padding - f) // stride

# %% base: sliding_window_view y einsum

# %% Rota los filtros al principio
# error: filtro-rotado
# - f = W.shape[-1]
# + f = W.shape[-1]
# + W = W[:, :, ::-1, ::-1]

# %% Filtro transpuesto
# error: filtro-transpuesto
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# + Z = np.einsum("nchwij,fcji->nfhw", ventanas, W)

# %% Guarda en la casilla traspuesta
# error: salida-transpuesta
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# + Z = np.einsum("nchwij,fcij->nfwh", ventanas, W)

# %% Suma por suma en einsum
# error: suma-por-suma
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# + Z = np.einsum("nchwij,fckl->nfhw", ventanas, W)

# %% Media de los canales
# error: canales-promediados
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# + Z = np.einsum("nchwij,fcij->nfhw", ventanas, W) / W.shape[1]

# %% Sin sesgo y con einsum
# error: sin-sesgo
# - return Z + b.reshape(1, -1, 1, 1)
# + return Z

# %% Suma el sesgo dos veces
# error: sesgo-dos-veces
# - return Z + b.reshape(1, -1, 1, 1)
# + return Z + 2 * b.reshape(1, -1, 1, 1)

# %% Resta el sesgo
# error: sesgo-restado
# - return Z + b.reshape(1, -1, 1, 1)
# + return Z - b.reshape(1, -1, 1, 1)

# %% b sin reshape
# error: sesgo-por-columnas
# - return Z + b.reshape(1, -1, 1, 1)
# + return Z + b

# %% Rellena con 0 de ancho
# error: sin-padding
# - Xp = zero_padding(layer_input, padding)
# + Xp = zero_padding(layer_input, 0)

# %% Rellena dos veces
# error: padding-doble
# - Xp = zero_padding(layer_input, padding)
# + Xp = zero_padding(zero_padding(layer_input, padding), padding)

# %% Ventanas de 1 en 1 con recorte
# error: stride-ignorado
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + ventanas = ventanas[:, :, : (ventanas.shape[2] - 1) // stride + 1, : (ventanas.shape[3] - 1) // stride + 1]

# %% Olvida el stride
# error: stride-fijo-en-uno
# - ventanas = ventanas[:, :, ::stride, ::stride]

# %% Solo guarda en el mapa 0
# error: solo-primer-filtro
# - return Z + b.reshape(1, -1, 1, 1)
# + salida = np.zeros(Z.shape)
# + salida[:, 0] = Z[:, 0] + b[0]
# + return salida

# %% ReLU al final
# error: activacion-incluida
# - return Z + b.reshape(1, -1, 1, 1)
# + return np.maximum(0, Z + b.reshape(1, -1, 1, 1))

# %% Escribe en la entrada
# - def conv_forward(layer_input, W, b, stride, padding):
# + def conv_forward(layer_input, W, b, stride, padding):
# +     layer_input -= layer_input.mean()

# %% Filtros transpuestos y b sin reshape
# error: filtro-transpuesto, sesgo-por-columnas
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# - return Z + b.reshape(1, -1, 1, 1)
# + Z = np.einsum("nchwij,fcji->nfhw", ventanas, W)
# + return Z + b

# %% Salida traspuesta y sin sesgo
# error: salida-transpuesta, sin-sesgo
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# - return Z + b.reshape(1, -1, 1, 1)
# + Z = np.einsum("nchwij,fcij->nfwh", ventanas, W)
# + return Z

# %% Media de canales y resta el sesgo
# error: canales-promediados, sesgo-restado
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# - return Z + b.reshape(1, -1, 1, 1)
# + Z = np.einsum("nchwij,fcij->nfhw", ventanas, W) / W.shape[1]
# + return Z - b.reshape(1, -1, 1, 1)

# %% Suma por suma y sin sesgo
# error: suma-por-suma, sin-sesgo
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# - return Z + b.reshape(1, -1, 1, 1)
# + Z = np.einsum("nchwij,fckl->nfhw", ventanas, W)
# + return Z

# %% Sin marco y sin stride
# error: sin-padding, stride-fijo-en-uno
# - Xp = zero_padding(layer_input, padding)
# - ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + ventanas = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))

# %% Sin marco y filtro girado
# error: sin-padding, filtro-rotado
# - Xp = zero_padding(layer_input, padding)
# - ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + W = W[:, :, ::-1, ::-1]
# + ventanas = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))
# + ventanas = ventanas[:, :, ::stride, ::stride]

# %% Marco doble y sin stride
# error: padding-doble, stride-fijo-en-uno
# - Xp = zero_padding(layer_input, padding)
# - ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + Xp = zero_padding(layer_input, 2 * padding)
# + ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))

# %% Marco fijo y filtro girado
# error: padding-fijo-en-uno, filtro-rotado
# - Xp = zero_padding(layer_input, padding)
# - ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + W = W[:, :, ::-1, ::-1]
# + Xp = zero_padding(layer_input, 1)
# + ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# + ventanas = ventanas[:, :, ::stride, ::stride]

# %% Sin stride y salida sin última ventana
# error: stride-ignorado, falta-la-ultima-ventana
# - Xp = zero_padding(layer_input, padding)
# - ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + Xp = zero_padding(layer_input, padding)
# + ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# + ventanas = ventanas[:, :, : (ventanas.shape[2] - 1) // stride, : (ventanas.shape[3] - 1) // stride]

# %% Filtro girado, en float32 y sin sesgo
# error: filtro-rotado, sin-sesgo
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# - return Z + b.reshape(1, -1, 1, 1)
# + Z = np.einsum("nchwij,fcij->nfhw", ventanas, W[:, :, ::-1, ::-1])
# + return Z.astype(np.float32)

# %% base: im2col y un producto de matrices

# %% Trasposición al final
# error: salida-transpuesta
# - return Z.reshape(len(layer_input), len(W), h, w)
# + Z = Z.reshape(len(layer_input), len(W), h, w)
# + return Z.transpose(0, 1, 3, 2)

# %% Divide entre el tamaño del filtro
# error: media-de-la-ventana
# - Z = W.reshape(len(W), -1) @ cols + b[:, None]
# + Z = W.reshape(len(W), -1) @ cols / cols.shape[1] + b[:, None]

# %% El sesgo de los canales cambiado por b[0] al final
# error: sesgo-del-primer-filtro
# - Z = W.reshape(len(W), -1) @ cols + b[:, None]
# + Z = W.reshape(len(W), -1) @ cols + b[0]

# %% Padding fijo en 1 al rellenar
# error: padding-fijo-en-uno
# - cols, h, w = im2col(zero_padding(layer_input, padding), W.shape[2], stride)
# + cols, h, w = im2col(zero_padding(layer_input, 1), W.shape[2], stride)

# %% Redondea la salida a un decimal
# - Z = W.reshape(len(W), -1) @ cols + b[:, None]
# + Z = W.reshape(len(W), -1) @ cols + b[:, None]
# + Z = Z.round(1)

# %% reshape con el ancho antes
# error: salida-reformada
# - Z = W.reshape(len(W), -1) @ cols + b[:, None]
# - return Z.reshape(len(layer_input), len(W), h, w)
# + Z = W.reshape(len(W), -1) @ cols + b[:, None]
# + return Z.reshape(len(layer_input), len(W), w, h)

# %% Posiciones numeradas con el alto
# error: fila-de-largo-el-alto
# - Z = W.reshape(len(W), -1) @ cols + b[:, None]
# - return Z.reshape(len(layer_input), len(W), h, w)
# + Z = W.reshape(len(W), -1) @ cols
# + fila = np.zeros(Z.shape)
# + for k in range(h * w):
# +     fila[:, :, k // w * h + k % w] = Z[:, :, k]
# + return (fila + b[:, None]).reshape(len(layer_input), len(W), h, w)

# %% reshape sin trasponer el lote
# error: reshape-sin-trasponer
# - Z = W.reshape(len(W), -1) @ cols + b[:, None]
# - return Z.reshape(len(layer_input), len(W), h, w)
# + Z = W.reshape(len(W), -1) @ cols + b[:, None]
# + return Z.transpose(1, 0, 2).reshape(len(layer_input), len(W), h, w)

# %% Una suma para toda la salida
# error: suma-sin-reiniciar
# - Z = W.reshape(len(W), -1) @ cols + b[:, None]
# - return Z.reshape(len(layer_input), len(W), h, w)
# + Z = W.reshape(len(W), -1) @ cols
# + return (np.cumsum(Z).reshape(Z.shape) + b[:, None]).reshape(len(layer_input), len(W), h, w)

# %% np.pad siempre con 1
# error: marco-fijo-en-uno
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    oh = (H - f + 2*padding)//stride + 1
    ow = (Wd - f + 2*padding)//stride + 1
    npad = ((0, 0), (0, 0), (1, 1), (1, 1))
    xp = np.pad(layer_input, pad_width=npad, mode='constant', constant_values=0)
    out = np.zeros((N, F, oh, ow))
    for i in range(N):
        for k in range(F):
            for y in range(oh):
                for x in range(ow):
                    out[i, k, y, x] = np.sum(xp[i, :, y*stride:y*stride+f, x*stride:x*stride+f] * W[k]) + b[k]
    return out

# %% Avanza de stride en stride por toda la entrada
# error: recorre-la-entrada
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = (H - f + 2*padding)//stride + 1
    ow = (Wd - f + 2*padding)//stride + 1
    out = np.zeros((N, F, oh, ow))
    for i in range(N):
        for k in range(F):
            for y in range(0, H, stride):
                for x in range(0, Wd, stride):
                    out[i, k, y//stride, x//stride] = np.sum(xp[i, :, y:y+f, x:x+f] * W[k]) + b[k]
    return out

# %% La salida no se llena
# error: todo-ceros
def conv_forward(layer_input, W, b, stride, padding):
    N, _, H, width = layer_input.shape
    F, _, f, _ = W.shape
    return np.zeros((N, F, (H + 2 * padding - f) // stride + 1, (width + 2 * padding - f) // stride + 1))

# %% Una @ entre la ventana y el filtro
# error: producto-matricial
def conv_forward(layer_input, W, b, stride, padding):
    X = zero_padding(layer_input, padding)
    F, _, f, _ = W.shape
    n_H, n_W = ((n - f) // stride + 1 for n in X.shape[2:])
    Z = np.zeros((len(X), F, n_H, n_W))
    for n, k, i, j in np.ndindex(Z.shape):
        y, x = i * stride, j * stride
        Z[n, k, i, j] = np.sum(X[n, :, y : y + f, x : x + f] @ W[k]) + b[k]
    return Z

# %% b[n] en lugar de b[k]
# error: sesgo-de-la-imagen
def conv_forward(layer_input, W, b, stride, padding):
    X = zero_padding(layer_input, padding)
    F, _, f, _ = W.shape
    n_H, n_W = ((n - f) // stride + 1 for n in X.shape[2:])
    Z = np.zeros((len(X), F, n_H, n_W))
    for n, k, i, j in np.ndindex(Z.shape):
        y, x = i * stride, j * stride
        Z[n, k, i, j] = np.sum(X[n, :, y : y + f, x : x + f] * W[k]) + b[n]
    return Z

# %% Lee la entrada con marco como si no lo llevara
# error: padding-arriba-y-a-la-izquierda
def conv_forward(X, K, b, s, p):
    A = zero_padding(X, p)
    N, C, f = len(X), K.shape[1], K.shape[2]
    alto, ancho = (1 + (n - f) // s for n in A.shape[2:])
    Z = np.zeros((N, len(K), alto, ancho)) + b[:, None, None]
    for i, j, u, v in np.ndindex(alto, ancho, f, f):
        Z[:, :, i, j] += A[:, :, i * s + u - p, j * s + v - p] @ K[:, :, u, v].T
    return Z

# %% Sin marco y con índices que pueden ser negativos
# error: indices-negativos
def conv_forward(X, K, b, s, p):
    N, C, H, ancho = X.shape
    F, _, f, _ = K.shape
    Z = np.zeros((N, F, (H + 2 * p - f) // s + 1, (ancho + 2 * p - f) // s + 1))
    for k, i, j in np.ndindex(Z.shape[1:]):
        for u, v in np.ndindex(f, f):
            fila, columna = i * s - p + u, j * s - p + v
            if fila >= H or columna >= ancho:
                continue
            Z[:, k, i, j] += X[:, :, fila, columna] @ K[k, :, u, v]
        Z[:, k, i, j] += b[k]
    return Z

# %% El sesgo en cada posición del filtro
# error: sesgo-por-posicion
def conv_forward(X, K, b, s, p):
    A, f = zero_padding(X, p), K.shape[-1]
    alto, ancho = (1 + (n - f) // s for n in A.shape[2:])
    Z = np.zeros((len(X), len(K), alto, ancho))
    for u in range(f):
        for v in range(f):
            trozo = A[:, :, u::s, v::s][:, :, :alto, :ancho]
            Z += np.einsum("nchw,fc->nfhw", trozo, K[:, :, u, v])
            Z += b[None, :, None, None]
    return Z

# %% El sesgo en cada fila
# error: sesgo-por-fila-del-filtro
def conv_forward(X, K, b, s, p):
    A, f = zero_padding(X, p), K.shape[-1]
    alto, ancho = (1 + (n - f) // s for n in A.shape[2:])
    Z = np.zeros((len(X), len(K), alto, ancho))
    for k, i, j in np.ndindex(Z.shape[1:]):
        for u in range(f):
            fila = A[:, :, i * s + u, j * s : j * s + f]
            Z[:, k, i, j] += np.tensordot(fila, K[k, :, u], 2) + b[k]
    return Z

# %% base: Bucles con np.sum

# %% El sesgo en cada fila de cada canal
# error: sesgo-por-fila
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = sum(fila + b[k] for fila in np.sum(ventana * K[k], axis=2).flat)

# %% El sesgo se suma a toda la salida
# error: sesgo-en-toda-la-salida
# -                 out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# +                 out[n, k, i, j] = np.sum(ventana * K[k])
# +         out += b[k]

# %% El sesgo se suma a toda la imagen
# error: sesgo-en-toda-la-salida
# -                 out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# +                 out[n, k, i, j] = np.sum(ventana * K[k])
# +         out[n] += b[k]

# %% Un mapa para todos los filtros de una imagen
# error: mapa-sin-reiniciar
# - for k in range(F):
# -     for i in range(H_out):
# -         for j in range(W_out):
# -             ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# -             out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + mapa = np.zeros((H_out, W_out))
# + for k in range(F):
# +     for i in range(H_out):
# +         for j in range(W_out):
# +             mapa[i, j] += np.sum(Xp[n, :, i * stride :, j * stride :][:, :f, :f] * K[k])
# +     out[n, k] = mapa + b[k]

# %% Un mapa con el sesgo para todo el lote
# error: mapa-sin-reiniciar
# - for n in range(N):
# -     for k in range(F):
# -         for i in range(H_out):
# -             for j in range(W_out):
# -                 ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# -                 out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + mapa = np.zeros((H_out, W_out))
# + for n in range(N):
# +     for k in range(F):
# +         mapa += b[k]
# +         for i in range(H_out):
# +             for j in range(W_out):
# +                 ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# +                 mapa[i, j] += np.sum(ventana * K[k])
# +         out[n, k] = mapa

# %% Un acumulador por mapa
# error: suma-sin-reiniciar
# - for i in range(H_out):
# -     for j in range(W_out):
# -         ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# -         out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + total = b[k]
# + for i in range(H_out):
# +     for j in range(W_out):
# +         ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# +         total += np.sum(ventana * K[k])
# +         out[n, k, i, j] = total

# %% Bucles de la ventana hasta f - 1
# error: bucles-cortos
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = np.sum(ventana[:, : f - 1, : f - 1] * K[k, :, : f - 1, : f - 1]) + b[k]

# %% Bucles de la ventana desde 1 y sin sesgo
# error: bucles-desde-uno, sin-sesgo
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + for u in range(1, f):
# +     for v in range(1, f):
# +         out[n, k, i, j] += np.sum(ventana[:, u, v] * K[k, :, u, v])

# %% Da la vuelta a los canales
# error: canales-invertidos
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = np.sum(ventana[::-1] * K[k]) + b[k]

# %% K[k][::-1, ::-1]
# error: canales-y-filas-invertidos
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = np.sum(ventana * K[k][::-1, ::-1]) + b[k]

# %% Un cuarto de vuelta
# error: filtro-rotado-un-cuarto
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + out[n, k, i, j] = np.sum(ventana * np.rot90(K[k], axes=(2, 1))) + b[k]

# %% El mismo índice en el filtro
# error: indice-repetido
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + for u, v in np.ndindex(f, f):
# +     out[n, k, i, j] += ventana[:, u, v] @ K[k, :, v, v]
# + out[n, k, i, j] += b[k]

# %% Asigna sobre el sesgo en el bucle de canales
# error: ultimo-canal-sin-sesgo
# - out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + z = b[k]
# + for c in range(C):
# +     z = np.vdot(ventana[c], K[k, c])
# + out[n, k, i, j] = z

# %% Cambia el orden de stride y padding
# error: stride-y-padding-cambiados
# - H_out = 1 + (H + 2 * padding - f) // stride
# - W_out = 1 + (ancho + 2 * padding - f) // stride
# + H_out = 1 + (H + 2 * stride - f) // padding
# + W_out = 1 + (ancho + 2 * stride - f) // padding

# %% Cambia el orden de stride y f
# error: stride-y-filtro-cambiados
# - H_out = 1 + (H + 2 * padding - f) // stride
# - W_out = 1 + (ancho + 2 * padding - f) // stride
# + tamano = lambda lado, s, k, p: 1 + (lado + 2 * p - k) // s
# + H_out, W_out = (tamano(lado, f, stride, padding) for lado in (H, ancho))

# %% Solo al ancho le falta la primera ventana
# error: falta-la-ultima-ventana-en-un-eje
# - W_out = 1 + (ancho + 2 * padding - f) // stride
# + W_out = (ancho + 2 * padding - f) // stride

# %% Solo el bucle de filas se queda corto
# error: bucle-corto-en-un-eje
# - for i in range(H_out):
# + for i in range(H_out - 1):

# %% La ventana acaba en f
# error: ventana-hasta-f
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + ventana = Xp[n, :, i * stride : f, j * stride : f]

# %% La ventana acaba en f - 1
# error: ventana-corta
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + ventana = Xp[n, :, i * stride : i * stride + f - 1, j * stride : j * stride + f - 1]

# %% La ventana acaba una después
# error: ventana-larga
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + ventana = Xp[n, :, i * stride : i * stride + f + 1, j * stride : j * stride + f + 1]

# %% Una de cada stride casillas de la entrada
# error: stride-en-la-entrada
# - ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + ventana = Xp[n, :, ::stride, ::stride][:, i : i + f, j : j + f]

# %% Recorre la entrada con su marco
# error: recorre-la-entrada
# - for i in range(H_out):
# -     for j in range(W_out):
# -         ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# -         out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
# + for i, y in enumerate(range(0, H + 2 * padding, stride)):
# +     for j, x in enumerate(range(0, ancho + 2 * padding, stride)):
# +         out[n, k, i, j] = np.sum(Xp[n, :, y : y + f, x : x + f] * K[k]) + b[k]

# %% Un mapa de stride 1 que se llena a saltos
# error: mapa-a-saltos
# - H_out = 1 + (H + 2 * padding - f) // stride
# - W_out = 1 + (ancho + 2 * padding - f) // stride
# - out = np.zeros((N, F, H_out, W_out))
# - for n in range(N):
# -     for k in range(F):
# -         for i in range(H_out):
# -             for j in range(W_out):
# -                 ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
# + H_out = Xp.shape[2] - f + 1
# + W_out = Xp.shape[3] - f + 1
# + out = np.zeros((N, F, H_out, W_out))
# + for n in range(N):
# +     for k in range(F):
# +         for i in range(0, H_out, stride):
# +             for j in range(0, W_out, stride):
# +                 ventana = Xp[n, :, i : i + f, j : j + f]

# %% Todas las ventanas de la entrada, aunque no quepan
# error: ventanas-cortadas
def conv_forward(X, K, b, stride, padding):
    f, A = K.shape[-1], zero_padding(X, padding)
    filas, columnas = (range(0, n, stride) for n in A.shape[2:])
    Z = np.zeros((len(X), len(K), len(filas), len(columnas)))
    for i, y in enumerate(filas):
        for j, x in enumerate(columnas):
            v = A[:, :, y : y + f, x : x + f]
            Z[:, :, i, j] = np.tensordot(v, K[:, :, : v.shape[2], : v.shape[3]], ([1, 2, 3], [1, 2, 3])) + b
    return Z

# %% Listas con range(0, H - f, stride)
# error: falta-la-ultima-ventana
def conv_forward(X, K, b, stride, padding):
    A, f = zero_padding(X, padding), K.shape[-1]
    filas, columnas = (range(0, n - f, stride) for n in A.shape[2:])

    def mapa(imagen, k, sesgo):
        return [[np.sum(imagen[:, y : y + f, x : x + f] * k) + sesgo for x in columnas] for y in filas]

    return np.array([[mapa(imagen, *filtro) for filtro in zip(K, b)] for imagen in A])

# %% base: sliding_window_view y einsum

# %% Multiplica por el sesgo
# error: sesgo-multiplicado
# - return Z + b.reshape(1, -1, 1, 1)
# + return Z * b.reshape(1, -1, 1, 1)

# %% Repite el borde y multiplica por el sesgo
# error: padding-con-valores-del-borde, sesgo-multiplicado
# - Xp = zero_padding(layer_input, padding)
# - ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# - ventanas = ventanas[:, :, ::stride, ::stride]
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# - return Z + b.reshape(1, -1, 1, 1)
# + Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2), "edge")
# + ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# + ventanas = ventanas[:, :, ::stride, ::stride]
# + return np.einsum("nchwij,fcij->nfhw", ventanas, W) * b[:, None, None]

# %% Cada canal con todos
# error: canales-cruzados
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# + Z = np.einsum("nchwij,fkij->nfhw", ventanas, W)

# %% Columnas de 1 en 1
# error: columnas-sin-stride
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + ventanas = ventanas[:, :, ::stride]

# %% Filas de 1 en 1
# error: filas-sin-stride
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + ventanas = ventanas[..., ::stride, :, :]

# %% Columnas de 1 en 1 y b sin reshape
# error: columnas-sin-stride, sesgo-por-columnas
# - ventanas = ventanas[:, :, ::stride, ::stride]
# - Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
# - return Z + b.reshape(1, -1, 1, 1)
# + ventanas = ventanas[:, :, ::stride]
# + return np.einsum("nchwij,fcij->nfhw", ventanas, W) + b

# %% El stride, el lado del filtro
# error: stride-igual-a-f
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + ventanas = ventanas[:, :, ::f, ::f]

# %% El marco que conserva el tamaño
# error: padding-segun-el-filtro
# - Xp = zero_padding(layer_input, padding)
# + Xp = zero_padding(layer_input, f // 2)

# %% El marco (f - 1) // 2
# error: padding-segun-el-filtro
# - Xp = zero_padding(layer_input, padding)
# + Xp = zero_padding(layer_input, (f - 1) // 2)

# %% Ventanas de una entrada con menos casillas
# error: stride-en-la-entrada
# - ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
# - ventanas = ventanas[:, :, ::stride, ::stride]
# + Xp = Xp[:, :, ::stride, ::stride]
# + ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))

# %% Pesos con los canales al final
# error: pesos-u-v-c
def conv_forward(layer_input, W, b, stride, padding):
    f, A = W.shape[-1], zero_padding(layer_input, padding)
    v = np.lib.stride_tricks.sliding_window_view(A, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    filas = v.transpose(0, 2, 3, 1, 4, 5).reshape(*v.shape[:1], *v.shape[2:4], -1)
    Z = filas @ np.moveaxis(W, 1, -1).reshape(len(W), -1).T
    return Z.transpose(0, 3, 1, 2) + b[:, None, None]

# %% Columnas con los canales al final
# error: columnas-u-v-c
def conv_forward(layer_input, W, b, stride, padding):
    f, A = W.shape[-1], zero_padding(layer_input, padding)
    v = np.lib.stride_tricks.sliding_window_view(A, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    filas = v.transpose(0, 2, 3, 4, 5, 1).reshape(*v.shape[:1], *v.shape[2:4], -1)
    return (filas @ W.reshape(len(W), -1).T + b).transpose(0, 3, 1, 2)

# %% Una columna de pesos por filtro con reshape
# error: pesos-sin-trasponer
def conv_forward(layer_input, W, b, stride, padding):
    F, _, f, _ = W.shape
    A, pesos = zero_padding(layer_input, padding), W.reshape(-1, F)
    alto, ancho = ((n - f) // stride + 1 for n in A.shape[2:])
    Z = np.zeros((len(A), F, alto, ancho))
    for i, j in np.ndindex(alto, ancho):
        trozo = A[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
        Z[:, :, i, j] = trozo.reshape(len(A), -1) @ pesos + b
    return Z

# %% Pesos con .T
# error: pesos-v-u-c
def conv_forward(layer_input, W, b, stride, padding):
    F, _, f, _ = W.shape
    A, pesos = zero_padding(layer_input, padding), np.stack([k.T.ravel() for k in W], axis=1)
    alto, ancho = ((n - f) // stride + 1 for n in A.shape[2:])
    Z = np.zeros((len(A), F, alto, ancho))
    for i, j in np.ndindex(alto, ancho):
        trozo = A[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
        Z[:, :, i, j] = trozo.reshape(len(A), -1) @ pesos + b
    return Z

# %% base: Bucles con las piezas del curso

# %% Guarda en la columna y la fila
# error: fila-y-columna-cambiadas
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, c, x, y] = convolve(window, W[c], b[c])

# %% El tamaño de la salida, sin stride
# error: ventana-fuera-con-stride
# - n_H = (n_H_prev + 2 * padding - f) // stride + 1
# - n_W = (n_W_prev + 2 * padding - f) // stride + 1
# + n_H = n_H_prev + 2 * padding - f + 1
# + n_W = n_W_prev + 2 * padding - f + 1

# %% Guarda en [filtro, imagen] casilla a casilla
# error: lote-y-filtros-cambiados
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[c, i, y, x] = convolve(window, W[c], b[c])

# %% El filtro de la imagen, casilla a casilla
# error: filtro-de-la-imagen
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, c, y, x] = convolve(window, W[i], b[c])

# %% El lado sale del número de canales
# error: lado-desde-los-canales
# - n_C, _, f, _ = W.shape
# + n_C, f, _, _ = W.shape

# %% El lado del filtro, siempre 3
# error: filtro-fijo-en-tres
# - n_C, _, f, _ = W.shape
# + n_C, f = len(W), 3

# %% y + stride, x + stride
# error: suma-el-stride
# - y_start = y * stride
# - y_end = y_start + f
# - x_start = x * stride
# + y_start = y + stride
# + y_end = y_start + f
# + x_start = x + stride

# %% El tamaño es el lado entre el stride
# error: tamano-solo-dividido
# - n_H = (n_H_prev + 2 * padding - f) // stride + 1
# - n_W = (n_W_prev + 2 * padding - f) // stride + 1
# + n_H = (n_H_prev + 2 * padding) // stride
# + n_W = (n_W_prev + 2 * padding) // stride

# %% Una vuelta por casilla de la entrada
# error: una-vuelta-por-casilla
# - for y in range(n_H):
# -     for x in range(n_W):
# + for y in range(n_H_prev):
# +     for x in range(n_W_prev):

# %% Las columnas de x_start a y_end
# error: inicio-y-final-cruzados
# - window = padded[i, :, y_start:y_end, x_start:x_end]
# + window = padded[i, :, y_start:y_end, x_start:y_end]

# %% Suma en todos los mapas, casilla a casilla
# error: suma-en-todos-los-mapas
# - Z[i, c, y, x] = convolve(window, W[c], b[c])
# + Z[i, :, y, x] += convolve(window, W[c], b[c])

# %% Los filtros, hasta los canales, casilla a casilla
# error: filtros-hasta-los-canales
# - for c in range(n_C):
# + for c in range(C):

# %% El bucle de las imágenes no llega a la última
# error: sin-la-ultima-imagen
# - for i in range(N):
# + for i in range(N - 1):

# %% base: Con las dos funciones del cuaderno

# %% Mapas de la entrada sin marco
# error: ventanas-sin-marco
# - salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + salida[i, k] = feature_map(layer_input[i], W[k], b[k], stride)

# %% Sin marco y sin sesgo, con mapas enteros
# error: ventanas-sin-marco, sin-sesgo
# - salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + salida[i, k] = feature_map(layer_input[i], W[k], 0, stride)

# %% Padding 0 en el tamaño, con mapas enteros
# error: tamano-sin-padding
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = output_size(H, f, stride, 0)
# + n_W = output_size(ancho, f, stride, 0)

# %% Marco de ancho 1 y mapas enteros
# error: marco-fijo-en-uno
# - Xp = zero_padding(layer_input, padding)
# + Xp = zero_padding(layer_input, 1)

# %% El tamaño, con H + padding - f, y mapas enteros
# error: padding-una-vez-en-el-tamano
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = (H + padding - f) // stride + 1
# + n_W = (ancho + padding - f) // stride + 1

# %% Los tamaños del array con marco y además padding
# error: falla-con-padding
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = output_size(Xp.shape[2], f, stride, padding)
# + n_W = output_size(Xp.shape[3], f, stride, padding)

# %% H para los dos tamaños, con mapas enteros
# error: ancho-desde-el-alto
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = output_size(H, f, stride, padding)
# + n_W = output_size(H, f, stride, padding)

# %% El ancho para los dos tamaños, con mapas enteros
# error: alto-desde-el-ancho
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = output_size(ancho, f, stride, padding)
# + n_W = output_size(ancho, f, stride, padding)

# %% Techo en el tamaño, con mapas enteros
# error: falla-si-el-stride-no-divide
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = int(np.ceil((H + 2 * padding - f) / stride)) + 1
# + n_W = int(np.ceil((ancho + 2 * padding - f) / stride)) + 1

# %% Sin + 1, con mapas enteros
# error: falta-la-ultima-ventana
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = (H + 2 * padding - f) // stride
# + n_W = (ancho + 2 * padding - f) // stride

# %% Sin stride en el tamaño, con mapas enteros
# error: tamano-sin-stride
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = H + 2 * padding - f + 1
# + n_W = ancho + 2 * padding - f + 1

# %% Mapas con stride 1
# error: mapa-sin-stride
# - salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + salida[i, k] = feature_map(Xp[i], W[k], b[k], 1)

# %% El stride y el padding, al revés en output_size
# error: stride-y-padding-cambiados
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = output_size(H, f, padding, stride)
# + n_W = output_size(ancho, f, padding, stride)

# %% El stride y el lado, al revés en output_size
# error: stride-y-filtro-cambiados
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = output_size(H, stride, f, padding)
# + n_W = output_size(ancho, stride, f, padding)

# %% La salida con el alto y el ancho al revés, con mapas enteros
# error: falla-si-no-es-cuadrada
# - salida = np.zeros((N, F, n_H, n_W))
# + salida = np.zeros((N, F, n_W, n_H))

# %% El lado, de los canales, con mapas enteros
# error: lado-desde-los-canales
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = output_size(H, C, stride, padding)
# + n_W = output_size(ancho, C, stride, padding)

# %% El lado, del número de filtros, con mapas enteros
# error: lado-desde-los-filtros
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = output_size(H, F, stride, padding)
# + n_W = output_size(ancho, F, stride, padding)

# %% Lado 3 en el tamaño, con mapas enteros
# error: filtro-fijo-en-tres
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# + n_H = output_size(H, 3, stride, padding)
# + n_W = output_size(ancho, 3, stride, padding)

# %% Suma en todos los mapas de la imagen
# error: suma-en-todos-los-mapas
# - salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + salida[i] += feature_map(Xp[i], W[k], b[k], stride)

# %% Guarda en [filtro, imagen]
# error: lote-y-filtros-cambiados
# - salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + salida[k, i] = feature_map(Xp[i], W[k], b[k], stride)

# %% La salida, de forma (F, N), con mapas enteros
# error: lote-y-filtros-cambiados
# - salida = np.zeros((N, F, n_H, n_W))
# + salida = np.zeros((F, N, n_H, n_W))

# %% El filtro, con el índice de la imagen
# error: filtro-de-la-imagen
# - salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + salida[i, k] = feature_map(Xp[i], W[i], b[k], stride)

# %% La imagen, con el índice del filtro
# error: imagen-del-filtro
# - salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + salida[i, k] = feature_map(Xp[k], W[k], b[k], stride)

# %% Tantos mapas como canales
# error: mapas-desde-los-canales
# - salida = np.zeros((N, F, n_H, n_W))
# + salida = np.zeros((N, C, n_H, n_W))

# %% El bucle de los filtros llega hasta los canales
# error: filtros-hasta-los-canales
# - for k in range(F):
# + for k in range(C):

# %% El bucle de las imágenes se para antes
# error: sin-la-ultima-imagen
# - for i in range(N):
# + for i in range(N - 1):

# %% El bucle de los filtros se para antes
# error: sin-el-ultimo-filtro
# - for k in range(F):
# + for k in range(F - 1):

# %% return en el bucle de los filtros, con mapas enteros
# error: solo-el-primer-mapa
# - salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + return salida

# %% Mapas enteros, sin el sesgo
# error: sin-sesgo
# - salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + salida[i, k] = feature_map(Xp[i], W[k], 0, stride)

# %% H para los dos tamaños y sin sesgo
# error: ancho-desde-el-alto, sin-sesgo
# - n_H = output_size(H, f, stride, padding)
# - n_W = output_size(ancho, f, stride, padding)
# - salida = np.zeros((N, F, n_H, n_W))
# - for i in range(N):
# -     for k in range(F):
# -         salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
# + n_H = output_size(H, f, stride, padding)
# + n_W = output_size(H, f, stride, padding)
# + salida = np.zeros((N, F, n_H, n_W))
# + for i in range(N):
# +     for k in range(F):
# +         salida[i, k] = feature_map(Xp[i], W[k], 0, stride)
