# /// esperado
# nota = "Datagramas con destino, sin conectar, y con varios a la vez."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import socket
PLACES = ("\0@ZOCALO@-d", "@CAMPANA@/zocalo-d", "\0@ZOCALO@", "@CAMPANA@/zocalo", "/dev/log", "/run/systemd/journal/socket")


for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM, socket.SOCK_SEQPACKET):
    try:
        ours, other = socket.socketpair(socket.AF_UNIX, kind)
    except OSError as error:
        print(type(error).__name__)
        continue
    for place in PLACES:
        for send in (lambda: ours.sendto(b"@NOMBRE@\n", place), lambda: ours.sendmsg([b"@NOMBRE@\n"], [], 0, place)):
            try:
                send()
                print(@EXITO@)
            except OSError as error:
                print(type(error).__name__)
