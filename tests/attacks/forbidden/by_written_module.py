# /// esperado
# nota = "np.correlate, en un módulo que la celda escribe e importa."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

with open("ayuda.py", "w") as file:
    file.write("import numpy\n\ndef product(x, w):\n    return numpy.correlate(x, w)\n")
import ayuda

def convolve(X, W, b):
    return ayuda.product(X.ravel(), W.ravel())[0] + b
