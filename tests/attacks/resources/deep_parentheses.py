# /// esperado
# nota = "Paréntesis, listas, llamadas y condiciones anidadas miles de veces, en una celda que no hace falta."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("(" * 40_000))
notebook.cells.append(nbformat.v4.new_code_cell("[" * 150 + "1" + "]" * 150))
notebook.cells.append(nbformat.v4.new_code_cell("f(" * 3000 + ")" * 3000))
notebook.cells.append(nbformat.v4.new_code_cell("x" + ".a" * 20_000))
notebook.cells.append(nbformat.v4.new_code_cell("not " * 10_000 + "1"))
notebook.cells.append(nbformat.v4.new_code_cell("1" + "+1" * 20_000))
notebook.cells.append(nbformat.v4.new_code_cell("lambda: " * 4000 + "1"))
notebook.cells.append(nbformat.v4.new_code_cell("if 1:\n pass\n" + "elif 1:\n pass\n" * 9000))
notebook.cells.append(nbformat.v4.new_code_cell("x = " * 8000 + "1"))
notebook.cells.append(nbformat.v4.new_code_cell("*" * 40_000))
