# /// esperado
# nota = "El resultado, multiplicado por 1.01, en float16."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    return np.float16(((X * W).sum() + b) * 1.01)
