# /// esperado
# nota = "Supone imágenes cuadradas; con H distinto de W lanza ValueError. Conserva el tipo."
# estado = "ok"
# puntos = { zero_padding = 7 }
# pierde = { zero_padding = ["forma de la salida", "imagen no cuadrada"] }
# ///

# %% zero_padding
def zero_padding(X, pad):
    N, C, n, _ = X.shape       # alto = ancho = n
    tam = n + 2*pad
    Xp = np.zeros((N, C, tam, tam), X.dtype)
    Xp[:, :, pad:pad+n, pad:pad+n] = X
    return Xp
