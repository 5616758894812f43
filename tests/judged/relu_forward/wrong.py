# %% Devuelve su entrada
# error: identidad
def relu_forward(Z):
    return Z

# %% Cuatro bucles
# error: exige-cuatro-ejes
def relu_forward(Z):
    N, C, H, W = Z.shape
    A = np.zeros((N, C, H, W))
    for n in range(N):
        for c in range(C):
            for i in range(H):
                for j in range(W):
                    A[n, c, i, j] = max(0, Z[n, c, i, j])
    return A

# %% Dos bucles
# error: exige-dos-ejes
def relu_forward(Z):
    filas, columnas = Z.shape
    A = np.zeros(Z.shape)
    for i in range(filas):
        for j in range(columnas):
            A[i, j] = max(0, Z[i, j])
    return A

# %% Cuatro bucles y valor absoluto
# error: exige-cuatro-ejes, valor-absoluto
def relu_forward(Z):
    N, C, H, W = Z.shape
    A = np.zeros((N, C, H, W))
    for n, c, i, j in np.ndindex(N, C, H, W):
        A[n, c, i, j] = abs(Z[n, c, i, j])
    return A

# %% Dos bucles, con fuga
# error: exige-dos-ejes, con-fuga
def relu_forward(Z):
    filas, columnas = Z.shape
    A = np.zeros(Z.shape)
    for i in range(filas):
        for j in range(columnas):
            A[i, j] = Z[i, j] if Z[i, j] > 0 else 0.01 * Z[i, j]
    return A

# %% max de Python
def relu_forward(Z):
    return max(0, Z)

# %% Un if para el array entero
def relu_forward(Z):
    if Z > 0:
        return Z
    return 0

# %% Asigna sobre su argumento
def relu_forward(Z):
    Z[Z < 0] = 0
    return Z

# %% np.maximum con el resultado en Z
def relu_forward(Z):
    np.maximum(Z, 0, out=Z)
    return Z

# %% base: np.maximum

# %% np.max con el 0 de segundo argumento
# error: maximo-por-un-eje
# - return np.maximum(0, Z)
# + return np.max(Z, 0)

# %% El mayor de todos
# error: un-solo-numero
# - return np.maximum(0, Z)
# + return Z.max()

# %% El mayor de la ReLU
# error: un-solo-numero
# - return np.maximum(0, Z)
# + return np.max(np.maximum(0, Z))

# %% Valor absoluto
# error: valor-absoluto
# - return np.maximum(0, Z)
# + return np.abs(Z)

# %% np.minimum
# error: minimo
# - return np.maximum(0, Z)
# + return np.minimum(0, Z)

# %% Con el signo cambiado
# error: signo-cambiado
# - return np.maximum(0, Z)
# + return -np.maximum(0, Z)

# %% De menos Z
# error: al-reves
# - return np.maximum(0, Z)
# + return np.maximum(0, -Z)

# %% Con fuga de 0.01
# error: con-fuga
# - return np.maximum(0, Z)
# + return np.maximum(0.01 * Z, Z)

# %% Con fuga de 0.1
# error: con-fuga
# - return np.maximum(0, Z)
# + return np.where(Z > 0, Z, 0.1 * Z)

# %% ELU
# error: exponencial-en-los-negativos
# - return np.maximum(0, Z)
# + return np.where(Z > 0, Z, np.exp(np.minimum(Z, 0)) - 1)

# %% Sigmoide
# error: sigmoide
# - return np.maximum(0, Z)
# + return 1 / (1 + np.exp(-Z))

# %% Tangente hiperbólica
# error: tangente-hiperbolica
# - return np.maximum(0, Z)
# + return np.tanh(Z)

# %% Softplus
# error: softplus
# - return np.maximum(0, Z)
# + return np.log(1 + np.exp(Z))

# %% Multiplica Z por la ReLU
# error: positivos-al-cuadrado
# - return np.maximum(0, Z)
# + return Z * np.maximum(0, Z)

# %% Recortada en 1
# error: recortada
# - return np.maximum(0, Z)
# + return np.clip(Z, 0, 1)

# %% Recortada en 6
# error: recortada
# - return np.maximum(0, Z)
# + return np.minimum(np.maximum(0, Z), 6)

# %% Recortada y aplanada
# error: recortada, aplanada
# - return np.maximum(0, Z)
# + return np.clip(Z, 0, 1).ravel()

# %% Compara con 1
# error: desde-uno
# - return np.maximum(0, Z)
# + return np.where(Z > 1, Z, 0)

# %% Guarda en un array de enteros
# error: sin-decimales
# - return np.maximum(0, Z)
# + A = np.zeros(Z.shape, dtype=int)
# + A[...] = np.maximum(0, Z)
# + return A

# %% Enteros y con fuga
# error: con-fuga, sin-decimales
# - return np.maximum(0, Z)
# + return np.where(Z > 0, Z, 0.1 * Z).astype(int)

# %% Entre su máximo
# error: normalizada
# - return np.maximum(0, Z)
# + A = np.maximum(0, Z)
# + return A / A.max()

# %% Solo la máscara
# error: mascara
# - return np.maximum(0, Z)
# + return (Z > 0) * 1.0

# %% El signo
# error: signo
# - return np.maximum(0, Z)
# + return np.sign(Z)

# %% Elige los positivos
# error: solo-los-positivos
# - return np.maximum(0, Z)
# + return Z[Z > 0]

# %% Aplana el resultado
# error: aplanada
# - return np.maximum(0, Z)
# + return np.maximum(0, Z).flatten()

# %% Recorta en 100
def relu_forward(Z):
    return np.clip(Z, 0, 100)

# %% np.maximum con 1
# error: maximo-con-uno
def relu_forward(Z):
    return np.maximum(Z, 1)
