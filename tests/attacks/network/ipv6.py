# /// esperado
# nota = "TCP y UDP por IPv6, y por direcciones equivalentes a la local."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import socket
for family, address in ((socket.AF_INET6, "::1"), (socket.AF_INET6, "::ffff:127.0.0.1"), (socket.AF_INET, "127.0.0.2"), (socket.AF_INET, "0.0.0.0")):
    try:
        with socket.socket(family, socket.SOCK_STREAM) as link:
            link.settimeout(2)
            link.connect((address, @TCP@))
            link.sendall(b"@NOMBRE@\n")
        print(@EXITO@)
    except OSError as error:
        print(type(error).__name__)
