# /// esperado
# nota = "np.correlate, con importlib.import_module y __import__."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import importlib

def convolve(X, W, b):
    tools = importlib.import_module("numpy") if b else __import__("numpy")
    return tools.correlate(X.ravel(), W.ravel())[0] + b
