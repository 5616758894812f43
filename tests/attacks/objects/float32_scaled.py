# /// esperado
# nota = "El resultado, multiplicado por 1.0005, en float32."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    return np.float32(((X * W).sum() + b) * 1.0005)
