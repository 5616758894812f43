# /// esperado
# nota = "Una excepción cuyo texto no se puede escribir en UTF-8: tumbaba la orden entera."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    raise ValueError("\ud800 y nada más")
