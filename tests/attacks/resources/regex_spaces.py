# /// esperado
# nota = "Una línea con 190 000 espacios y tabuladores, y muchas con mil."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("x = 1" + " \t" * 95_000 + "!"))
notebook.cells.append(nbformat.v4.new_code_cell(("%" + " " * 1000 + "\n") * 180))
