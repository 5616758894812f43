# /// esperado
# nota = "np.correlate, con pkgutil.resolve_name."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

from pkgutil import resolve_name

def convolve(X, W, b):
    return resolve_name("numpy:correlate")(X.ravel(), W.ravel())[0] + b
