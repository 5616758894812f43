# /// esperado
# nota = "El código compilado, como datos de marshal."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import marshal
import types
code = marshal.dumps(compile("np.correlate(x, w)[0]", "", "eval"))

def convolve(X, W, b):
    return eval(marshal.loads(code), {"np": np, "x": X.ravel(), "w": W.ravel()}) + b
