# /// esperado
# nota = "from numpy import * y correlate a secas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
from numpy import *

def convolve(X, W, b):
    return correlate(X.ravel(), W.ravel(), "valid")[0] + b
