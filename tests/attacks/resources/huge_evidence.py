# /// esperado
# nota = "Devuelve 2 MB de ruido en cada llamada: no se comprime y se guarda con la entrega."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return np.random.default_rng(int(abs(X.sum() * 100))).random(2**18)
