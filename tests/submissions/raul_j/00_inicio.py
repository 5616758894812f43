# /// esperado
# nota = "Calcula el negativo, pero devuelve la imagen de entrada."
# estado = "ok"
# puntos = { negative_image = 0 }
# pierde = { negative_image = ["todo"] }
# error = { negative_image = "sin-cambios" }
# ///

# %% negative_image
def negative_image(X):
    negativo = 1.0 - X
    return X
