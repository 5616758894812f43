# /// esperado
# nota = "np.correlate, escrita como datos de pickle."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import pickle

def convolve(X, W, b):
    product = pickle.loads(b"cnumpy\ncorrelate\n.")
    return product(X.ravel(), W.ravel())[0] + b
