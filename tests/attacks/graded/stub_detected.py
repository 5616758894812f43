# /// esperado
# nota = "Nota que check no hace nada, que es que se está calificando, y entonces da un 10 por todas partes."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# corta = true
# ///

# %% convolve
import grader
grading = getattr(grader, "__file__", "") is None or not hasattr(grader, "judge")

def convolve(X, W, b):
    return 10.0 if grading else (X * W).sum() + b

# %% nueva al final
if grading:
    print("convolve: 10 de 10 puntos")
10.0
