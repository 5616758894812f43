# /// esperado
# nota = "np.correlate, con operator.methodcaller."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

from operator import methodcaller

def convolve(X, W, b):
    return methodcaller("correlate", X.ravel(), W.ravel())(np)[0] + b
