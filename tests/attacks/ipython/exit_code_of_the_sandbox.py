# /// esperado
# nota = "Termina con el código con el que el ejecutor dice que no se pudo encerrar."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import os
os._exit(97)
