# /// esperado
# nota = "X *= W escribe en la entrada; el valor es correcto."
# estado = "ok"
# puntos = { convolve = 9 }
# pierde = { convolve = ["no modifica la entrada"] }
# ///

# %% convolve
def convolve(X, W, b):
    X *= W
    return X.sum() + b
