# /// esperado
# nota = "Redondea a un decimal y devuelve float16."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    return np.float16(np.round((X * W).sum() + b, 1))
