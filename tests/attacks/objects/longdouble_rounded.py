# /// esperado
# nota = "Redondeado a tres decimales, en longdouble."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    return np.longdouble(round(float((X * W).sum() + b), 3))
