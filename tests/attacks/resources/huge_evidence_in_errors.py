# /// esperado
# nota = "Cada llamada falla con mensajes, nombres y líneas de ruido de 100 kB."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
import os

def convolve(X, W, b):
    noise = os.urandom(50_000).hex()
    raise type(noise, (Exception,), {})(noise)
