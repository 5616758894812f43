# /// esperado
# nota = "np.correlate, en un texto que ejecuta IPython."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
get_ipython().run_cell(
    "def convolve(X, W, b):\n    return np.corr"
    "elate(X.ravel(), W.ravel())[0] + b"
)
