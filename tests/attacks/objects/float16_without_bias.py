# /// esperado
# nota = "Sin el sesgo cuando es pequeño, en float16."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    return np.float16((X * W).sum() + (b if abs(b) > 0.05 else 0))
