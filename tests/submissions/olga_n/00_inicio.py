# /// esperado
# nota = "Cambia el signo en lugar de restar a 1."
# estado = "ok"
# puntos = { negative_image = 0 }
# pierde = { negative_image = ["todo"] }
# error = { negative_image = "cambio-de-signo" }
# ///

# %% negative_image
def negative_image(X):
    # lo contrario de un numero es -numero
    return X * -1
