# /// esperado
# nota = "El módulo en C de NumPy, cargado otra vez desde su archivo."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import importlib.util
import sys
try:
    where = sys.modules["numpy._core._multiarray_umath"].__file__
    spec = importlib.util.spec_from_file_location("numpy._core._multiarray_umath", where)
    again = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(again)
except BaseException as error:
    again = None
    print(type(error).__name__)

def convolve(X, W, b):
    return again.correlate(X.ravel(), W.ravel(), 0)[0] + b
