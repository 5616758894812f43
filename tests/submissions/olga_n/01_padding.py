# /// esperado
# nota = "np.pad(X, pad) rellena los cuatro ejes."
# estado = "ok"
# puntos = { zero_padding = 3 }
# pierde = { zero_padding = ["forma de la salida", "valores, pad = 1", "pad mayor que 1", "imagen no cuadrada", "varias imágenes y canales"] }
# error = { zero_padding = "todos-los-ejes" }
# ///

# %% zero_padding
def zero_padding(X, pad):
    # numpy ya lo tiene hecho :)
    return np.pad(X, pad)
