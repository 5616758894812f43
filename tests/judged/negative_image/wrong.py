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

# %% base: Una resta

# %% Cambia el signo
# error: cambio-de-signo
# - return 1 - X
# + return -X

# %% Cambia el signo multiplicando
# error: cambio-de-signo
# - return 1 - X
# + negativo = X * -1
# + return negativo

# %% Resta a 255, como en un programa de fotos
# error: 255-menos
# - return 1 - X
# + return 255 - X

# %% La resta al revés
# error: resta-al-reves
# - return 1 - X
# + return X - 1

# %% La resta al revés con np.subtract
# error: resta-al-reves
# - return 1 - X
# + return np.subtract(X, np.ones_like(X))

# %% Resta al máximo de las imágenes
# error: maximo-menos
# - return 1 - X
# + blanco = np.max(X)
# + return blanco - X

# %% Da la vuelta a las filas
# error: imagen-girada
# - return 1 - X
# + return X[:, :, ::-1, :]

# %% Da la vuelta a las filas con np.flip
# error: imagen-girada
# - return 1 - X
# + return np.flip(X, axis=2)

# %% Calcula el negativo y devuelve la entrada
# error: sin-cambios
# - return 1 - X
# + negativo = 1 - X
# + return X

# %% Dos negativos seguidos
# error: sin-cambios
# - return 1 - X
# + Y = 1 - X
# + return 1 - Y

# %% base: Cuatro bucles

# %% Resta a 255 píxel a píxel
# error: 255-menos
# - out[n, c, i, j] = 1 - X[n, c, i, j]
# + out[n, c, i, j] = 255 - X[n, c, i, j]

# %% base: Una copia que se modifica

# %% Escribe dentro de la entrada
# - Y = X.copy()
# + Y = X

# %% base: Una resta

# %% 255 y la resta al revés
# error: 255-menos, resta-al-reves
# - return 1 - X
# + return X - 255

# %% El máximo y la resta al revés
# error: maximo-menos, resta-al-reves
# - return 1 - X
# + return X - np.max(X)

# %% Cambia el signo de la primera imagen
# error: cambio-de-signo, solo-primera-imagen
# - return 1 - X
# + out = X.copy()
# + out[0] = -X[0]
# + return out

# %% Resta a 255 la primera imagen
# error: 255-menos, solo-primera-imagen
# - return 1 - X
# + out = X.copy()
# + out[0] = 255 - X[0]
# + return out

# %% Redondea a dos decimales
# - return 1 - X
# + return np.round(1 - X, 2)

# %% base: Una resta

# %% El máximo y el mínimo
# error: maximo-y-minimo
# - return 1 - X
# + return np.max(X) - X + np.min(X)

# %% 1 entre X
# error: uno-entre-x
# - return 1 - X
# + return 1 / X

# %% np.where
# error: blanco-o-negro
# - return 1 - X
# + return np.where(X > 0.5, 0.0, 1.0)

# %% Por 255
# error: por-255
# - return 1 - X
# + return abs(X - 1) * 255

# %% A enteros
# error: sin-decimales
# - return 1 - X
# + return (1 - X).astype(int)

# %% Redondeada
# error: blanco-o-negro
# - return 1 - X
# + return np.round(1 - X)

# %% Girada media vuelta
# error: imagen-girada
# - return 1 - X
# + return X[:, :, ::-1, ::-1]

# %% En un espejo
# error: imagen-girada
# - return 1 - X
# + return X[..., ::-1]

# %% return dentro del bucle
# error: las-demas-imagenes-a-cero
# - return 1 - X
# + Y = np.zeros_like(X)
# + for i in range(len(X)):
# +     Y[i] = 1 - X[i]
# +     return Y
