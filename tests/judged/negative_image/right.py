# %% Una resta
def negative_image(X):
    return 1 - X


# %% Con decimales
def negative_image(X):
    return 1.0 - X


# %% Suma del opuesto
def negative_image(X):
    return -X + 1


# %% np.subtract con salida preparada
def negative_image(X):
    out = np.empty_like(X)
    np.subtract(1, X, out=out)
    return out


# %% Cuatro bucles
def negative_image(X):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H, W))
    for n in range(N):
        for c in range(C):
            for i in range(H):
                for j in range(W):
                    out[n, c, i, j] = 1 - X[n, c, i, j]
    return out


# %% np.ndindex
def negative_image(X):
    out = np.zeros(X.shape)
    for idx in np.ndindex(*X.shape):
        out[idx] = 1 - X[idx]
    return out


# %% Lista por comprensión
def negative_image(X):
    return np.array([[1 - canal for canal in imagen] for imagen in X])


# %% np.vectorize
negative_image = np.vectorize(lambda pixel: 1 - pixel)


# %% Una copia que se modifica
def negative_image(X):
    Y = X.copy()
    Y -= 1
    Y *= -1
    print("forma:", Y.shape)
    return Y


# %% Resultado en orden de Fortran
def negative_image(X):
    return np.asfortranarray(np.ones(X.shape) - X)


# %% float32
def negative_image(X):
    return (1 - X).astype(np.float32)


# %% Recursiva por imágenes
def negative_image(X: np.ndarray) -> np.ndarray:
    if len(X) == 1:
        return 1 - X
    return np.concatenate([negative_image(X[:1]), negative_image(X[1:])])
