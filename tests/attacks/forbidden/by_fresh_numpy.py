# /// esperado
# nota = "np.correlate, de un NumPy que se vuelve a importar entero."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import importlib
import sys
kept = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "numpy"}
try:
    fresh = importlib.import_module("numpy")
except BaseException:
    fresh = None
sys.modules.update(kept)

def convolve(X, W, b):
    return fresh.correlate(X.ravel(), W.ravel())[0] + b
