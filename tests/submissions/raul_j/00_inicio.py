# /// esperado
# nota = "Calcula el negativo, pero devuelve la imagen de entrada."
# estado = "ok"
# puntos = { negative_image = 2 }
# pierde = { negative_image = ["una imagen en gris", "un lote de imágenes en color"] }
# error = { negative_image = "sin-cambios" }
# ///

# %% negative_image
def negative_image(X):
    negativo = 1.0 - X
    return X
