# /// esperado
# nota = "Errores con mensajes de miles de paréntesis, rutas y números de línea."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

def convolve(X, W, b):
    raise ValueError("File \"a\", line 1, in " * 5000 + "(" * 100_000 + "could not broadcast (" * 5000)

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("raise ValueError('File \"<a>\", line 1, in ' * 5000 + '(' * 50_000)"))
