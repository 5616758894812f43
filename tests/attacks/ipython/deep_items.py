# /// esperado
# nota = "Un resultado que es una lista dentro de otra, 900 veces."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


value = '{"kind":"none","type":"x","array":null,"items":[]}'
for _ in range(900):
    value = '{"kind":"sequence","type":"tuple","array":null,"items":[%s]}' % value
raw(('{"op":"call","call":{"value":%s,"error":null,"timed_out":false,"changed":[]}}' % value).encode())
