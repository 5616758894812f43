# /// esperado
# nota = "El sesgo dentro de la suma: se suma C·f·f veces."
# estado = "ok"
# puntos = { convolve = 8 }
# pierde = { convolve = ["sesgo"] }
# error = { convolve = "sesgo-dentro" }
# ///

# %% convolve
def convolve(X, W, b):
    prod = X * W
    z = np.sum(prod + b)
    return z
