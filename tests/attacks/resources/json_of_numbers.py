# /// esperado
# nota = "Mensajes de 8 MB con cuatro millones de números."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


one, many = b"7", 3_900_000
message = b'{"op":"ask","name":"x","arguments":[' + b",".join([one] * many) + b'],"named":{}}'
for _ in range(8):
    raw(message)
