# /// esperado
# nota = "Cada llamada devuelve casi lo máximo permitido, y una tupla de 16 así."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    big = np.ones(2 * 2**20 - 1)
    return (big,) * 16 if X.shape[0] > 1 else big
