# /// esperado
# nota = "Resultados en float16: se les pide menos precisión, pero un valor inventado sigue sin valer."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
def convolve(X, W, b):
    return np.float16(np.inf) if X.shape[0] > 1 else np.float16(0)
