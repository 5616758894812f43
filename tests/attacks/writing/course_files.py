# /// esperado
# nota = "Cambia la solución, el cuaderno publicado, la configuración y la clave del curso."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
for name in ("solutions/02_convolve/@CANARIO@", "notebooks/02_convolve/@CANARIO@", "nbgrader_config.py", ".grader/clave"):
    for root in ("@CURSO@", "../../.."):
        try:
            with open(f"{root}/{name}", "a") as file:
                file.write("\n# @CANARIO@\n")
            print("escrito")
        except OSError as error:
            print(type(error).__name__)
