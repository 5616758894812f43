# /// esperado
# nota = "np.pad con mode='edge': repite el borde en lugar de poner ceros."
# estado = "ok"
# puntos = { zero_padding = 2 }
# pierde = { zero_padding = ["valores, pad = 1", "pad mayor que 1", "pad = 0", "imagen no cuadrada", "varias imágenes y canales", "conserva el tipo de los datos", "no modifica la entrada"] }
# error = { zero_padding = "borde-repetido" }
# ///

# %% zero_padding
def zero_padding(X, pad):
    # copiado de mi proyecto de fotos
    return np.pad(X, ((0,0), (0,0), (pad,pad), (pad,pad)), mode='edge')
