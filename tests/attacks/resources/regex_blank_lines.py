# /// esperado
# nota = "180 000 líneas vacías después de un nombre: leerlas costaba el cuadrado."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("getattr" + "\n" * 180_000 + "x = 1"))
