# /// esperado
# nota = "np.correlate sobre los datos en fila."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return np.correlate(X.ravel(), W.ravel(), "valid")[0] + b
