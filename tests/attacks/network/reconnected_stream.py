# /// esperado
# nota = "Un par de zócalos conectados: se deshace, se vuelve a conectar fuera y se pone a escuchar."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import socket
PLACES = ("\0@ZOCALO@-d", "@CAMPANA@/zocalo-d", "\0@ZOCALO@", "@CAMPANA@/zocalo", "/dev/log", "/run/systemd/journal/socket")


ours, other = socket.socketpair()
for place in PLACES:
    for step in (lambda: ours.shutdown(2), lambda: ours.connect(place), lambda: ours.bind(place + "-x"), ours.listen):
        try:
            step()
            if step is not None and place[0] == "/" and ours.getpeername() == place:
                print(@EXITO@)
        except OSError as error:
            print(type(error).__name__)
