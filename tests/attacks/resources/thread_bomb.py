# /// esperado
# nota = "Bomba de hilos con fusible: 2000 que duermen 20 segundos."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import threading
import time
threading.stack_size(2**16)
born = 0
try:
    for _ in range(2000):
        threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
        born += 1
    print(@EXITO@)
except RuntimeError as error:
    print(type(error).__name__, born)
