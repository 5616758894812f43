# /// esperado
# nota = "Detiene lo que guarda cómo estaba todo en su check y se apunta para contestar en su lugar."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% nueva al final
import os
import signal

def convolve(X, W, b):
    return np.sum(X * W) + b

for number in range(2, os.getpid() + 300):
    try:
        os.waitpid(number, os.WNOHANG)
        os.kill(number, signal.SIGSTOP)
    except OSError:
        pass
