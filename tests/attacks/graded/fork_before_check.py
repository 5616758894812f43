# /// esperado
# nota = "Se bifurca antes de su check: el hijo espera con otra función y quiere contestar él."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva después de importaciones
import os
import time

child = os.fork() == 0

# %% convolve
def convolve(X, W, b):
    return np.sum(X * W) + b if child else None

# %% nueva al final
if child:
    time.sleep(3)
