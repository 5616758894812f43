# /// esperado
# nota = "np.correlate, en una lista a la que se añade."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

box = []
box.append(np.correlate)

def convolve(X, W, b):
    return box[0](X.ravel(), W.ravel())[0] + b
