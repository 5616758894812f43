# /// esperado
# nota = "Deja un .pth y un módulo en site-packages y en el repositorio del corrector."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% nueva al final
import os
for folder in ("@SITIO@", os.path.dirname(os.path.dirname(np.__file__)), "@REPO@/grader", os.path.dirname(np.__file__)):
    for name in ("@CANARIO@.pth", "@CANARIO@.txt"):
        try:
            with open(f"{folder}/{name}", "w") as file:
                file.write("# @CANARIO@\n")
            print("escrito")
        except OSError as error:
            print(type(error).__name__)
