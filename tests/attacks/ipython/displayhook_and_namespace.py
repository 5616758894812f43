# /// esperado
# nota = "user_ns que miente: un diccionario que da otra función a quien la pide por segunda vez, y Out falso."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
class Namespace(dict):
    def get(self, name, default=None):
        if name == "convolve":
            return lambda X, W, b: 0.0
        return super().get(name, default)

ip = get_ipython()
try:
    ip.user_ns = Namespace(ip.user_ns)
except Exception as error:
    print(type(error).__name__)
Out[1] = _ = __ = 10.0
