# /// esperado
# nota = "np.correlate, en una celda con %%capture."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
%%capture
def convolve(X, W, b):
    return np.correlate(X.ravel(), W.ravel())[0] + b
