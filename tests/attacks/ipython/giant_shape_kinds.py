# /// esperado
# nota = "Formas negativas, con decimales, con sí y no, con textos y con un lado de 2**63."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


wrong = ("[-1]", "[1e400]", "[true,true]", '["9"]', "[9223372036854775808,0]", "[[1]]", "null", "[67108864,67108864,0]")
for shape in wrong:
    raw(('{"op":"cell","outputs":[{"$array":["<f8",' + shape + "]}]}").encode(), bytes(64))
