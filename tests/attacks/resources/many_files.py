# /// esperado
# nota = "Crea 5000 archivos y 200 carpetas anidadas en su carpeta de trabajo."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import os
try:
    for number in range(5000):
        open(f"archivo{number}", "w").close()
    os.makedirs("/".join(["hondo"] * 200))
except OSError as error:
    print(type(error).__name__)
