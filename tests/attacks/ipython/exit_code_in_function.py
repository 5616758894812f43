# /// esperado
# nota = "La función termina con el código con el que el ejecutor dice que no se pudo encerrar."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    import os
    os._exit(97)
