# /// esperado
# nota = "Markdown con cien mil corchetes, asteriscos, acentos y tablas sin cerrar."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
for piece in ("[", "*a ", "`", "![a](", "<a ", "> ", "|a", "$x", "- a\n  ", "_a_", "&#", "[a]: b\n", "~~"):
    notebook.cells.append(nbformat.v4.new_markdown_cell(piece * (60_000 // len(piece))))
