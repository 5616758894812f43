# /// esperado
# nota = "Devuelve diccionarios con cinco mil claves de doscientas letras de ruido."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
import os

def convolve(X, W, b):
    return {os.urandom(100).hex(): float(k) for k in range(5000)}
