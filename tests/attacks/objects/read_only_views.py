# /// esperado
# nota = "Devuelve vistas de sus argumentos y las cambia en la llamada siguiente."
# unidad = "01_padding"
# puntos = { zero_padding = 3 }
# ///

# %% zero_padding
kept = []

def zero_padding(X, pad):
    for old in kept:
        old[...] = 0
    kept.append(X)
    return X[:]
