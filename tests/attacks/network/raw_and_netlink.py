# /// esperado
# nota = "Zócalos crudos, de paquetes, de netlink y vsock."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import socket
for words in ((socket.AF_INET, socket.SOCK_RAW, 1), (17, socket.SOCK_RAW, 0), (16, socket.SOCK_RAW, 0), (40, socket.SOCK_STREAM, 0)):
    try:
        socket.socket(*words).close()
        print(words[0], "abierto")
    except OSError as error:
        print(words[0], type(error).__name__)
