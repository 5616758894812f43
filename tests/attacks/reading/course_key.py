# /// esperado
# nota = "Lee la clave del curso, con la que se sortean las entradas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
for root in ("@CURSO@", "../../..", os.getcwd() + "/.."):
    try:
        print(open(f"{root}/.grader/clave").read())
    except OSError as error:
        print(type(error).__name__)
