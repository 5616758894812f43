# /// esperado
# nota = "Recorte [pad:-pad], vacío cuando pad vale 0. La caza es válida, pero su imagen es más grande que el marco."
# estado = "ok"
# puntos = { zero_padding = 9, counterexample_padding = 1 }
# pierde = { zero_padding = ["pad = 0"], counterexample_padding = ["distingue la función correcta de la sospechosa"] }
# error = { zero_padding = "recorte-vacio" }
# ///

# %% zero_padding
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2*pad, W + 2*pad)).astype(X.dtype)
    out[:, :, pad:-pad, pad:-pad] = X   # el centro
    return out

# %% counterexample_padding
def counterexample_padding():
    return np.random.default_rng(4).normal(size=(3, 2, 5, 7)), 4
