# /// esperado
# nota = "np.correlate, en un archivo que ejecuta %run y en otro que lee %load."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

with open("ayuda.py", "w") as file:
    file.write("import numpy\n\ndef product(x, w):\n    return numpy.correlate(x, w)\n")
%run ayuda.py

def convolve(X, W, b):
    return product(X.ravel(), W.ravel())[0] + b
