# /// esperado
# nota = "np.correlate, como valor por omisión puesto después."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b, product=None):
    return product(X.ravel(), W.ravel())[0] + b

convolve.__defaults__ = (np.correlate,)
