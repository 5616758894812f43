# /// esperado
# nota = "Pasa los datos a float32 por dentro y devuelve float32."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve

def convolve(X, W, b):
    return np.float32(np.sum(X.astype(np.float32) * W.astype(np.float32)) + np.float32(b))
