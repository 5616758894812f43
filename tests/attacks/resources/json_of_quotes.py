# /// esperado
# nota = "Ocho millones de comillas sin cerrar: buscar dónde acaba cada texto no debe costar el cuadrado."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


for inside in (b'\\"', b'"', b'"\\'):
    raw(b'{"op":"' + inside * (7 * 2**20 // len(inside)))
