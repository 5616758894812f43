# /// esperado
# nota = "1000 puntos en los metadatos de la celda calificada."
# unidad = "01_padding"
# puntos = { zero_padding = 0 }
# aviso = true
# ///

# %% zero_padding
def zero_padding(X, pad):
    return None

# %% puntos check_zero_padding 1000
