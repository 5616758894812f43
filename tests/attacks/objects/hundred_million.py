# /// esperado
# nota = "Resultados de cien millones de elementos, reales y con strides 0."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    if X.shape[0] > 1:
        return np.broadcast_to(np.float64(1.0), (10**4, 10**5))
    return np.zeros(10**8)
