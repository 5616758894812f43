# /// esperado
# nota = "Redondeado a tres decimales, en complex64 y clongdouble."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    value = round(float((X * W).sum() + b), 3)
    return np.complex64(value) if b else np.clongdouble(value)
