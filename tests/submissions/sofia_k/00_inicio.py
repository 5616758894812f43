# /// esperado
# nota = "Resta a 255, como con las fotos de 8 bits."
# estado = "ok"
# puntos = { negative_image = 2 }
# pierde = { negative_image = ["una imagen en gris", "un lote de imágenes en color"] }
# error = { negative_image = "255-menos" }
# ///

# %% negative_image
def negative_image(X):
    # copiado de mi proyecto de fotos
    return 255 - X
