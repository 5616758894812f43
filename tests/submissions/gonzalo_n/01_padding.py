# /// esperado
# nota = "Cambió el nombre de la función: zero_padding no existe."
# estado = "ok"
# puntos = { zero_padding = 0 }
# pierde = { zero_padding = ["todo"] }
# ///

# %% zero_padding
def padding_ceros(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))

# %% nueva al final
padding_ceros(np.ones((1, 1, 2, 2)), 1)
