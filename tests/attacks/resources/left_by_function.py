# /// esperado
# nota = "La función quiere dejar procesos sueltos y devuelve bien: no deja ninguno."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    import subprocess
    import sys
    try:
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(45)", "@CANARIO@-suelto"], start_new_session=True)
    except OSError:
        pass
    return (X * W).sum() + b
