# /// esperado
# nota = "Escribe en la entrada; el resultado es correcto."
# estado = "ok"
# puntos = { negative_image = 3 }
# pierde = { negative_image = ["no modifica la entrada"] }
# ///

# %% negative_image
def negative_image(X):
    X *= -1
    X += 1
    return X
