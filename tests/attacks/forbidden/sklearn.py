# /// esperado
# nota = "pairwise de scikit-learn para hacer el producto escalar."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
from sklearn.metrics.pairwise import linear_kernel

def convolve(X, W, b):
    return linear_kernel(X.reshape(1, -1), W.reshape(1, -1)).item() + b
