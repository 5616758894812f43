# /// esperado
# nota = "Redondea a tres decimales y devuelve float32, para que se le pida menos."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    return np.float32(round(float((X * W).sum() + b), 3))
