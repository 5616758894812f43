# /// esperado
# nota = "convolve se pone en globals(), con np.correlate."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0

globals()["convolve"] = lambda X, W, b: np.correlate(X.ravel(), W.ravel())[0] + b
