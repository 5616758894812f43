# /// esperado
# nota = "La función no termina con varios canales; lo demás está bien."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    while X.shape[0] > 1:
        pass
    return (X * W).sum() + b
