# /// esperado
# nota = "np.convolve con el filtro del revés."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return np.convolve(X.ravel(), W.ravel()[::-1], "valid")[0] + b
