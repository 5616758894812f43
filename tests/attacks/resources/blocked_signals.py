# /// esperado
# nota = "Bloquea todas las señales, cambia la alarma y duerme."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    import signal
    import time
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    signal.setitimer(signal.ITIMER_REAL, 0)
    time.sleep(600)
