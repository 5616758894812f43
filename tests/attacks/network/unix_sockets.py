# /// esperado
# nota = "Zócalos de Unix: uno abstracto y otro en la carpeta de la campaña."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import socket
for address in ("\0@ZOCALO@", "@CAMPANA@/zocalo"):
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
            link.settimeout(2)
            link.connect(address)
            link.sendall(b"@NOMBRE@\n")
        print(@EXITO@)
    except OSError as error:
        print(type(error).__name__)
