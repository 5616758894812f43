# /// esperado
# nota = "Un solo valor que NumPy extendería a la forma esperada."
# unidad = "01_padding"
# puntos = { zero_padding = 2 }
# ///

# %% zero_padding
def zero_padding(X, pad):
    return np.zeros((1, 1, 1, 1), dtype=X.dtype)
