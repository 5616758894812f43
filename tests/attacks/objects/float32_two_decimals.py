# /// esperado
# nota = "Redondea a dos decimales y devuelve float32."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    return np.float32(np.round((X * W).sum() + b, 2))
