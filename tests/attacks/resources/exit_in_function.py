# /// esperado
# nota = "os._exit(0) a mitad de las llamadas: las que faltan no cuentan como buenas."
# unidad = "02_convolve"
# puntos = { convolve = 2 }
# aviso = true
# ///

# %% convolve
calls = []

def convolve(X, W, b):
    import os
    calls.append(1)
    if len(calls) > 3:
        os._exit(0)
    return (X * W).sum() + b
