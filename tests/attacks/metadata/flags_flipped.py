# /// esperado
# nota = "grade, solution y locked cambiados en la solución, la celda calificada y la respuesta escrita."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% edita
for name in ("convolve", "check_convolve", "pregunta_canales"):
    flags = cell(name).metadata.nbgrader
    flags.grade, flags.solution, flags.locked = not flags.grade, not flags.solution, not flags.locked
    flags.points = 10
