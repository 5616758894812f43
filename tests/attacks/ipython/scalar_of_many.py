# /// esperado
# nota = "Un número que trae cuatro: quien lo lea con .item() falla."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


value = '{"kind":"scalar","type":"float","array":{"$array":["<f8",[4]]},"items":[]}'
for _ in range(20):
    raw(('{"op":"call","call":{"value":%s,"error":null,"timed_out":false,"changed":[]}}' % value).encode(), bytes(32))
