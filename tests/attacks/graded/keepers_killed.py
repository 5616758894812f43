# /// esperado
# nota = "Mata lo que guarda cómo estaba todo en su check, para que cuente lo que define después."
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
        os.waitpid(number, os.WNOHANG)  # solo los hijos
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
    except OSError:
        pass
