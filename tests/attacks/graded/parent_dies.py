# /// esperado
# nota = "Tras su check, el proceso que ejecuta las celdas termina y sigue un hijo con otra función."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% nueva al final
import os

def convolve(X, W, b):
    return np.sum(X * W) + b

if os.fork():
    os._exit(0)
