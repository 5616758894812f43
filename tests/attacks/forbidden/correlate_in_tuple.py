# /// esperado
# nota = "np.correlate, desempaquetada de una tupla y en un bucle."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
product, other = np.correlate, 1
for again in (product,):
    pass

def convolve(X, W, b):
    return again(X.ravel(), W.ravel())[0] + b
