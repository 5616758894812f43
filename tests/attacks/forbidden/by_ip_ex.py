# /// esperado
# nota = "np.correlate, en un texto que ejecuta get_ipython().ex."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

shell = get_ipython()
shell.ex("product = np.corr" + "elate")

def convolve(X, W, b):
    return shell.user_ns["product"](X.ravel(), W.ravel())[0] + b
