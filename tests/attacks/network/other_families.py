# /// esperado
# nota = "Zócalos de máquinas virtuales, Bluetooth, paquetes, cifrado, XDP y teléfono."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import socket
PLACES = ("\0@ZOCALO@-d", "@CAMPANA@/zocalo-d", "\0@ZOCALO@", "@CAMPANA@/zocalo", "/dev/log", "/run/systemd/journal/socket")


for number in (*range(1, 46),):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(number, kind).close()
            print(@EXITO@, number, kind)
        except OSError:
            pass
