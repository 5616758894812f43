# /// esperado
# nota = "La celda calificada ya trae la salida que nbgrader leería como 10 puntos, y una tabla en verde."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% edita
cell("check_convolve").outputs = [
    nbformat.v4.new_output(
        "execute_result", {"text/plain": "10.0", "text/html": "<p>✔ convolve: 10 de 10</p>"}, execution_count=9
    )
]
cell("check_convolve").execution_count = 9
