# /// esperado
# nota = "La celda calificada, convertida en texto."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% markdown check_convolve
