# /// esperado
# nota = "La celda calificada, borrada."
# unidad = "01_padding"
# puntos = { zero_padding = 0 }
# aviso = true
# ///

# %% zero_padding
def zero_padding(X, pad):
    return None

# %% borra check_zero_padding
