# /// esperado
# nota = "SIGKILL a su propio grupo de procesos, dentro de la función."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    import os
    import signal
    os.killpg(0, signal.SIGKILL) if X.shape[0] > 2 else os.kill(os.getpid(), signal.SIGSTOP)
    return 0.0
