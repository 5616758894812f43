# /// esperado
# nota = "Un bucle que atrapa BaseException en la función y en una celda."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass

# %% nueva al final
convolve(None, None, None)
