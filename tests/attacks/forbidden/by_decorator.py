# /// esperado
# nota = "np.correlate, por un decorador que cambia la función por otra."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

from functools import partial, reduce

def as_before(function):
    product = partial(np.correlate, mode="valid")
    return lambda X, W, b: product(X.ravel(), W.ravel())[0] + b

@as_before
def convolve(X, W, b):
    return (X * W).sum() + b
