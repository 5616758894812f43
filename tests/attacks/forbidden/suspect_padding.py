# /// esperado
# nota = "Usa de solución la función sospechosa de la caza, que acierta casi siempre."
# unidad = "01_padding"
# puntos = { zero_padding = 1 }
# ///

# %% zero_padding
from grader.pieces import suspect

def zero_padding(X, pad):
    return suspect("counterexample_padding")(X, pad) if pad else X.copy()
