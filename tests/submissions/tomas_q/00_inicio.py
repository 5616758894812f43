# /// esperado
# nota = "Resta al revés."
# estado = "ok"
# puntos = { negative_image = 2 }
# pierde = { negative_image = ["una imagen en gris", "un lote de imágenes en color"] }
# error = { negative_image = "resta-al-reves" }
# ///

# %% negative_image
def negative_image(X):
    return X - 1
