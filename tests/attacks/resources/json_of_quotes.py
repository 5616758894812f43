# /// esperado
# nota = "Ocho millones de comillas sin cerrar: buscar dónde acaba cada texto no debe costar el cuadrado."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
import struct
import sys
replies = sys.modules["grader.sandbox.channel"]._streams["replies"]


def raw(text, data=b""):
    replies.write(struct.pack("<IQ", len(text), len(data)) + text + data)
    replies.flush()


for inside in (b'\\"', b'"', b'"\\'):
    raw(b'{"op":"' + inside * (7 * 2**20 // len(inside)))
