# /// esperado
# nota = "Tres celdas con el grade_id de la solución, la última como celda calificada."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% duplica convolve

# %% duplica convolve

# %% edita
twins = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "convolve"]
twins[-1].metadata.nbgrader.update(grade=True, solution=False, points=10)
twins[-1].source = "10"
