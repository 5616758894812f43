# /// esperado
# nota = "Comillas sin cerrar, simples, dobles y triples, casi doscientas mil."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("'" * 190_001))
notebook.cells.append(nbformat.v4.new_code_cell('"""a' * 45_000 + "\n"))
notebook.cells.append(nbformat.v4.new_code_cell("f'{" * 60_000))
