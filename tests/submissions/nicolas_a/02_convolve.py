# /// esperado
# nota = "Función decorada, sin functools.wraps; correcta."
# estado = "ok"
# puntos = { convolve = 10 }
# pierde = { convolve = [] }
# ///

# %% nueva antes de convolve
import time

def cronometro(func):
    def envoltura(*args, **kwargs):
        t0 = time.perf_counter()
        r = func(*args, **kwargs)
        print(f"tardó {(time.perf_counter() - t0)*1e6:.1f} µs")
        return r
    return envoltura

# %% convolve
@cronometro
def convolve(X, W, b):
    s = X * W
    return np.sum(s) + b
