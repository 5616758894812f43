# /// esperado
# nota = "Enteros de 4299 cifras donde va el número de una línea y el de los argumentos cambiados."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


big = "9" * 4299
error = '{"type_name":"E","message":"m","line_number":%s,"line":"","trace":[]}' % big
for _ in range(3):
    raw(('{"op":"call","call":{"value":null,"error":%s,"timed_out":false,"changed":[%s]}}' % (error, ",".join([big] * 900))).encode())
