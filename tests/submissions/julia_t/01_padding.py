# /// esperado
# nota = "Correcta; borró la celda calificada."
# estado = "ok"
# puntos = { zero_padding = 10 }
# pierde = { zero_padding = [] }
# ///

# %% zero_padding
def zero_padding(X, pad):
    bordes = ((0, 0), (0, 0), (pad, pad), (pad, pad))
    return np.pad(X, bordes)

# %% borra check_zero_padding
