# /// esperado
# nota = "np.correlate, con una expresión en lugar del nombre del módulo."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return (tools := np).correlate(X.ravel(), W.ravel())[0] + [np][0].correlate([0], [0])[0] + b
