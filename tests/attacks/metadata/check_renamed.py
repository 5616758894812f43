# /// esperado
# nota = "El grade_id de la celda calificada, cambiado, y otra celda suelta que da 10."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% edita
cell("check_convolve").metadata.nbgrader.grade_id = "check_convolve_2"
