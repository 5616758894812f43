# /// esperado
# nota = "Salidas de una celda que son listas dentro de listas, 990 y 100 000 veces."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


for depth in (990, 90_000):
    raw(('{"op":"cell","outputs":' + "[" * depth + "]" * depth + "}").encode())
