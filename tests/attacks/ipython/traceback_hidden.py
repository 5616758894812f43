# /// esperado
# nota = "showtraceback y set_custom_exc: ningún error se ve, y en su lugar sale un 10."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva después de importaciones
ip = get_ipython()

def hide(self, etype, value, tb, tb_offset=None):
    print("10.0")
    return []

ip.set_custom_exc((BaseException,), hide)
type(ip).showtraceback = lambda self, *a, **k: self.displayhook(10.0)
type(ip)._showtraceback = lambda self, *a, **k: self.displayhook(10.0)
type(ip).showsyntaxerror = lambda self, *a, **k: self.displayhook(10.0)

# %% convolve
def convolve(X, W, b):
    raise AssertionError("nadie ve esto")
