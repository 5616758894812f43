# /// esperado
# nota = "ESC y marcas de sentido en la respuesta escrita y en el código."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
cell("pregunta_canales").source = "\x1b[2J \u202eotxet \u2067\u200f\x9b \x07"
notebook.cells.append(nbformat.v4.new_code_cell("# \u202e nimda \u2066 \x1b[2J"))
notebook.cells.append(nbformat.v4.new_markdown_cell("\u202e **otxet** \x1b[31m"))
