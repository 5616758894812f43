# /// esperado
# nota = "Sesenta mil indicadores de consola, y sangrías que no acaban."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell(">>> " * 45_000 + "x"))
notebook.cells.append(nbformat.v4.new_code_cell("\n".join(" " * n + "x" for n in range(600))))
notebook.cells.append(nbformat.v4.new_code_cell("In [1]: " * 20_000))
