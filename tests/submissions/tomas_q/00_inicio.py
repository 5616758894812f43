# /// esperado
# nota = "Resta al revés."
# estado = "ok"
# puntos = { negative_image = 0 }
# pierde = { negative_image = ["todo"] }
# error = { negative_image = "resta-al-reves" }
# ///

# %% negative_image
def negative_image(X):
    return X - 1
