# /// esperado
# nota = "Funciones y clases dentro de otras, hasta que ya no se puede leer."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("\n".join(" " * n + "def f():" for n in range(95)) + "\n" + " " * 95 + "pass"))
notebook.cells.append(nbformat.v4.new_code_cell("\n".join(" " * n + "class A:" for n in range(400)) + "\n" + " " * 400 + "pass"))
