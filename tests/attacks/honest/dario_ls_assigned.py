# /// esperado
# nota = "Guarda en una variable lo que contesta !ls."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
archivos = !ls
primero = !pwd
def convolve(X, W, b):
    return float((X * W).sum()) + b
