# /// esperado
# nota = "Salidas con cien mil secuencias de color, enlaces y mensajes con miles de comillas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
notebook.cells.append(nbformat.v4.new_code_cell("print('\\x1b[31m\\x1b[' * 40_000)\nprint('http://a.' * 20_000)\nprint('<' * 100_000)"))
