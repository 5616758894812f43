# /// esperado
# nota = "Devuelve el entero más cercano, en int8 y en bool."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    value = float((X * W).sum() + b)
    return np.bool_(value) if abs(value) < 1 else np.int8(np.clip(round(value), -127, 127))
