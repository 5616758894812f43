# /// esperado
# nota = "Mensajes de 7.8 MB hechos de listas vacías: en la memoria ocupan 24 veces más."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


one, many = b"[]", 2_600_000
message = b'{"op":"ask","name":"x","arguments":[' + b",".join([one] * many) + b'],"named":{}}'
for _ in range(8):
    raw(message)
