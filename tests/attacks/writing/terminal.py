# /// esperado
# nota = "Escribe en la terminal del docente: /dev/tty, los descriptores 0 a 2 de su padre y TIOCSTI."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
for path in ("/dev/tty", f"/proc/{os.getppid()}/fd/1", f"/proc/{os.getppid()}/fd/2"):
    try:
        if path == "/dev/tty" or b"@CAMPANA@" in open(f"/proc/{os.getppid()}/cmdline", "rb").read():
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            os.write(descriptor, b"@CANARIO@-terminal\n")
            print("escrito")
    except OSError as error:
        print(type(error).__name__)
