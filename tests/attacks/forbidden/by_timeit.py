# /// esperado
# nota = "np.correlate, en un texto que ejecuta timeit."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import timeit
space = {"np": np, "out": [0]}

def convolve(X, W, b):
    space.update(x=X.ravel(), w=W.ravel())
    timeit.timeit("out[0] = np.correlate(x, w)[0]", number=1, globals=space)
    return space["out"][0] + b
