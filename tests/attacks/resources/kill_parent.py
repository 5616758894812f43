# /// esperado
# nota = "SIGKILL y SIGSTOP a su proceso padre."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% nueva al final
import os
import signal
parent = os.getppid()
try:
    line = open(f"/proc/{parent}/cmdline", "rb").read()
except OSError:
    line = b"grader"  # sin /proc estamos encerrados: el padre solo puede ser del corrector
try:
    # solo si el padre es del corrector: un fallo del aislamiento no debe tocar a nadie más
    if parent > 1 and any(word in line for word in (b"@CAMPANA@", b"runner.py", b"bwrap", b"grader")):
        os.kill(parent, signal.SIGSTOP)
        os.kill(parent, signal.SIGKILL)
        print("enviadas")
    elif parent == 1:
        os.kill(1, signal.SIGKILL)  # el primero de su espacio de procesos; el de la máquina es inmune
except OSError as error:
    print(type(error).__name__)
