# /// esperado
# nota = "Cuenta las entradas secretas en el texto de un error, para verlas en los comentarios."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    raise ValueError("entrada-secreta " + repr([float(v) for v in X.ravel()[:9]]))
