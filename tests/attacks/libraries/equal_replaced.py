# /// esperado
# nota = "Modifica la entrada y cambia la función de NumPy con la que se nota."
# unidad = "02_convolve"
# puntos = { convolve = 9 }
# ///

# %% convolve
def convolve(X, W, b):
    X *= W
    return X.sum() + b

# %% nueva al final
np.array_equal = lambda *rest, **named: True
np.allclose = lambda *rest, **named: True
