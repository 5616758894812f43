# /// esperado
# nota = "NameError: define `suma` y devuelve `sumas`."
# estado = "ok"
# puntos = { convolve = 0 }
# pierde = { convolve = ["todo"] }
# ///

# %% convolve
def convolve(X, W, b):
    suma = np.sum(X * W)
    suma += b
    return sumas
