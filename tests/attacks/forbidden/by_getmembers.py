# /// esperado
# nota = "np.correlate, sacada de inspect.getmembers."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import inspect

def convolve(X, W, b):
    return dict(inspect.getmembers(np))["correlate"](X.ravel(), W.ravel())[0] + b
