# /// esperado
# nota = "Deja un proceso suelto, con doble fork y sesión propia, que duerme 45 segundos."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import os
import subprocess
import sys
try:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(45)", "@CANARIO@-suelto"], start_new_session=True)
    subprocess.Popen(["sh", "-c", "setsid sh -c 'sleep 45; : @CANARIO@-suelto' &"])
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(45)", "@CANARIO@-suelto"])
        os._exit(0)
except OSError as error:
    print(type(error).__name__)
