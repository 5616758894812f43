# /// esperado
# nota = "La función escribe sin parar en los descriptores 1 y 2."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    import os
    while True:
        os.write(1, b"a" * 65536)
        os.write(2, b"b" * 65536)
