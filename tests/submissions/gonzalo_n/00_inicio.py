# /// esperado
# nota = "Toma el lote por una sola imagen: devuelve el negativo de la primera, con un eje menos."
# estado = "ok"
# puntos = { negative_image = 2 }
# pierde = { negative_image = ["forma de la salida", "un lote de imágenes en color"] }
# ///

# %% negative_image
def negative_image(X):
    img = X[0]
    return 1.0 - img
