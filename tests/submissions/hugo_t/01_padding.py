# /// esperado
# nota = "Recursión: pone un marco de ceros y se llama a sí misma con pad - 1; correcto. Caza acertada, con listas de enteros."
# estado = "ok"
# puntos = { zero_padding = 10, counterexample_padding = 3 }
# pierde = { zero_padding = [], counterexample_padding = [] }
# ///

# %% zero_padding
def zero_padding(X, pad):
    # caso base
    if pad == 0:
        return X.copy()
    N, C, H, W = X.shape
    fila = np.zeros((N, C, 1, W), dtype=X.dtype)
    X = np.concatenate([fila, X, fila], axis=2)
    columna = np.zeros((N, C, H + 2, 1), dtype=X.dtype)
    X = np.concatenate([columna, X, columna], axis=3)
    return zero_padding(X, pad - 1)

# %% counterexample_padding
def counterexample_padding():
    # con listas y enteros también vale
    return ([[[[1, 2, 3]]], [[[4, 5, 6]]]], 2)
