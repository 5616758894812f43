# /// esperado
# nota = "Abre un puerto para que otros se conecten después, y deja un proceso que escucha."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import subprocess
import sys
program = "import socket, time; s = socket.create_server(('127.0.0.1', 0)); time.sleep(45)"
try:
    subprocess.Popen([sys.executable, "-c", program, "@CANARIO@-escucha"], start_new_session=True)
except OSError as error:
    print(type(error).__name__)
