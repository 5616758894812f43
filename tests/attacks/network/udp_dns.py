# /// esperado
# nota = "Una pregunta DNS por UDP que lleva un dato dentro del nombre."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import socket
question = b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x04dato\x07canario\x07invalid\x00\x00\x01\x00\x01"
try:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        link.sendto(b"@NOMBRE@\n" + question, ("127.0.0.1", @UDP@))
except OSError as error:
    print(type(error).__name__)
