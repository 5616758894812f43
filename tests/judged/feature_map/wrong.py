# %% base: Dos bucles con la pieza del curso

# %% Listas con range(0, H - f, stride)
# error: falta-la-ultima-ventana
def feature_map(X, W, b, stride):
    f = W.shape[1]
    filas, columnas = range(0, X.shape[1] - f, stride), range(0, X.shape[2] - f, stride)
    out = np.zeros((len(filas), len(columnas)))
    for i, y in enumerate(filas):
        for j, x in enumerate(columnas):
            out[i, j] = np.sum(X[:, y : y + f, x : x + f] * W) + b
    return out

# %% Un mapa de stride 1 que se llena a saltos
# error: mapa-a-saltos
def feature_map(X, W, b, stride):
    f = W.shape[1]
    out = np.zeros((X.shape[1] - f + 1, X.shape[2] - f + 1))
    for y in range(0, X.shape[1] - f + 1, stride):
        for x in range(0, X.shape[2] - f + 1, stride):
            out[y, x] = np.sum(X[:, y : y + f, x : x + f] * W) + b
    return out

# %% Rota el filtro
# error: filtro-rotado
# - Z[y, x] = convolve(window, W, b)
# + Z[y, x] = convolve(window, np.rot90(W, 2, axes=(1, 2)), b)

# %% Filas del filtro al revés
# error: filtro-cabeza-abajo
# - Z[y, x] = convolve(window, W, b)
# + Z[y, x] = convolve(window, W[:, ::-1], b)

# %% Sin sesgo
# error: sin-sesgo
# - Z[y, x] = convolve(window, W, b)
# + Z[y, x] = convolve(window, W, 0)

# %% Ventanas de 1 en 1
# error: stride-ignorado
# - y_start = y * stride
# - x_start = x * stride
# + y_start = y
# + x_start = x

# %% Stride solo en las filas
# error: stride-solo-en-filas
# - x_start = x * stride
# + x_start = x

# %% Stride solo en las columnas
# error: stride-solo-en-columnas
# - y_start = y * stride
# + y_start = y

# %% Recorre la entrada con saltos y guarda en la misma posición
# error: posicion-de-la-entrada
# - for y in range(H_out):
# -     for x in range(W_out):
# -         y_start = y * stride
# -         x_start = x * stride
# + for y in range(0, H - f + 1, stride):
# +     for x in range(0, width - f + 1, stride):
# +         y_start = y
# +         x_start = x

# %% Avanza de stride en stride por toda la entrada
# error: recorre-la-entrada
# - for y in range(H_out):
# -     for x in range(W_out):
# -         y_start = y * stride
# -         x_start = x * stride
# -         window = X[:, y_start : y_start + f, x_start : x_start + f]
# -         Z[y, x] = convolve(window, W, b)
# + for y in range(0, H, stride):
# +     for x in range(0, width, stride):
# +         window = X[:, y : y + f, x : x + f]
# +         Z[y // stride, x // stride] = convolve(window, W, b)

# %% El final también se multiplica por el stride
# error: ventana-fuera-con-stride
# - window = X[:, y_start : y_start + f, x_start : x_start + f]
# + window = X[:, y_start : (y_start + f) * stride, x_start : (x_start + f) * stride]

# %% El final es inicio + stride
# error: falla-si-stride-no-es-f
# - window = X[:, y_start : y_start + f, x_start : x_start + f]
# + window = X[:, y_start : y_start + stride, x_start : x_start + stride]

# %% Ventana que empieza en (x, y)
# error: ventanas-traspuestas
# - window = X[:, y_start : y_start + f, x_start : x_start + f]
# + window = X[:, x_start : x_start + f, y_start : y_start + f]

# %% Se mueve f casillas
# error: salto-de-f
# - y_start = y * stride
# - x_start = x * stride
# + y_start = y * f
# + x_start = x * f

# %% np.ceil en el tamaño
# error: falla-si-el-stride-no-divide
# - H_out = (H - f) // stride + 1
# - W_out = (width - f) // stride + 1
# + H_out = int(np.ceil((H - f) / stride)) + 1
# + W_out = int(np.ceil((width - f) / stride)) + 1

# %% round de los saltos
# error: saltos-redondeados
# - H_out = (H - f) // stride + 1
# - W_out = (width - f) // stride + 1
# + H_out = round((H - f) / stride) + 1
# + W_out = round((width - f) / stride) + 1

# %% round del tamaño
# error: tamano-redondeado
# - H_out = (H - f) // stride + 1
# - W_out = (width - f) // stride + 1
# + H_out = round((H - f) / stride + 1)
# + W_out = round((width - f) / stride + 1)

# %% Falta el 1 del tamaño
# error: falta-la-ultima-ventana
# - H_out = (H - f) // stride + 1
# - W_out = (width - f) // stride + 1
# + H_out = (H - f) // stride
# + W_out = (width - f) // stride

# %% Tamaños con decimales
# - H_out = (H - f) // stride + 1
# - W_out = (width - f) // stride + 1
# + H_out = (H - f) / stride + 1
# + W_out = (width - f) / stride + 1

# %% El ancho sale del alto
# error: ancho-desde-el-alto
# - W_out = (width - f) // stride + 1
# + W_out = (H - f) // stride + 1

# %% El bucle de columnas llega hasta el alto
# error: columnas-hasta-el-alto
# - for x in range(W_out):
# + for x in range(H_out):

# %% Vuelve a poner marco
# error: marco-de-mas
# - C, H, width = X.shape
# + X = zero_padding(X[None], 1)[0]
# + C, H, width = X.shape

# %% return en el bucle de las filas
# error: solo-la-primera-fila
# - return Z
# +     return Z

# %% return en el bucle de las columnas
# error: solo-la-primera-casilla
# - return Z
# +         return Z

# %% ReLU en cada casilla
# error: activacion-incluida
# - Z[y, x] = convolve(window, W, b)
# + Z[y, x] = max(0, convolve(window, W, b))

# %% El ancho ocupa el nombre W
# - C, H, width = X.shape
# - _, f, _ = W.shape
# - H_out = (H - f) // stride + 1
# - W_out = (width - f) // stride + 1
# + C, H, W = X.shape
# + _, f, _ = W.shape
# + H_out = (H - f) // stride + 1
# + W_out = (W - f) // stride + 1

# %% Suma el sesgo en el array X
# - Z[y, x] = convolve(window, W, b)
# + window += b
# + Z[y, x] = convolve(window, W, 0)

# %% Rota el filtro y no usa el stride
# error: filtro-rotado, stride-ignorado
# - y_start = y * stride
# - x_start = x * stride
# - window = X[:, y_start : y_start + f, x_start : x_start + f]
# - Z[y, x] = convolve(window, W, b)
# + window = X[:, y : y + f, x : x + f]
# + Z[y, x] = convolve(window, W[:, ::-1, ::-1], b)

# %% base: Dos bucles con np.sum

# %% np.flip del filtro, con los canales
# error: filtro-invertido-en-todos-los-ejes
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * np.flip(K)) + b

# %% Columnas del filtro al revés
# error: filtro-reflejado
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * K[:, :, ::-1]) + b

# %% Filtro transpuesto
# error: filtro-transpuesto
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * K.transpose(0, 2, 1)) + b

# %% El operador @
# error: producto-matricial
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana @ K) + b

# %% Solo el primer canal
# error: un-solo-canal
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana[0] * K[0]) + b

# %% Asigna en el bucle de canales
# error: ultimo-canal
# - mapa[i, j] = np.sum(ventana * K) + b
# + for c in range(X.shape[0]):
# +     mapa[i, j] = np.sum(ventana[c] * K[c]) + b

# %% Canal 0 de la entrada con todo el filtro
# error: canal-fijo-en-la-entrada
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana[0] * K) + b

# %% Canal 0 del filtro con toda la entrada
# error: canal-fijo-en-el-filtro
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * K[0]) + b

# %% Suma la ventana y suma el kernel
# error: suma-por-suma
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana.sum(axis=(1, 2)) * K.sum(axis=(1, 2))) + b

# %% np.mean de los productos
# error: media-de-la-ventana
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.mean(ventana * K) + b

# %% Media de los canales
# error: canales-promediados
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * K) / len(K) + b

# %% Un mapa por canal
# error: un-mapa-por-canal
# - mapa = np.zeros((alto, ancho))
# - for i in range(alto):
# -     for j in range(ancho):
# -         ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# -         mapa[i, j] = np.sum(ventana * K) + b
# + mapa = np.zeros((X.shape[0], alto, ancho))
# + for i in range(alto):
# +     for j in range(ancho):
# +         ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# +         mapa[:, i, j] = np.sum(ventana * K, axis=(1, 2)) + b

# %% Un eje para el filtro
# error: un-eje-de-mas
# - return mapa
# + return mapa[np.newaxis]

# %% El sesgo dentro de la suma
# error: sesgo-dentro
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * K + b)

# %% El sesgo una vez por canal
# error: sesgo-por-canal
# - mapa[i, j] = np.sum(ventana * K) + b
# + for c in range(len(K)):
# +     mapa[i, j] += np.sum(ventana[c] * K[c]) + b

# %% El sesgo, otra vez
# error: sesgo-dos-veces
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * K) + b + b

# %% Resta el sesgo
# error: sesgo-restado
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * K) - b

# %% Stride fijo en 1
# error: stride-fijo-en-uno
# - f = K.shape[-1]
# + f, s = K.shape[-1], 1

# %% El final es inicio + stride, con np.sum
# error: ventana-de-lado-stride
# - ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# + ventana = X[:, i * s : i * s + s, j * s : (j + 1) * s]

# %% Stride dos veces
# error: ventana-fuera-con-stride
# - ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# + ventana = X[:, i * s * s : i * s * s + f, j * s * s : j * s * s + f]

# %% Bucles con salto sobre la salida
# error: posiciones-sin-rellenar
# - for i in range(alto):
# -     for j in range(ancho):
# + for i in range(0, alto, s):
# +     for j in range(0, ancho, s):

# %% Los bucles acaban antes
# error: bucle-corto
# - for i in range(alto):
# -     for j in range(ancho):
# + for i in range(alto - 1):
# +     for j in range(ancho - 1):

# %% Filas hasta el ancho
# error: filas-hasta-el-ancho
# - for i in range(alto):
# + for i in range(ancho):

# %% El alto sale del ancho
# error: alto-desde-el-ancho
# - alto = 1 + (X.shape[1] - f) // s
# + alto = 1 + (X.shape[2] - f) // s

# %% Lee el ancho antes que el alto
# error: tamanos-cambiados
# - alto = 1 + (X.shape[1] - f) // s
# - ancho = 1 + (X.shape[2] - f) // s
# + ancho = 1 + (X.shape[1] - f) // s
# + alto = 1 + (X.shape[2] - f) // s

# %% La salida con los ejes cambiados
# error: falla-si-no-es-cuadrada
# - mapa = np.zeros((alto, ancho))
# + mapa = np.zeros((ancho, alto))

# %% Guarda en la casilla traspuesta
# error: salida-transpuesta
# - return mapa
# + return mapa.T

# %% reshape con el ancho antes
# error: salida-reformada
# - return mapa
# + return mapa.reshape(ancho, alto)

# %% assert de la división
# error: exige-que-el-stride-divida
# - f = K.shape[-1]
# + f = K.shape[-1]
# + assert (X.shape[1] - f) % s == 0 and (X.shape[2] - f) % s == 0

# %% assert de stride igual a f
# error: exige-stride-igual-a-f
# - f = K.shape[-1]
# + f = K.shape[-1]
# + assert s == f

# %% raise si no es cuadrada
# error: exige-imagen-cuadrada
# - f = K.shape[-1]
# + f = K.shape[-1]
# + if X.shape[1] != X.shape[2]:
# +     raise ValueError("solo cuadradas")

# %% Salida de enteros
# error: salida-de-enteros
# - mapa = np.zeros((alto, ancho))
# + mapa = np.zeros((alto, ancho), dtype=int)

# %% La salida no se llena
# error: todo-ceros
# - mapa[i, j] = np.sum(ventana * K) + b
# + casilla = np.sum(ventana * K) + b

# %% Sin sesgo y de 1 en 1
# error: sin-sesgo, stride-ignorado
# - ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# - mapa[i, j] = np.sum(ventana * K) + b
# + ventana = X[:, i : i + f, j : j + f]
# + mapa[i, j] = np.sum(ventana * K)

# %% Un canal y el sesgo dentro
# error: un-solo-canal, sesgo-dentro
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana[0] * K[0] + b)

# %% base: sliding_window_view y einsum

# %% Una suma para toda la salida
# error: suma-sin-reiniciar
# - return np.einsum("chwij,cij->hw", ventanas, W) + b
# + Z = np.einsum("chwij,cij->hw", ventanas, W)
# + return np.cumsum(Z).reshape(Z.shape) + b

# %% Trasposición en einsum y sin sesgo
# error: salida-transpuesta, sin-sesgo
# - return np.einsum("chwij,cij->hw", ventanas, W) + b
# + return np.einsum("chwij,cij->wh", ventanas, W)

# %% Redondea la salida a un decimal
# - return np.einsum("chwij,cij->hw", ventanas, W) + b
# + return (np.einsum("chwij,cij->hw", ventanas, W) + b).round(1)

# %% Stride de 3 como mucho
def feature_map(X, W, b, stride):
    f, s = W.shape[1], min(stride, 3)
    Z = np.zeros(((X.shape[1] - f) // stride + 1, (X.shape[2] - f) // stride + 1))
    for y, x in np.ndindex(Z.shape):
        Z[y, x] = np.sum(X[:, y * s : y * s + f, x * s : x * s + f] * W) + b
    return Z

# %% El sesgo en cada posición del filtro
# error: sesgo-por-posicion
def feature_map(X, W, b, stride):
    f = W.shape[-1]
    alto, ancho = ((n - f) // stride + 1 for n in X.shape[1:])
    Z = np.zeros((alto, ancho))
    for u, v in np.ndindex(f, f):
        trozo = X[:, u : u + stride * alto : stride, v : v + stride * ancho : stride]
        Z += np.tensordot(W[:, u, v], trozo, 1) + b
    return Z

# %% El sesgo en cada fila de cada canal
# error: sesgo-por-fila
def feature_map(X, W, b, stride):
    C, f, _ = W.shape
    Z = np.zeros(((X.shape[1] - f) // stride + 1, (X.shape[2] - f) // stride + 1))
    for i, j in np.ndindex(*Z.shape):
        for c in range(C):
            for u in range(f):
                Z[i, j] += X[c, i * stride + u, j * stride : j * stride + f] @ W[c, u] + b
    return Z

# %% El sesgo en cada fila del filtro
# error: sesgo-por-fila-del-filtro
def feature_map(X, W, b, stride):
    f = W.shape[1]
    Z = np.zeros(((X.shape[1] - f) // stride + 1, (X.shape[2] - f) // stride + 1))
    for i, j in np.ndindex(*Z.shape):
        for u in range(f):
            Z[i, j] += np.sum(X[:, i * stride + u, j * stride : j * stride + f] * W[:, u])
            Z[i, j] += b
    return Z

# %% base: Dos bucles con np.sum

# %% Multiplica por el sesgo
# error: sesgo-multiplicado
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * K) * b

# %% rot90 una vez
# error: filtro-rotado-un-cuarto
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * np.rot90(K, axes=(1, 2))) + b

# %% Da la vuelta a los canales
# error: canales-invertidos
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana[::-1] * K) + b

# %% K[::-1, ::-1]
# error: canales-y-filas-invertidos
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana * K[::-1, ::-1]) + b

# %% Bucles de la ventana hasta f - 1
# error: bucles-cortos
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = b
# + for u in range(f - 1):
# +     for v in range(f - 1):
# +         mapa[i, j] += ventana[:, u, v] @ K[:, u, v]

# %% Bucles de la ventana desde 1
# error: bucles-desde-uno
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.sum(ventana[:, 1:, 1:] * K[:, 1:, 1:]) + b

# %% Columnas con los canales al final
# error: columnas-u-v-c
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.moveaxis(ventana, 0, -1).ravel() @ K.ravel() + b

# %% Pesos con los canales al final
# error: pesos-u-v-c
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.dot(ventana.flatten(), K.transpose(1, 2, 0).flatten()) + b

# %% Pesos con .T
# error: pesos-v-u-c
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = np.dot(ventana.flatten(), K.T.flatten()) + b

# %% Cada canal con todos
# error: canales-cruzados
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = sum(np.sum(v * k) for v in ventana for k in K) + b

# %% Asigna sobre el sesgo en el bucle de canales
# error: ultimo-canal-sin-sesgo
# - mapa = np.zeros((alto, ancho))
# - for i in range(alto):
# -     for j in range(ancho):
# -         ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# -         mapa[i, j] = np.sum(ventana * K) + b
# + mapa = np.full((alto, ancho), b)
# + for c, canal in enumerate(X):
# +     for i in range(alto):
# +         for j in range(ancho):
# +             mapa[i, j] = np.sum(canal[i * s : i * s + f, j * s : j * s + f] * K[c])

# %% El mismo índice para filas y columnas de la entrada
# error: indice-repetido
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[i, j] = b + sum(ventana[:, v, v] @ K[:, u, v] for u in range(f) for v in range(f))

# %% Un acumulador para cada fila de la salida
# error: suma-sin-reiniciar
# - mapa[i, j] = np.sum(ventana * K) + b
# + total = np.sum(ventana * K) if j == 0 else total + np.sum(ventana * K)
# + mapa[i, j] = total + b

# %% Un acumulador con el sesgo para toda la salida
# error: suma-sin-reiniciar
# - for i in range(alto):
# -     for j in range(ancho):
# -         ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# -         mapa[i, j] = np.sum(ventana * K) + b
# + total = 0
# + for i in range(alto):
# +     for j in range(ancho):
# +         total += np.sum(X[:, i * s : i * s + f, j * s : j * s + f] * K) + b
# +         mapa[i, j] = total

# %% mapa.flat numerado con el alto
# error: fila-de-largo-el-alto
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa.flat[j + alto * i] = np.sum(ventana * K) + b

# %% El mapa en una lista
# error: mapa-en-fila
# - return mapa
# + return np.concatenate(mapa)

# %% Solo el alto sin la primera ventana
# error: falta-la-ultima-ventana-en-un-eje
# - alto = 1 + (X.shape[1] - f) // s
# + alto = (X.shape[1] - f) // s

# %% Solo el bucle de columnas se queda corto
# error: bucle-corto-en-un-eje
# - for j in range(ancho):
# + for j in range(ancho - 1):

# %% Divide entre el lado del filtro
# error: stride-y-filtro-cambiados
# - alto = 1 + (X.shape[1] - f) // s
# - ancho = 1 + (X.shape[2] - f) // s
# + alto = 1 + (X.shape[1] - s) // f
# + ancho = 1 + (X.shape[2] - s) // f

# %% La ventana acaba en f
# error: ventana-hasta-f
# - ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# + ventana = X[:, i * s : f, j * s : f]

# %% La ventana acaba en f - 1
# error: ventana-corta
# - ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# + ventana = X[:, i * s : i * s + f - 1, j * s : j * s + f - 1]

# %% La ventana acaba una después
# error: ventana-larga
# - ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# + ventana = X[:, i * s : i * s + f + 1, j * s : j * s + f + 1]

# %% El inicio y el final por el stride, con np.sum
# error: ventana-fuera-con-stride
# - ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# + ventana = X[:, s * i : s * (i + f), s * j : s * (j + f)]

# %% Una de cada stride casillas de la entrada
# error: stride-en-la-entrada
# - ventana = X[:, i * s : i * s + f, j * s : j * s + f]
# + ventana = X[:, ::s, ::s][:, i : i + f, j : j + f]

# %% Con stride de lado f
# error: stride-igual-a-f
# - f = K.shape[-1]
# + f = s = K.shape[-1]

# %% Ventanas cortadas al final
# error: ventanas-cortadas
def feature_map(X, W, b, stride):
    f = W.shape[-1]
    alto, ancho = (-(-n // stride) for n in X.shape[1:])
    Z = np.full((alto, ancho), b, dtype=float)
    for i, j in np.ndindex(alto, ancho):
        v = X[:, i * stride :, j * stride :][:, :f, :f]
        Z[i, j] += np.sum(v * W[:, : v.shape[1], : v.shape[2]])
    return Z

# %% ceil y las casillas que existen
# error: ventanas-cortadas
def feature_map(X, W, b, stride):
    C, f, _ = W.shape
    H, ancho = X.shape[1:]
    Z = np.zeros([int(np.ceil((n - f) / stride)) + 1 for n in (H, ancho)])
    for i, j in np.ndindex(Z.shape):
        for u, v in np.ndindex(f, f):
            if i * stride + u < H and j * stride + v < ancho:
                Z[i, j] += X[:, i * stride + u, j * stride + v] @ W[:, u, v]
    return Z + b

# %% Listas con range(0, H - f, stride) dentro de np.array
# error: falta-la-ultima-ventana
def feature_map(X, W, b, stride):
    f = W.shape[2]

    def casilla(y, x):
        return convolve(X[:, y : y + f, x : x + f], W, b)

    filas, columnas = (range(0, n - f, stride) for n in X.shape[1:])
    return np.array([[casilla(y, x) for x in columnas] for y in filas])

# %% base: sliding_window_view y einsum

# %% Una trasposición de columnas y un cuarto de vuelta, sin sesgo
# error: filtro-rotado-un-cuarto, sin-sesgo
# - return np.einsum("chwij,cij->hw", ventanas, W) + b
# + return np.einsum("chwij,cij->hw", ventanas, np.rot90(W, 3, (1, 2)))

# %% Columnas de 1 en 1
# error: columnas-sin-stride
def feature_map(X, W, b, stride):
    v = np.lib.stride_tricks.sliding_window_view(X, W.shape[1:], axis=(1, 2))
    return np.tensordot(v[:, ::stride], W, axes=((0, 3, 4), (0, 1, 2))) + b

# %% Filas de 1 en 1 y sin sesgo
# error: filas-sin-stride, sin-sesgo
def feature_map(X, W, b, stride):
    v = np.lib.stride_tricks.sliding_window_view(X, W.shape[1:], axis=(1, 2))
    return np.tensordot(v[:, :, ::stride], W, axes=((0, 3, 4), (0, 1, 2)))

# %% Ventanas de una entrada con menos casillas
# error: stride-en-la-entrada
def feature_map(X, W, b, stride):
    v = np.lib.stride_tricks.sliding_window_view(X[:, ::stride, ::stride], W.shape[1:], axis=(1, 2))
    return np.einsum("chwij,cij->hw", v, W) + b

# %% Un mapa por canal, con el filtro girado
# error: un-mapa-por-canal, filtro-rotado
def feature_map(X, W, b, stride):
    lado = W.shape[1]
    alto, ancho = ((n - lado) // stride + 1 for n in X.shape[1:])
    mapas = np.zeros((len(X), alto, ancho))
    for y, x in np.ndindex(alto, ancho):
        ventana = X[:, y * stride : y * stride + lado, x * stride : x * stride + lado]
        mapas[:, y, x] = (ventana * W[:, ::-1, ::-1]).sum(axis=(1, 2)) + b
    return mapas

# %% Un mapa por canal, con el filtro invertido en todos los ejes
# error: un-mapa-por-canal, filtro-invertido-en-todos-los-ejes
def feature_map(X, W, b, stride):
    lado = W.shape[1]
    alto, ancho = ((n - lado) // stride + 1 for n in X.shape[1:])
    mapas = np.zeros((len(X), alto, ancho))
    for y, x in np.ndindex(alto, ancho):
        ventana = X[:, y * stride : y * stride + lado, x * stride : x * stride + lado]
        mapas[:, y, x] = (ventana * np.flip(W)).sum(axis=(1, 2)) + b
    return mapas

# %% base: Dos bucles con la pieza del curso

# %% Guarda en la columna y la fila
# error: fila-y-columna-cambiadas
# - Z[y, x] = convolve(window, W, b)
# + Z[x, y] = convolve(window, W, b)

# %% El tamaño, sin stride
# error: ventana-fuera-con-stride
# - H_out = (H - f) // stride + 1
# - W_out = (width - f) // stride + 1
# + H_out = H - f + 1
# + W_out = width - f + 1

# %% Padding 1 en el tamaño
# error: marco-en-el-tamano
# - H_out = (H - f) // stride + 1
# - W_out = (width - f) // stride + 1
# + H_out = (H + 2 - f) // stride + 1
# + W_out = (width + 2 - f) // stride + 1

# %% Una vuelta por fila y por columna
# error: una-vuelta-por-casilla
# - for y in range(H_out):
# -     for x in range(W_out):
# + for y in range(H):
# +     for x in range(width):

# %% Una vuelta por fila y por columna, con np.sum
# error: una-vuelta-por-casilla
def feature_map(X, W, b, stride):
    C, H, width = X.shape
    f = W.shape[-1]
    Z = np.zeros(((H - f) // stride + 1, (width - f) // stride + 1))
    for y in range(H):
        for x in range(width):
            ventana = X[:, y * stride : y * stride + f, x * stride : x * stride + f]
            Z[y, x] = np.sum(ventana * W) + b
    return Z

# %% Una vuelta por fila y por columna, de 1 en 1
# error: una-vuelta-por-casilla
def feature_map(X, W, b, stride):
    C, H, width = X.shape
    f = W.shape[-1]
    Z = np.zeros(((H - f) // stride + 1, (width - f) // stride + 1))
    for y in range(H):
        for x in range(width):
            Z[y, x] = np.sum(X[:, y : y + f, x : x + f] * W) + b
    return Z

# %% El lado es W.shape[0]
# error: lado-desde-los-canales
# - _, f, _ = W.shape
# + f = W.shape[0]

# %% El lado es 3
# error: filtro-fijo-en-tres
# - _, f, _ = W.shape
# + f = 3

# %% y + stride
# error: suma-el-stride
# - y_start = y * stride
# - x_start = x * stride
# + y_start = y + stride
# + x_start = x + stride

# %% H // stride
# error: tamano-solo-dividido
# - H_out = (H - f) // stride + 1
# - W_out = (width - f) // stride + 1
# + H_out = H // stride
# + W_out = width // stride

# %% x_start : y_end
# error: inicio-y-final-cruzados
# - window = X[:, y_start : y_start + f, x_start : x_start + f]
# + window = X[:, y_start : y_start + f, x_start : y_start + f]

# %% base: Dos bucles con np.sum

# %% H - s + 1 ventanas
# error: tamano-sin-stride
# - alto = 1 + (X.shape[1] - f) // s
# - ancho = 1 + (X.shape[2] - f) // s
# + alto = X.shape[1] - f + 1
# + ancho = X.shape[2] - f + 1

# %% Fila y columna cambiadas
# error: fila-y-columna-cambiadas
# - mapa[i, j] = np.sum(ventana * K) + b
# + mapa[j, i] = np.sum(ventana * K) + b

# %% Divide entre los canales también el sesgo
# error: canales-promediados
def feature_map(X, W, b, stride):
    C, H, A = X.shape
    f = W.shape[1]
    Z = np.zeros(((H - f) // stride + 1, (A - f) // stride + 1))
    for y in range(Z.shape[0]):
        for x in range(Z.shape[1]):
            window = X[:, y * stride : y * stride + f, x * stride : x * stride + f]
            Z[y, x] = convolve(window, W, b) / C
    return Z
