# /// esperado
# nota = "Usa de solución la función sospechosa de la caza, que acierta casi siempre."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
from grader.pieces import suspect

sospechosa = suspect("counterexample_convolve")

def convolve(X, W, b):
    return sospechosa(X, W, 0.0) + b
