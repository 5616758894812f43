# /// esperado
# nota = "Duerme para siempre en __del__, en atexit y en un hilo que no es demonio."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
import atexit
import threading
import time

class Lazy:
    def __del__(self):
        time.sleep(600)

def convolve(X, W, b):
    return (X * W).sum() + b

lazy = Lazy()
atexit.register(time.sleep, 600)
threading.Thread(target=time.sleep, args=(600,)).start()
