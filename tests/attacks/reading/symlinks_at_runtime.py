# /// esperado
# nota = "Crea enlaces en su carpeta de trabajo hacia el curso y los deja puestos con el nombre de un resultado."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
for target in ("@CURSO@/.grader/clave", "@CURSO@/solutions/02_convolve/convolve.ipynb", "@CASA@/notas.txt"):
    for name in ("salida.txt", "graded.ipynb", "convolve.ipynb", "../graded.ipynb"):
        try:
            os.symlink(target, name + os.path.basename(target))
            os.link(target, "copia_" + os.path.basename(target))
        except OSError as error:
            print(type(error).__name__)
    try:
        print(open("salida.txt" + os.path.basename(target)).read()[-4000:])
    except OSError as error:
        print(type(error).__name__)
