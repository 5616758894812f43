# /// esperado
# nota = "La caza contesta por el canal con números que traen cuatro cada uno."
# unidad = "02_convolve"
# puntos = { counterexample_convolve = 0 }
# ///

# %% counterexample_convolve
@TRAMA@


def counterexample_convolve():
    import os
    one = '{"kind":"scalar","type":"float","array":{"$array":["<f8",[4]]},"items":[]}'
    value = '{"kind":"sequence","type":"tuple","array":null,"items":[%s]}' % ",".join([one] * 3)
    for _ in range(2):
        raw(('{"op":"call","call":{"value":%s,"error":null,"timed_out":false,"changed":[]}}' % value).encode(), bytes(96))
    os._exit(0)
