# /// esperado
# nota = "La función deja procesos sueltos y devuelve bien."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
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
