# %% El sesgo en el bucle de dentro
# error: sesgo-dentro
def convolve(X, W, b):
    C, f, _ = X.shape
    total = 0
    for c in range(C):
        for i in range(f):
            for j in range(f):
                total += X[c, i, j] * W[c, i, j] + b
    return total

# %% np.sum de todo, con el sesgo dentro
# error: sesgo-dentro
def convolve(X, W, b):
    s = np.multiply(X, W) + b
    return np.sum(s)

# %% El sesgo en el bucle de canales
# error: sesgo-por-canal
def convolve(X, W, b):
    Z = 0
    for c in range(X.shape[0]):
        Z += np.sum(X[c] * W[c]) + b
    return Z

# %% Suma por canales, sesgo y otra suma
# error: sesgo-por-canal
def convolve(X, W, b):
    por_canal = (X * W).sum(axis=(1, 2)) + b
    return por_canal.sum()

# %% El sesgo en el bucle de filas
# error: sesgo-por-fila
def convolve(X, W, b):
    total = 0.0
    for c in range(X.shape[0]):
        for i in range(X.shape[1]):
            for j in range(X.shape[2]):
                total += X[c][i][j] * W[c][i][j]
            total += b
    return total

# %% Sin sesgo
# error: sin-sesgo
def convolve(X, W, b):
    return np.sum(X * W)

# %% Suma el sesgo y no lo guarda
# error: sin-sesgo
def convolve(X, W, b):
    total = np.einsum("cij,cij->", X, W)
    total + b
    return total

# %% Sin sesgo y con tres ejes de más
# error: sin-sesgo
def convolve(X, W, b):
    return np.sum(X * W, keepdims=True)

# %% Resta el sesgo
# error: sesgo-restado
def convolve(X, W, b):
    return np.sum(X * W) - b

# %% Multiplica por el sesgo
# error: sesgo-multiplicado
def convolve(X, W, b):
    total = 0
    for idx in np.ndindex(X.shape):
        total += X[idx] * W[idx]
    total *= b
    return total

# %% Multiplica por el sesgo dentro de la suma
# error: sesgo-multiplicado
def convolve(X, W, b):
    return np.sum(X * W * b)

# %% Rota el filtro con np.rot90
# error: filtro-rotado
def convolve(X, W, b):
    W_rot = np.rot90(W, 2, axes=(1, 2))
    return np.sum(X * W_rot) + b

# %% Rota el filtro con los índices
# error: filtro-rotado
def convolve(X, W, b):
    C, f, _ = X.shape
    s = 0
    for c in range(C):
        for i in range(f):
            for j in range(f):
                s += X[c, i, j] * W[c, f - 1 - i, f - 1 - j]
    return s + b

# %% np.flip sin ejes
# error: filtro-invertido-en-todos-los-ejes
def convolve(X, W, b):
    return (X * np.flip(W)).sum() + b

# %% Recorre el filtro del final al principio
# error: filtro-invertido-en-todos-los-ejes
def convolve(X, W, b):
    x, w = X.reshape(-1), W.reshape(-1)
    total = b
    for k in range(len(x)):
        total += x[k] * w[-1 - k]
    return total

# %% Columnas al revés
# error: filtro-reflejado
def convolve(X, W, b):
    return np.sum(X * W[:, :, ::-1]) + b

# %% Filas al revés
# error: filtro-cabeza-abajo
def convolve(X, W, b):
    return np.sum(X * np.array([np.flipud(k) for k in W])) + b

# %% Índices cambiados en el filtro
# error: filtro-transpuesto
def convolve(X, W, b):
    C, f, _ = X.shape
    s = 0
    for c in range(C):
        for i in range(f):
            for j in range(f):
                s += X[c, i, j] * W[c, j, i]
    return s + b

# %% einsum con los índices cambiados
# error: filtro-transpuesto
def convolve(X, W, b):
    return np.einsum("cij,cji->", X, W) + b

# %% El operador @
# error: producto-matricial
def convolve(X, W, b):
    return np.sum(X @ W) + b

# %% np.dot canal a canal
# error: producto-matricial
def convolve(X, W, b):
    z = 0
    for canal, kernel in zip(X, W):
        z += np.dot(canal, kernel).sum()
    return z + b

# %% np.dot de los dos arrays
# error: producto-matricial-cruzado
def convolve(X, W, b):
    return np.sum(np.dot(X, W)) + b

# %% np.matmul sin sumar
# error: producto-matricial-sin-sumar
def convolve(X, W, b):
    return np.matmul(X, W) + b

# %% Valor absoluto de cada producto
# error: valor-absoluto
def convolve(X, W, b):
    return np.sum(np.abs(X * W)) + b

# %% Un número por canal
# error: un-numero-por-canal
def convolve(X, W, b):
    return np.sum(X * W, axis=(1, 2)) + b

# %% Una lista con la suma de cada canal
# error: un-numero-por-canal
def convolve(X, W, b):
    resultado = []
    for c in range(X.shape[0]):
        resultado.append(np.sum(X[c] * W[c]) + b)
    return np.array(resultado)

# %% axis=0
# error: canales-sumados-y-nada-mas
def convolve(X, W, b):
    return np.sum(X * W, axis=0) + b

# %% sum() de Python, que suma el primer eje
# error: canales-sumados-y-nada-mas
def convolve(X, W, b):
    return sum(X * W) + b

# %% Los productos sin sumar
# error: productos-sin-sumar
def convolve(X, W, b):
    return np.multiply(X, W) + b

# %% Acumula en un array de ceros con la forma de X
# error: productos-sin-sumar
def convolve(X, W, b):
    Z = np.zeros(X.shape)
    for c in range(X.shape[0]):
        Z[c] += X[c] * W[c]
    return Z + b

# %% keepdims
# error: numero-con-tres-ejes
def convolve(X, W, b):
    return np.sum(X * W, keepdims=True) + b

# %% Un array de (1, 1, 1) para guardar el número
# error: numero-con-tres-ejes
def convolve(X, W, b):
    Z = np.zeros((1, 1, 1))
    Z[0, 0, 0] = np.sum(X * W) + b
    return Z

# %% Una lista de un elemento
# error: numero-con-un-eje
def convolve(X, W, b):
    return [float(np.sum(X * W)) + b]

# %% Un acumulador de un elemento
# error: numero-con-un-eje
def convolve(X, W, b):
    acc = np.zeros(1)
    acc += np.vdot(X, W)
    return acc + b

# %% Solo el canal 0
# error: un-solo-canal
def convolve(X, W, b):
    return np.sum(X[0] * W[0]) + b

# %% return dentro del bucle de canales
# error: un-solo-canal
def convolve(X, W, b):
    total = 0
    for c in range(X.shape[0]):
        total += np.sum(X[c] * W[c])
        return total + b

# %% El acumulador vuelve a cero en cada canal
# error: ultimo-canal
def convolve(X, W, b):
    for c in range(X.shape[0]):
        total = 0
        for i in range(X.shape[1]):
            for j in range(X.shape[2]):
                total += X[c, i, j] * W[c, i, j]
    return total + b

# %% Asigna en lugar de sumar en el bucle de canales
# error: ultimo-canal
def convolve(X, W, b):
    for x, w in zip(X, W):
        z = (x * w).sum()
    return z + b

# %% Media de los canales
# error: canales-promediados
def convolve(X, W, b):
    return np.mean([np.sum(x * w) for x, w in zip(X, W)]) + b

# %% return en el bucle de dentro
# error: primera-casilla
def convolve(X, W, b):
    C, f, _ = X.shape
    total = 0
    for c in range(C):
        for i in range(f):
            for j in range(f):
                total += X[c, i, j] * W[c, i, j]
                return total + b

# %% return en el bucle de filas
# error: primera-fila
def convolve(X, W, b):
    C, f, _ = X.shape
    total = 0
    for c in range(C):
        for i in range(f):
            for j in range(f):
                total += X[c, i, j] * W[c, i, j]
            return total + b

# %% Asigna en lugar de acumular
# error: ultima-casilla
def convolve(X, W, b):
    C, f, _ = X.shape
    total = 0
    for c in range(C):
        for i in range(f):
            for j in range(f):
                total = X[c, i, j] * W[c, i, j]
    return total + b

# %% El mismo índice para filas y columnas
# error: solo-la-diagonal
def convolve(X, W, b):
    s = 0
    for c in range(X.shape[0]):
        for i in range(X.shape[1]):
            s += X[c, i, i] * W[c, i, i]
    return s + b

# %% La traza de cada canal
# error: solo-la-diagonal
def convolve(X, W, b):
    return np.trace(X * W, axis1=1, axis2=2).sum() + b

# %% np.mean
# error: media
def convolve(X, W, b):
    return np.mean(X * W) + b

# %% Divide entre el número de pesos
# error: media
def convolve(X, W, b):
    total = np.sum(X * W) / W.size
    return total + b

# %% np.max
# error: maximo
def convolve(X, W, b):
    return np.max(X * W) + b

# %% Suma cada array y después multiplica
# error: suma-por-suma
def convolve(X, W, b):
    return np.sum(X) * np.sum(W) + b

# %% Acumula por separado y multiplica al final
# error: suma-por-suma
def convolve(X, W, b):
    sx = sw = 0
    for idx in np.ndindex(*X.shape):
        sx += X[idx]
        sw += W[idx]
    return sx * sw + b

# %% Suma en lugar de multiplicar
# error: sumas-en-vez-de-productos
def convolve(X, W, b):
    return np.sum(X + W) + b

# %% int() del resultado
# error: parte-entera
def convolve(X, W, b):
    return int(np.sum(X * W) + b)

# %% Guarda en un array de enteros
# error: parte-entera
def convolve(X, W, b):
    Z = np.zeros((), dtype=int)
    Z[()] = np.sum(X * W) + b
    return Z

# %% Escribe los productos en la ventana
def convolve(X, W, b):
    X *= W
    return X.sum() + b

# %% Usa una variable de otra celda
window = np.ones((1, 3, 3))


def convolve(X, W, b):
    return np.sum(window * np.ones((1, 3, 3))) + b

# %% float() de un array con un elemento
def convolve(X, W, b):
    return float(np.sum(X * W, keepdims=True)) + float(b)

# %% base: El acumulador empieza en el sesgo

# %% Resta el sesgo en el acumulador
# error: sesgo-restado
# - total = b
# - for x, w in zip(X.ravel(), W.ravel()):
# + total = -b
# + for x, w in zip(X.flatten(), W.flatten()):

# %% Supone ventanas de 3 × 3
# error: lado-fijo-en-tres
# - for x, w in zip(X.ravel(), W.ravel()):
# -     total = total + x * w
# + for c in range(X.shape[0]):
# +     for i in range(3):
# +         for j in range(3):
# +             total += X[c, i, j] * W[c, i, j]
