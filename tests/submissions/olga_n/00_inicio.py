# /// esperado
# nota = "Cambia el signo en lugar de restar a 1."
# estado = "ok"
# puntos = { negative_image = 2 }
# pierde = { negative_image = ["una imagen en gris", "un lote de imágenes en color"] }
# error = { negative_image = "cambio-de-signo" }
# ///

# %% negative_image
def negative_image(X):
    # lo contrario de un numero es -numero
    return X * -1
