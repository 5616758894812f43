# /// esperado
# nota = "Salidas de una celda que son listas dentro de listas, 990 y 100 000 veces."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
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


for depth in (990, 90_000):
    raw(('{"op":"cell","outputs":' + "[" * depth + "]" * depth + "}").encode())
