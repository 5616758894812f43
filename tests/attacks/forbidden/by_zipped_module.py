# /// esperado
# nota = "np.correlate, en un módulo dentro de un zip que se añade a sys.path."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import sys
import zipfile
with zipfile.ZipFile("ayuda.zip", "w") as archive:
    archive.writestr("ayuda.py", "import numpy\nproduct = getattr(numpy, 'correl' + 'ate')\n")
sys.path.append("ayuda.zip")
import ayuda

def convolve(X, W, b):
    return ayuda.product(X.ravel(), W.ravel())[0] + b
