# /// esperado
# nota = "SIGKILL a los ejecutores de las demás entregas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% nueva al final
import os
import signal
import time
own = {os.getpid(), os.getppid(), 0, 1}
until = time.time() + 4
while time.time() < until:
    names = [int(name) for name in os.listdir("/proc") if name.isdigit()] if os.access("/proc/1", os.F_OK) else []
    for number in names:
        try:
            line = open(f"/proc/{number}/cmdline", "rb").read()
            # solo ejecutores de esta campaña
            if number not in own and b"@CAMPANA@" in line and b"runner.py" in line:
                os.kill(number, signal.SIGKILL)
                print(@EXITO@)
        except OSError:
            pass
    time.sleep(0.2)
# sin /proc no sabemos de quién es cada proceso: la señal 0 no hace nada y dice si podríamos. Los hijos, en los
# que se guarda cómo estaba todo en cada comprobación, son de esta misma entrega
def is_child(number):
    try:
        os.waitpid(number, os.WNOHANG)
        return True
    except ChildProcessError:
        return False


for number in range(2, os.getpid() + 300):
    try:
        if number not in own and not is_child(number):
            os.kill(number, 0)
            print(@EXITO@, number)
    except OSError:
        pass
