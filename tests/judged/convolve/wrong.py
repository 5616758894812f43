# %% El sesgo en el bucle de canales
# error: sesgo-por-canal
def convolve(X, W, b):
    Z = 0
    for c in range(X.shape[0]):
        Z += np.sum(X[c] * W[c]) + b
    return Z

# %% np.dot canal a canal
# error: producto-matricial
def convolve(X, W, b):
    z = 0
    for canal, kernel in zip(X, W):
        z += np.dot(canal, kernel).sum()
    return z + b

# %% Una lista con la suma de cada canal
# error: un-numero-por-canal
def convolve(X, W, b):
    resultado = []
    for c in range(X.shape[0]):
        resultado.append(np.sum(X[c] * W[c]) + b)
    return np.array(resultado)

# %% Acumula en un array de ceros con la forma de X
# error: productos-sin-sumar
def convolve(X, W, b):
    Z = np.zeros(X.shape)
    for c in range(X.shape[0]):
        Z[c] += X[c] * W[c]
    return Z + b

# %% Asigna en lugar de sumar en el bucle de canales
# error: ultimo-canal
def convolve(X, W, b):
    for x, w in zip(X, W):
        z = (x * w).sum()
    return z + b

# %% Acumula por separado y multiplica al final
# error: suma-por-suma
def convolve(X, W, b):
    sx = sw = 0
    for idx in np.ndindex(*X.shape):
        sx += X[idx]
        sw += W[idx]
    return sx * sw + b

# %% Guarda en un array de enteros
# error: parte-entera
def convolve(X, W, b):
    Z = np.zeros((), dtype=int)
    Z[()] = np.sum(X * W) + b
    return Z

# %% Usa una variable de otra celda
window = np.ones((1, 3, 3))


def convolve(X, W, b):
    return np.sum(window * np.ones((1, 3, 3))) + b

# %% base: np.sum

# %% np.sum de todo, con el sesgo dentro
# error: sesgo-dentro
# - return np.sum(X * W) + b
# + s = np.multiply(X, W) + b
# + return np.sum(s)

# %% Suma por canales, sesgo y otra suma
# error: sesgo-por-canal
# - return np.sum(X * W) + b
# + por_canal = (X * W).sum(axis=(1, 2)) + b
# + return por_canal.sum()

# %% Sin sesgo
# error: sin-sesgo
# - return np.sum(X * W) + b
# + return np.sum(X * W)

# %% Sin sesgo y con tres ejes de más
# error: sin-sesgo
# - return np.sum(X * W) + b
# + return np.sum(X * W, keepdims=True)

# %% Resta el sesgo
# error: sesgo-restado
# - return np.sum(X * W) + b
# + return np.sum(X * W) - b

# %% Multiplica por el sesgo dentro de la suma
# error: sesgo-multiplicado
# - return np.sum(X * W) + b
# + return np.sum(X * W * b)

# %% Rota el filtro con np.rot90
# error: filtro-rotado
# - return np.sum(X * W) + b
# + W_rot = np.rot90(W, 2, axes=(1, 2))
# + return np.sum(X * W_rot) + b

# %% np.flip sin ejes
# error: filtro-invertido-en-todos-los-ejes
# - return np.sum(X * W) + b
# + return (X * np.flip(W)).sum() + b

# %% Columnas al revés
# error: filtro-reflejado
# - return np.sum(X * W) + b
# + return np.sum(X * W[:, :, ::-1]) + b

# %% Filas al revés
# error: filtro-cabeza-abajo
# - return np.sum(X * W) + b
# + return np.sum(X * np.array([np.flipud(k) for k in W])) + b

# %% El operador @
# error: producto-matricial
# - return np.sum(X * W) + b
# + return np.sum(X @ W) + b

# %% np.dot de los dos arrays
# error: producto-matricial-cruzado
# - return np.sum(X * W) + b
# + return np.sum(np.dot(X, W)) + b

# %% np.matmul sin sumar
# error: producto-matricial-sin-sumar
# - return np.sum(X * W) + b
# + return np.matmul(X, W) + b

# %% Valor absoluto de cada producto
# error: valor-absoluto
# - return np.sum(X * W) + b
# + return np.sum(np.abs(X * W)) + b

# %% Un número por canal
# error: un-numero-por-canal
# - return np.sum(X * W) + b
# + return np.sum(X * W, axis=(1, 2)) + b

# %% axis=0
# error: canales-sumados-y-nada-mas
# - return np.sum(X * W) + b
# + return np.sum(X * W, axis=0) + b

# %% sum() de Python, que suma el primer eje
# error: canales-sumados-y-nada-mas
# - return np.sum(X * W) + b
# + return sum(X * W) + b

# %% Los productos sin sumar
# error: productos-sin-sumar
# - return np.sum(X * W) + b
# + return np.multiply(X, W) + b

# %% keepdims
# error: numero-con-tres-ejes
# - return np.sum(X * W) + b
# + return np.sum(X * W, keepdims=True) + b

# %% Una lista de un elemento
# error: numero-con-un-eje
# - return np.sum(X * W) + b
# + return [float(np.sum(X * W)) + b]

# %% Solo el canal 0
# error: un-solo-canal
# - return np.sum(X * W) + b
# + return np.sum(X[0] * W[0]) + b

# %% Media de los canales
# error: canales-promediados
# - return np.sum(X * W) + b
# + return np.mean([np.sum(x * w) for x, w in zip(X, W)]) + b

# %% La traza de cada canal
# error: solo-la-diagonal
# - return np.sum(X * W) + b
# + return np.trace(X * W, axis1=1, axis2=2).sum() + b

# %% np.mean
# error: media
# - return np.sum(X * W) + b
# + return np.mean(X * W) + b

# %% Divide entre el número de pesos
# error: media
# - return np.sum(X * W) + b
# + return np.sum(X * W) / W.size + b

# %% np.max
# error: maximo
# - return np.sum(X * W) + b
# + return np.max(X * W) + b

# %% Suma cada array y después multiplica
# error: suma-por-suma
# - return np.sum(X * W) + b
# + return np.sum(X) * np.sum(W) + b

# %% Suma en lugar de multiplicar
# error: sumas-en-vez-de-productos
# - return np.sum(X * W) + b
# + return np.sum(X + W) + b

# %% int() del resultado
# error: parte-entera
# - return np.sum(X * W) + b
# + return int(np.sum(X * W) + b)

# %% Escribe los productos en la ventana
# - return np.sum(X * W) + b
# + X *= W
# + return X.sum() + b

# %% float() de un array con un elemento
# - return np.sum(X * W) + b
# + return float(np.sum(X * W, keepdims=True)) + float(b)

# %% base: Tres bucles

# %% El sesgo en el bucle de dentro
# error: sesgo-dentro
# -             total += X[c, i, j] * W[c, i, j]
# - return total + b
# +             total += X[c, i, j] * W[c, i, j] + b
# + return total

# %% El sesgo en el bucle de filas
# error: sesgo-por-fila
# - return total + b
# +         total += b
# + return total

# %% Multiplica por el sesgo
# error: sesgo-multiplicado
# - return total + b
# + return total * b

# %% Rota el filtro con los índices
# error: filtro-rotado
# - total += X[c, i, j] * W[c, i, j]
# + total += X[c, i, j] * W[c, f - 1 - i, f - 1 - j]

# %% Índices cambiados en el filtro
# error: filtro-transpuesto
# - total += X[c, i, j] * W[c, i, j]
# + total += X[c, i, j] * W[c, j, i]

# %% return dentro del bucle de canales
# error: un-solo-canal
# - return total + b
# +     return total + b

# %% El acumulador vuelve a cero en cada canal
# error: ultimo-canal
# - total = 0.0
# - for c in range(C):
# + for c in range(C):
# +     total = 0.0

# %% return en el bucle de dentro
# error: primera-casilla
# - return total + b
# +             return total + b

# %% return en el bucle de filas
# error: primera-fila
# - return total + b
# +         return total + b

# %% Asigna en lugar de acumular
# error: ultima-casilla
# - total += X[c, i, j] * W[c, i, j]
# + total = X[c, i, j] * W[c, i, j]

# %% El mismo índice para filas y columnas
# error: solo-la-diagonal
# - for j in range(f):
# -     total += X[c, i, j] * W[c, i, j]
# + total += X[c, i, i] * W[c, i, i]

# %% Supone ventanas de 3 × 3
# error: lado-fijo-en-tres
# - for i in range(f):
# -     for j in range(f):
# + for i in range(3):
# +     for j in range(3):

# %% base: El acumulador empieza en el sesgo

# %% Resta el sesgo en el acumulador
# error: sesgo-restado
# - total = b
# + total = -b

# %% Recorre el filtro del final al principio
# error: filtro-invertido-en-todos-los-ejes
# - for x, w in zip(X.ravel(), W.ravel()):
# + for x, w in zip(X.ravel(), W.ravel()[::-1]):

# %% base: einsum

# %% einsum con los índices cambiados
# error: filtro-transpuesto
# - return np.einsum("ijk,ijk", X, W) + b
# + return np.einsum("ijk,ikj", X, W) + b

# %% base: Array sin ejes

# %% Suma el sesgo y no lo guarda
# error: sin-sesgo
# - Z += b
# + Z + b

# %% Un array de (1, 1, 1) para guardar el número
# error: numero-con-tres-ejes
# - Z = np.zeros(())
# + Z = np.zeros((1, 1, 1))

# %% Un acumulador de un elemento
# error: numero-con-un-eje
# - Z = np.zeros(())
# + Z = np.zeros(1)

# %% base: np.sum

# %% Solo el canal 0 y sin sesgo
# error: un-solo-canal, sin-sesgo
# - return np.sum(X * W) + b
# + return np.sum(X[0] * W[0])

# %% Producto de matrices sin sesgo
# error: producto-matricial, sin-sesgo
# - return np.sum(X * W) + b
# + return np.sum(X @ W)

# %% np.mean sin sesgo
# error: media, sin-sesgo
# - return np.sum(X * W) + b
# + return np.mean(X * W)

# %% Filtro girado y sesgo dentro
# error: filtro-rotado, sesgo-dentro
# - return np.sum(X * W) + b
# + return np.sum(X * np.flip(W, axis=(1, 2)) + b)

# %% Filtro transpuesto sin sesgo
# error: filtro-transpuesto, sin-sesgo
# - return np.sum(X * W) + b
# + return np.sum(X * W.transpose(0, 2, 1))

# %% Decimales fuera y sin sesgo
# error: parte-entera, sin-sesgo
# - return np.sum(X * W) + b
# + return int(np.sum(X * W))

# %% Un número por canal sin sesgo
# error: un-numero-por-canal, sin-sesgo
# - return np.sum(X * W) + b
# + return np.sum(X * W, axis=(1, 2))

# %% El máximo sin sesgo
# error: maximo, sin-sesgo
# - return np.sum(X * W) + b
# + return np.max(X * W)

# %% Filas al revés y axis=0
# error: filtro-cabeza-abajo, canales-sumados-y-nada-mas
# - return np.sum(X * W) + b
# + return np.sum(X * W[:, ::-1], axis=0) + b

# %% Valor absoluto con el sesgo dentro
# error: valor-absoluto, sesgo-dentro
# - return np.sum(X * W) + b
# + return np.sum(np.abs(X * W) + b)

# %% Un canal y producto de matrices
# error: un-solo-canal
# - return np.sum(X * W) + b
# + return np.sum(X[0] @ W[0]) + b

# %% Media del primer canal
# error: un-solo-canal, media
# - return np.sum(X * W) + b
# + return np.mean(X[0] * W[0]) + b

# %% La traza de un producto de matrices
# error: filtro-transpuesto
# - return np.sum(X * W) + b
# + return np.trace(X @ W, axis1=1, axis2=2).sum() + b

# %% Filtro al revés y sesgo restado
# error: filtro-invertido-en-todos-los-ejes, sesgo-restado
# - return np.sum(X * W) + b
# + return np.sum(X * np.flip(W)) - b

# %% Suma los dos arrays y multiplica por el sesgo
# error: sumas-en-vez-de-productos, sesgo-multiplicado
# - return np.sum(X * W) + b
# + return np.sum((X + W) * b)

# %% base: Tres bucles

# %% Índices cambiados y sesgo en el bucle de filas
# error: filtro-transpuesto, sesgo-por-fila
# -             total += X[c, i, j] * W[c, i, j]
# - return total + b
# +             total += X[c, i, j] * W[c, j, i]
# +         total += b
# + return total

# %% Asigna y sale tras el primer canal
# error: un-solo-canal, ultima-casilla
# - for c in range(C):
# -     for i in range(f):
# -         for j in range(f):
# -             total += X[c, i, j] * W[c, i, j]
# - return total + b
# + for c in range(C):
# +     for i in range(f):
# +         for j in range(f):
# +             total = X[c, i, j] * W[c, i, j]
# +     return total + b

# %% El acumulador a cero en cada canal y sin sesgo
# error: ultimo-canal-sin-sesgo
# - total = 0.0
# - for c in range(C):
# -     for i in range(f):
# -         for j in range(f):
# -             total += X[c, i, j] * W[c, i, j]
# - return total + b
# + for c in range(C):
# +     total = 0.0
# +     for i in range(f):
# +         for j in range(f):
# +             total += X[c, i, j] * W[c, i, j]
# + return total

# %% Los bucles acaban en f - 1
# error: bucles-cortos
def convolve(X, W, b):
    C, f, _ = W.shape
    total = 0
    for c in range(C):
        for i in range(f - 1):
            for j in range(f - 1):
                total += X[c, i, j] * W[c, i, j]
    return total + b

# %% Siempre el primer canal del filtro
# error: primer-canal-del-filtro
def convolve(X, W, b):
    s = 0.0
    for c in range(X.shape[0]):
        s += np.sum(np.multiply(X[c], W[0]))
    return s + b

# %% tensordot sin el eje de los canales
# error: canales-cruzados
def convolve(X, W, b):
    return np.tensordot(X, W, axes=([1, 2], [1, 2])).sum() + b

# %% max(0, …) y sin sesgo
# error: activacion-incluida, sin-sesgo
def convolve(X, W, b):
    z = np.sum(X * W)
    return max(0, z)

# %% Los bucles empiezan en 1
# error: bucles-desde-uno
def convolve(X, W, b):
    C, f, _ = X.shape
    total = b
    for c in range(C):
        for i in range(1, f):
            for j in range(1, f):
                total += X[c, i, j] * W[c, i, j]
    return total

# %% Un canal de menos
# error: sin-el-ultimo-canal
def convolve(X, W, b):
    total = 0.0
    for c in range(len(X) - 1):
        total += np.sum(X[c] * W[c])
    return total + b

# %% Siempre el primer canal de la ventana
# error: primer-canal-de-la-ventana
def convolve(X, W, b):
    return sum(np.sum(X[0] * kernel) for kernel in W) + b

# %% Empieza en b y lo vuelve a sumar
# error: sesgo-dos-veces
def convolve(X, W, b):
    s = b
    for c in range(len(X)):
        s += (X[c] * W[c]).sum()
    return s + b

# %% Todos los bucles hasta C
# error: bucles-hasta-los-canales
def convolve(X, W, b):
    C = X.shape[0]
    t = 0
    for c in range(C):
        for i in range(C):
            for j in range(C):
                t += X[c, i, j] * W[c, i, j]
    return t + b

# %% Solo ocho canales
def convolve(X, W, b):
    return np.sum(X[:8] * W[:8]) + b

# %% Solo hasta lado 5
def convolve(X, W, b):
    return np.sum(X[:, :5, :5] * W[:, :5, :5]) + b

# %% El sesgo en cada posición, con todos los canales
# error: sesgo-por-posicion
def convolve(X, W, b):
    total = 0
    for i, j in np.ndindex(X.shape[1:]):
        total += X[:, i, j] @ W[:, i, j] + b
    return total

# %% El sesgo en cada fila, con todos los canales
# error: sesgo-por-fila-del-filtro
def convolve(X, W, b):
    return sum(np.sum(X[:, i] * W[:, i]) + b for i in range(W.shape[1]))

# %% rot90 una vez
# error: filtro-rotado-un-cuarto
def convolve(X, W, b):
    girado = np.stack([np.rot90(kernel) for kernel in W])
    return (X * girado).sum() + b

# %% rot90 al otro lado y sin sesgo
# error: filtro-rotado-un-cuarto, sin-sesgo
def convolve(X, W, b):
    return np.vdot(X, np.rot90(W, -1, (1, 2)))

# %% base: Tres bucles

# %% El mismo índice dos veces en la ventana
# error: indice-repetido
# - total += X[c, i, j] * W[c, i, j]
# + total += X[c, j, j] * W[c, i, j]

# %% El mismo índice dos veces en el filtro
# error: indice-repetido
# - total += X[c, i, j] * W[c, i, j]
# + total += X[c, i, j] * W[c, i, i]

# %% Suma los canales y las filas
# error: un-numero-por-fila-o-columna
def convolve(X, W, b):
    return np.einsum("cij,cij->j", X, W) + b

# %% Suma las filas de cada canal
# error: filas-o-columnas-sumadas
def convolve(X, W, b):
    return np.sum(X * W, axis=1) + b

# %% Asigna sobre el sesgo
# error: ultimo-canal-sin-sesgo
def convolve(X, W, b):
    z = b
    for ventana, kernel in zip(X, W):
        z = np.sum(ventana * kernel)
    return z

# %% Da la vuelta a los canales
# error: canales-invertidos
def convolve(X, W, b):
    return np.sum(X[::-1] * W) + b

# %% Da la vuelta a los dos primeros ejes
# error: canales-y-filas-invertidos
def convolve(X, W, b):
    return np.sum(X * W[::-1, ::-1]) + b

# %% Suma los canales y toma una casilla
# error: primera-casilla-de-cada-canal
def convolve(X, W, b):
    productos = (X * W).sum(0)
    return productos[0][0] + b

# %% Lee la forma con los canales al final
# error: un-bucle-hasta-los-canales
def convolve(X, W, b):
    alto, ancho, C = X.shape
    z = b
    for c in range(C):
        for i in range(alto):
            for j in range(alto):
                z += X[i, j, c] * W[i, j, c]
    return z

# %% Tantos canales como filas
# error: canales-hasta-el-lado
def convolve(X, W, b):
    return sum((X[c] * W[c]).sum() for c in range(X.shape[1])) + b

# %% La suma en entero y el sesgo después
# error: parte-entera
def convolve(X, W, b):
    suma = np.sum(X * W).astype(int)
    return suma + b

# %% Cada producto en entero
# error: parte-entera
def convolve(X, W, b):
    productos = np.empty(X.shape, int)
    productos[...] = X * W
    return productos.sum() + b

# %% Los datos en entero y resta el sesgo
# error: parte-entera, sesgo-restado
def convolve(X, W, b):
    return np.sum(X.astype(int) * W.astype(int)) - b

# %% base: np.sum

# %% El sesgo, sumado al filtro
# error: sesgo-en-el-filtro
# - return np.sum(X * W) + b
# + return np.sum(X * (W + b))

# %% El valor absoluto del total
# error: resultado-sin-signo
# - return np.sum(X * W) + b
# + return abs(np.sum(X * W) + b)

# %% El valor absoluto de la suma
# error: resultado-sin-signo
# - return np.sum(X * W) + b
# + return abs(np.sum(X * W)) + b

# %% Los productos, ni sumados ni con sesgo
# error: productos-sin-sumar-ni-sesgo
# - return np.sum(X * W) + b
# + return X * W

# %% La ventana y el filtro del cuaderno
# error: siempre-el-sesgo
# - return np.sum(X * W) + b
# + window = np.array([[[1, 2], [3, 4]], [[5, 0], [1, 2]]])
# + weights = np.array([[[0, 1], [-1, 2]], [[-1, 3], [2, -2]]])
# + return np.sum(window * weights) + b

# %% Devuelve un 0
# error: siempre-cero
# - return np.sum(X * W) + b
# + return 0.0

# %% base: Tres bucles

# %% Tres bucles de tres vueltas
# error: tres-canales-de-tres-por-tres
# - C, f, _ = X.shape
# + C, f = 3, 3

# %% Siempre tres canales
# error: canales-fijos-en-tres
# - C, f, _ = X.shape
# + C, f = 3, X.shape[1]

# %% Siempre lado 2
# error: lado-fijo-en-dos
# - C, f, _ = X.shape
# + C, f = len(X), 2

# %% Sustituye en cada vuelta y no suma el sesgo
# error: ultima-casilla, sin-sesgo
# - for c in range(C):
# -     for i in range(f):
# -         for j in range(f):
# -             total += X[c, i, j] * W[c, i, j]
# - return total + b
# + for c in range(C):
# +     for i in range(f):
# +         for j in range(f):
# +             total = X[c, i, j] * W[c, i, j]
# + return total

# %% El bucle de los canales, desde 1
# error: sin-el-primer-canal
def convolve(X, W, b):
    total = 0
    for c in range(1, len(X)):
        total += np.sum(X[c] * W[c])
    return total + b

# %% El acumulador, a 0 en el bucle de las filas
# error: ultima-fila
def convolve(X, W, b):
    C, f, _ = X.shape
    for c in range(C):
        for i in range(f):
            total = 0
            for j in range(f):
                total += X[c, i, j] * W[c, i, j]
    return total + b

# %% Divide entre los canales también el sesgo
# error: canales-promediados
def convolve(X, W, b):
    return (np.sum(X * W) + b) / len(X)
