# /// esperado
# nota = "Resta a 255, como con las fotos de 8 bits."
# estado = "ok"
# puntos = { negative_image = 0 }
# pierde = { negative_image = ["todo"] }
# error = { negative_image = "255-menos" }
# ///

# %% negative_image
def negative_image(X):
    # copiado de mi proyecto de fotos
    return 255 - X
