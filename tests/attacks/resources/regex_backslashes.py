# /// esperado
# nota = "190 000 barras invertidas y líneas que continúan."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("\\" * 190_000))
notebook.cells.append(nbformat.v4.new_code_cell("\\\n" * 90_000 + "x"))
