# /// esperado
# nota = "np.correlate, con match y un patrón de clase."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

def convolve(X, W, b):
    match np:
        case object(correlate=product):
            return product(X.ravel(), W.ravel())[0] + b
