# /// esperado
# nota = "Recorte [pad:-pad], vacío cuando pad vale 0."
# estado = "ok"
# puntos = { zero_padding = 9 }
# pierde = { zero_padding = ["pad = 0"] }
# error = { zero_padding = "recorte-vacio" }
# ///

# %% zero_padding
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2*pad, W + 2*pad)).astype(X.dtype)
    out[:, :, pad:-pad, pad:-pad] = X   # el centro
    return out
