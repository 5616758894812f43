# /// esperado
# nota = "os._exit en una celda, después de una solución correcta."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# aviso = true
# corta = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import os
os._exit(0)
