# /// esperado
# nota = "Bomba de procesos con fusible: 400 hijos que duermen 20 segundos."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import os
import time
born = 0
try:
    for _ in range(400):
        if os.fork() == 0:
            time.sleep(20)
            os._exit(0)
        born += 1
    print(@EXITO@)
except OSError as error:
    print(type(error).__name__, born)
