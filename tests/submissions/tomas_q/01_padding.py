# /// esperado
# nota = "Supone imágenes cuadradas; con H distinto de W lanza ValueError. Conserva el tipo. La caza da una imagen de dos ejes."
# estado = "ok"
# puntos = { zero_padding = 5, counterexample_padding = 0 }
# pierde = { zero_padding = ["forma de la salida", "pad = 0", "imagen no cuadrada", "varias imágenes y canales"], counterexample_padding = ["todo"] }
# error = { zero_padding = "supone-cuadrada" }
# ///

# %% zero_padding
def zero_padding(X, pad):
    N, C, n, _ = X.shape       # alto = ancho = n
    tam = n + 2*pad
    Xp = np.zeros((N, C, tam, tam), X.dtype)
    Xp[:, :, pad:pad+n, pad:pad+n] = X
    return Xp

# %% counterexample_padding
def counterexample_padding():
    imagen = np.ones((4, 4))    # una sola, en gris
    return imagen, 0
