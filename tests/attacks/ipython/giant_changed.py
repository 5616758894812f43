# /// esperado
# nota = "Noventa mil argumentos cambiados, en una función que tiene tres."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


changed = ",".join(map(str, range(90_000)))
raw(('{"op":"call","call":{"value":null,"error":null,"timed_out":false,"changed":[%s]}}' % changed).encode())
