# /// esperado
# nota = "np.correlate dentro de un texto que se ejecuta con exec."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
exec("def convolve(X, W, b):\n    return np.correlate(X.ravel(), W.ravel(), 'valid')[0] + b")
