# /// esperado
# nota = "polymul, que por dentro es np.convolve."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    x, w = X.ravel(), W.ravel()[::-1]
    return np.polynomial.polynomial.polymul(x, w)[x.size - 1] + b
