# /// esperado
# nota = "Cien celdas que enseñan cada una 200 kB de HTML de ruido."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
code = "from IPython.display import HTML\nimport os\nHTML('<p>' + os.urandom(95_000).hex())"
notebook.cells += [nbformat.v4.new_code_cell(code) for _ in range(100)]
