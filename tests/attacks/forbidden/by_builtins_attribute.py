# /// esperado
# nota = "np.correlate, guardada en builtins con otro nombre."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import builtins
builtins.suma = np.correlate

def convolve(X, W, b):
    return suma(X.ravel(), W.ravel())[0] + b
