# /// esperado
# nota = "Una celda que no termina, después de una solución correcta."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
while True:
    pass
