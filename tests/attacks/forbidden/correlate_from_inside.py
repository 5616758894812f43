# /// esperado
# nota = "La misma función, desde los módulos internos de NumPy."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return np._core.multiarray.correlate(X.ravel(), W.ravel())[0] + b
