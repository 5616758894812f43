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
@TRAMA@


keys = b",".join(b'"k%d":1' % number for number in range(400_000))
for _ in range(8):
    raw(b'{"op":"ask","name":"x","arguments":[],"named":{' + keys + b"}}")
