# /// esperado
# nota = "np.correlate, en una celda con una llamada sin paréntesis."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

;print hola
,print hola mundo
def convolve(X, W, b):
    return np.correlate(X.ravel(), W.ravel())[0] + b
