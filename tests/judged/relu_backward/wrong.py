# %% Cuatro bucles
# error: exige-cuatro-ejes
def relu_backward(l_O, Z):
    N, C, H, W = Z.shape
    dZ = np.zeros((N, C, H, W))
    for n in range(N):
        for c in range(C):
            for i in range(H):
                for j in range(W):
                    if Z[n, c, i, j] > 0:
                        dZ[n, c, i, j] = l_O[n, c, i, j]
    return dZ

# %% Dos bucles
# error: exige-dos-ejes
def relu_backward(l_O, Z):
    m, n = Z.shape
    dZ = l_O.copy()
    for i in range(m):
        for j in range(n):
            if Z[i, j] <= 0:
                dZ[i, j] = 0
    return dZ

# %% Dos bucles, y el 0 deja pasar
# error: exige-dos-ejes, cero-incluido
def relu_backward(l_O, Z):
    m, n = Z.shape
    dZ = l_O.copy()
    for i in range(m):
        for j in range(n):
            if Z[i, j] < 0:
                dZ[i, j] = 0
    return dZ

# %% Un if para el array entero
def relu_backward(l_O, Z):
    return l_O if Z > 0 else 0

# %% Pone ceros en su argumento
def relu_backward(l_O, Z):
    l_O[Z <= 0] = 0
    return l_O

# %% Cambia Z por su máscara
def relu_backward(l_O, Z):
    Z[Z <= 0] = 0
    Z[Z > 0] = 1
    return l_O * Z

# %% base: l_O por la máscara

# %% Sin derivada
# error: sin-derivada
# - return l_O * (Z > 0)
# + return l_O

# %% Distinto de 0
# error: distinto-de-cero
# - return l_O * (Z > 0)
# + return l_O * (Z != 0)

# %% Mayor o igual que 0
# error: cero-incluido
# - return l_O * (Z > 0)
# + return l_O * (Z >= 0)

# %% Pone 0 solo en los negativos
# error: cero-incluido
# - return l_O * (Z > 0)
# + dZ = l_O.copy()
# + dZ[Z < 0] = 0
# + return dZ

# %% La mitad en el 0
# error: medio-en-cero
# - return l_O * (Z > 0)
# + return l_O * np.heaviside(Z, 0.5)

# %% Donde es negativo
# error: donde-es-negativo
# - return l_O * (Z > 0)
# + return l_O * (Z < 0)

# %% np.where del revés
# error: donde-es-negativo
# - return l_O * (Z > 0)
# + return np.where(Z > 0, 0, l_O)

# %% Con fuga
# error: con-fuga
# - return l_O * (Z > 0)
# + return np.where(Z > 0, l_O, 0.01 * l_O)

# %% El signo de Z
# error: signo-de-z
# - return l_O * (Z > 0)
# + return l_O * np.sign(Z)

# %% Con el signo cambiado
# error: signo-cambiado
# - return l_O * (Z > 0)
# + return -l_O * (Z > 0)

# %% Con el signo cambiado y el 0 deja pasar
# error: signo-cambiado, cero-incluido
# - return l_O * (Z > 0)
# + return -l_O * (Z >= 0)

# %% Máscara de l_O
# error: mascara-del-gradiente
# - return l_O * (Z > 0)
# + return l_O * (l_O > 0)

# %% La ReLU del gradiente
# error: mascara-del-gradiente
# - return l_O * (Z > 0)
# + return np.maximum(l_O, 0)

# %% Máscara de los dos
# error: mascara-de-los-dos
# - return l_O * (Z > 0)
# + return np.maximum(l_O * (Z > 0), 0)

# %% Solo el gradiente positivo, y el 0 también pasa
# error: mascara-de-los-dos, cero-incluido
# - return l_O * (Z > 0)
# + return np.where(Z >= 0, l_O.clip(min=0), 0)

# %% Argumentos cambiados
# error: argumentos-cambiados
# - return l_O * (Z > 0)
# + return Z * (l_O > 0)

# %% Por Z
# error: por-z
# - return l_O * (Z > 0)
# + return l_O * Z

# %% Por la salida de la ida
# error: por-la-salida
# - return l_O * (Z > 0)
# + return l_O * np.maximum(Z, 0)

# %% La ida
# error: la-ida
# - return l_O * (Z > 0)
# + return np.maximum(0, Z)

# %% La ida, que deja pasar los negativos
# error: la-ida, donde-es-negativo
# - return l_O * (Z > 0)
# + return np.minimum(0, Z)

# %% La máscara sola
# error: mascara
# - return l_O * (Z > 0)
# + return np.where(Z > 0, 1.0, 0.0)

# %% La máscara sola, con el 0
# error: mascara, cero-incluido
# - return l_O * (Z > 0)
# + return np.where(Z >= 0, 1.0, 0.0)

# %% np.dot de dos filas
# error: un-solo-numero
# - return l_O * (Z > 0)
# + return np.dot(l_O.ravel(), (Z > 0).ravel())

# %% Suma, con el 0 deja pasar
# error: un-solo-numero, cero-incluido
# - return l_O * (Z > 0)
# + return np.sum(l_O * (Z >= 0))

# %% Solo los que pasan
# error: donde-pasa
# - return l_O * (Z > 0)
# + return l_O[Z > 0]

# %% En un array de enteros
# error: sin-decimales
# - return l_O * (Z > 0)
# + dZ = np.zeros(Z.shape, dtype=int)
# + dZ[Z > 0] = l_O[Z > 0]
# + return dZ

# %% Z mayor que una milésima
def relu_backward(l_O, Z):
    return l_O * (Z > 1e-3)

# %% base: np.where

# %% Cambia el signo donde Z no es positivo
# error: signo-de-z
# - return np.where(Z > 0, l_O, 0.0)
# + return np.where(Z > 0, l_O, -l_O)

# %% Cambia el signo donde Z es negativo
# error: signo-de-z
# - return np.where(Z > 0, l_O, 0.0)
# + return np.where(Z < 0, -l_O, l_O)

# %% La ReLU del producto
# error: relu-del-producto
# - return np.where(Z > 0, l_O, 0.0)
# + return np.maximum(l_O * Z, 0)

# %% El gradiente, sin su signo
# error: gradiente-sin-signo
def relu_backward(l_O, Z):
    return np.abs(l_O) * (Z > 0)

# %% Suma la máscara
# error: mascara-sumada
def relu_backward(l_O, Z):
    return l_O + (Z > 0)
