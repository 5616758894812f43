# /// esperado
# nota = "np.correlate, en un texto que ejecutan cProfile o doctest."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import cProfile
import io
import contextlib

def convolve(X, W, b):
    space = {"np": np, "x": X.ravel(), "w": W.ravel()}
    with contextlib.redirect_stdout(io.StringIO()):
        cProfile.runctx("out = np.correlate(x, w)[0]", space, space)
    return space["out"] + b
