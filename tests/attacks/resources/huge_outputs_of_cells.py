# /// esperado
# nota = "300 celdas con 199 kB de texto cada una."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells += [nbformat.v4.new_code_cell("print('x' * 199_000)") for _ in range(300)]
