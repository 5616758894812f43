# /// esperado
# nota = "La celda calificada, la primera del cuaderno, antes de que exista la función."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% edita
notebook.cells.insert(0, notebook.cells.pop(notebook.cells.index(cell("check_convolve"))))
