# /// esperado
# nota = "np.correlate, sacada de vars(np)."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return vars(np)["correlate"](X.ravel(), W.ravel())[0] + b
