# /// esperado
# nota = "Pasa descriptores por un par de zócalos: a sí mismo y a sus hijos, los del corrector."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import socket
PLACES = ("\0@ZOCALO@-d", "@CAMPANA@/zocalo-d", "\0@ZOCALO@", "@CAMPANA@/zocalo", "/dev/log", "/run/systemd/journal/socket")


import array
import os
ours, other = socket.socketpair()
sent = 0
for number in range(40):
    try:
        socket.send_fds(ours, [b"x"], [number])
        data, found, *_ = socket.recv_fds(other, 10, 1)
        sent += 1
        where = os.readlink(f"/proc/self/fd/{found[0]}")
        if "@CURSO@" in where or "@CASA@" in where:
            print(@EXITO@, where)
    except OSError:
        pass
print(sent)
