# /// esperado
# nota = "time.monotonic parado y señales bloqueadas para que no haya límite de tiempo."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    while True:
        pass

# %% nueva al final
import signal
import time
time.monotonic = lambda: 0.0
time.time = lambda: 0.0
signal.setitimer = lambda *a: (0.0, 0.0)
signal.signal = lambda *a: None
signal.signal_ = None
