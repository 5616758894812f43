# /// esperado
# nota = "np.float, que NumPy quitó en la versión 1.24: AttributeError en todas las llamadas."
# estado = "ok"
# puntos = { convolve = 0 }
# pierde = { convolve = ["todo"] }
# ///

# %% convolve
def convolve(X, W, b):
    s = np.multiply(X, W)
    return np.float(np.sum(s) + b)
