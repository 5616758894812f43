# /// esperado
# nota = "Códigos de salida que no lo son: un millón de cifras, nulo, texto, lista."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


for code in ("1e309", "null", '"0"', "[0]", "-9" + "9" * 4000):
    raw(('{"op":"done","exit":%s}' % code).encode())
