# /// esperado
# nota = "np.correlate en una celda que solo IPython entiende: con una magia dentro de una asignación."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
name = %pwd

def convolve(X, W, b):
    return np.correlate(X.ravel(), W.ravel(), "valid")[0] + b
