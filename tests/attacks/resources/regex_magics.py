# /// esperado
# nota = "Miles de magias, interrogaciones, asignaciones y exclamaciones por línea."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("a = %x\n" * 20_000))
notebook.cells.append(nbformat.v4.new_code_cell("?" * 120_000))
notebook.cells.append(nbformat.v4.new_code_cell("!" * 120_000))
notebook.cells.append(nbformat.v4.new_code_cell("a = " * 30_000 + "!ls"))
