# /// esperado
# nota = "np.correlate, por el módulo que hay en sys.modules."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import sys

def convolve(X, W, b):
    return sys.modules["numpy"].correlate(X.ravel(), W.ravel())[0] + b
