# /// esperado
# nota = "Modifica la entrada y np.allclose dice siempre que los arrays siguen iguales."
# unidad = "01_padding"
# puntos = { zero_padding = 2 }
# ///

# %% zero_padding
def zero_padding(X, pad):
    X += 1
    X -= 1
    X.flags.writeable = True
    X[...] = X.dtype.type(0)
    return X

# %% nueva después de zero_padding
np.allclose = lambda *a, **k: True
np.array_equal = lambda *a, **k: True
