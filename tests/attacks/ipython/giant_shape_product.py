# /// esperado
# nota = "Una forma con 400 enteros de 4299 cifras: multiplicarlos bloqueaba al corrector."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


sides = ",".join(["9" * 4299] * 400)
raw(('{"op":"cell","outputs":[{"$array":["<f8",[' + sides + "]]}]}").encode())
