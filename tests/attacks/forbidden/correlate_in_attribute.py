# /// esperado
# nota = "np.correlate, guardada como atributo de un objeto propio."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
class Tools:
    pass

tools = Tools()
tools.product = np.correlate

def convolve(X, W, b):
    return tools.product(X.ravel(), W.ravel())[0] + b
