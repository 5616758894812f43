# /// esperado
# nota = "Arrays de objetos con comparaciones propias, de textos, de fechas y estructurados."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
class Yes:
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__, __hash__ = __sub__, None

def convolve(X, W, b):
    kinds = [
        np.array([Yes()], dtype=object).reshape(()),
        np.array("10.0"),
        np.datetime64("now"),
        np.zeros((), dtype=[("a", float)]),
        np.void(b"10.0"),
    ]
    return kinds[X.size % len(kinds)]
