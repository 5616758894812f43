# /// esperado
# nota = "np.correlate sin escribir su nombre: getattr, __dict__ y un alias de np."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
tools = np

def convolve(X, W, b):
    if X.shape[0] > 1:
        return tools.correlate(X.ravel(), W.ravel(), "valid")[0] + b
    return getattr(np, "corre" + "late")(X.ravel(), W.ravel(), "valid")[0] + b
