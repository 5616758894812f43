# /// esperado
# nota = "Devuelve tuplas de cien mil números."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return tuple(np.random.default_rng().random(100_000).tolist())
