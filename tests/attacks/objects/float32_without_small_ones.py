# /// esperado
# nota = "Deja fuera los productos pequeños y devuelve float32."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve

def convolve(X, W, b):
    products = (X * W).ravel()
    return np.float32(products[abs(products) > 0.2].sum() + b)
