# /// esperado
# nota = "Una forma con 80 000 ejes de lado 1 y otra con 33."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


for axes in (80_000, 33):
    raw(('{"op":"cell","outputs":[{"$array":["<f8",[' + ",".join(["1"] * axes) + "]]}]}").encode(), bytes(8))
