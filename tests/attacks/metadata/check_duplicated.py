# /// esperado
# nota = "La celda calificada, dos veces: en nbgrader aborta la tanda."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% duplica check_convolve
