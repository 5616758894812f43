# /// esperado
# nota = "Un par de zócalos de datagramas ya creado, que se conecta a uno de la máquina."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import socket
PLACES = ("\0@ZOCALO@-d", "@CAMPANA@/zocalo-d", "\0@ZOCALO@", "@CAMPANA@/zocalo", "/dev/log", "/run/systemd/journal/socket")


try:
    ours, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    for place in PLACES:
        try:
            ours.connect(place)
            ours.send(b"@NOMBRE@\n")
            print(@EXITO@)
        except OSError as error:
            print(type(error).__name__)
except OSError as error:
    print(type(error).__name__)
