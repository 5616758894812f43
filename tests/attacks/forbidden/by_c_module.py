# /// esperado
# nota = "La función en C que hay debajo de np.correlate, sin pasar por NumPy."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import sys

def convolve(X, W, b):
    below = sys.modules["numpy._core._multiarray_umath"]
    product = getattr(below, "correlate2", None) or below.correlate
    return product(X.ravel(), W.ravel(), 0)[0] + b
