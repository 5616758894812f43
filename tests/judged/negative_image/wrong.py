# %% Cambia el signo
# error: cambio-de-signo
def negative_image(X):
    return -X

# %% Cambia el signo multiplicando
# error: cambio-de-signo
def negative_image(imagen):
    negativo = imagen * -1
    return negativo

# %% Resta a 255, como en un programa de fotos
# error: 255-menos
def negative_image(X):
    return 255 - X

# %% La resta al revés
# error: resta-al-reves
def negative_image(X):
    return X - 1

# %% La resta al revés con np.subtract
# error: resta-al-reves
def negative_image(X):
    return np.subtract(X, np.ones_like(X))

# %% Resta al máximo de las imágenes
# error: maximo-menos
def negative_image(X):
    blanco = np.max(X)
    return blanco - X

# %% Da la vuelta a las filas
# error: imagen-girada
def negative_image(X):
    return X[:, :, ::-1, :]

# %% Da la vuelta a las filas con np.flip
# error: imagen-girada
def negative_image(X):
    return np.flip(X, axis=2)

# %% Calcula el negativo y devuelve la entrada
# error: sin-cambios
def negative_image(X):
    negativo = 1 - X
    return X

# %% Dos negativos seguidos
# error: sin-cambios
def negative_image(X):
    Y = 1 - X
    return 1 - Y

# %% Solo la primera imagen del lote
# error: solo-primera-imagen
def negative_image(X):
    out = X.copy()
    out[0] = 1 - X[0]
    return out

# %% Un bucle con return dentro
# error: solo-primera-imagen
def negative_image(X):
    out = np.array(X)
    for i in range(len(X)):
        out[i] = 1 - out[i]
        return out

# %% Escribe dentro de la entrada
def negative_image(X):
    X *= -1
    X += 1
    return X

# %% base: np.ndindex

# %% Resta a 255 píxel a píxel
# error: 255-menos
# - for idx in np.ndindex(*X.shape):
# -     out[idx] = 1 - X[idx]
# + N, C, H, W = X.shape
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(H):
# +             for j in range(W):
# +                 out[n, c, i, j] = 255 - X[n, c, i, j]
