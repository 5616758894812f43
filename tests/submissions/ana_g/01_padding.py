# /// esperado
# nota = "Cuatro bucles anidados y asignación casilla a casilla; correcto. Caza acertada."
# estado = "ok"
# puntos = { zero_padding = 10, counterexample_padding = 3 }
# pierde = { zero_padding = [], counterexample_padding = [] }
# ///

# %% zero_padding
def zero_padding(X, pad):
    """Añade pad ceros alrededor de cada imagen."""
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    for n in range(N):              # imagenes
        for c in range(C):          # canales
            for i in range(H):      # filas
                for j in range(W):  # columnas
                    X_pad[n, c, i + pad, j + pad] = X[n, c, i, j]
    return X_pad

# %% nueva al final
# prueba mía
prueba = np.arange(6.0).reshape(1, 1, 2, 3)
print(zero_padding(prueba, 1))

# %% counterexample_padding
def counterexample_padding():
    X = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
    return X, 3
