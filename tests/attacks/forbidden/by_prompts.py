# /// esperado
# nota = "np.correlate, en una celda con los >>> de una consola."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

>>> def convolve(X, W, b):
...     return np.correlate(X.ravel(), W.ravel())[0] + b
