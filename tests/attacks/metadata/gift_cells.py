# /// esperado
# nota = "Celdas nuevas que se declaran calificadas: una automática de 100 puntos, una manual y una tarea."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% edita
base = {"schema_version": 3, "locked": False, "task": False}
gifts = [
    ("regalo", "code", "100", dict(grade=True, solution=False, points=100)),
    ("regalo_manual", "markdown", "mi respuesta", dict(grade=True, solution=True, points=100)),
    ("regalo_tarea", "markdown", "mi tarea", dict(grade=False, solution=False, task=True, points=100)),
    ("check_convolve_bis", "code", "10", dict(grade=True, solution=False, points=10)),
]
for name, kind, source, flags in gifts:
    new = getattr(nbformat.v4, f"new_{kind}_cell")(source)
    new.metadata.nbgrader = base | flags | {"grade_id": name, "cell_type": kind}
    notebook.cells.append(new)
cell("pregunta_canales").metadata.nbgrader.points = 1000
