# /// esperado
# nota = "La función en C, buscada entre todo lo que hay en la memoria."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import gc
found = [o for o in gc.get_objects() if getattr(o, "__name__", "") in ("correlate", "correlate2")]
found += [v for o in gc.get_objects() if isinstance(o, dict) for k, v in list(o.items()) if k in ("correlate", "correlate2")]

def convolve(X, W, b):
    for product in found:
        try:
            return product(X.ravel(), W.ravel(), 0)[0] + b
        except TypeError:
            pass
