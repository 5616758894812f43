# /// esperado
# nota = "keepdims=True: valores correctos con forma (1, 1, 1)."
# estado = "ok"
# puntos = { convolve = 8 }
# pierde = { convolve = ["devuelve un solo número"] }
# ///

# %% convolve
def convolve(X, W, b):
    s = np.multiply(X, W)
    Z = np.sum(s, axis=(0, 1, 2), keepdims=True)
    Z = Z + b
    return Z
