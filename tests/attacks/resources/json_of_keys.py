# /// esperado
# nota = "Mensajes de 6 MB con cuatrocientas mil claves distintas."
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


keys = b",".join(b'"k%d":1' % number for number in range(400_000))
for _ in range(8):
    raw(b'{"op":"ask","name":"x","arguments":[],"named":{' + keys + b"}}")
