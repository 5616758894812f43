# /// esperado
# nota = "np.correlate, con otra función del mismo nombre dentro de una que no se usa."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return np.correlate(X.ravel(), W.ravel())[0] + b

# %% nueva al final
def unused():
    def convolve(X, W, b):
        return 0

class Notes:
    convolve = 3
