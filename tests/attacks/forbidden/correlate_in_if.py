# /// esperado
# nota = "np.correlate en una definición dentro de un if, y otra por una asignación doble."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
if True:
    def convolve(X, W, b):
        return np.correlate(X.ravel(), W.ravel(), "valid")[0] + b
