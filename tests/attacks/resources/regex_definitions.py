# /// esperado
# nota = "Treinta mil definiciones de la misma función, con decoradores."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("def convolve(X, W, b): return 0.0\n" * 5700))
notebook.cells.append(nbformat.v4.new_code_cell("@a\n" * 60_000 + "def convolve(): pass"))
