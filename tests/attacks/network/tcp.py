# /// esperado
# nota = "Una conexión TCP a esta máquina."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# corta = true
# ///

# %% nueva al final
import socket
try:
    with socket.create_connection(("127.0.0.1", @TCP@), timeout=2) as link:
        link.sendall(b"@NOMBRE@\n")
    print(@EXITO@)
except OSError as error:
    print(type(error).__name__)
