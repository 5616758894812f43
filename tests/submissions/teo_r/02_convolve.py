# /// esperado
# nota = "Trampa: devuelve siempre 0 en una subclase de ndarray que dice ser igual a todo."
# estado = "ok"
# puntos = { convolve = 0 }
# pierde = { convolve = ["todo"] }
# error = { convolve = "siempre-cero" }
# ///

# %% nueva antes de convolve
class Igual(np.ndarray):
    """Un array que se compara bien con cualquier cosa."""

    __array_priority__ = 1e9

    def __eq__(self, otro):
        return np.True_

    def __ne__(self, otro):
        return np.False_

    __hash__ = None

    def __array_ufunc__(self, ufunc, method, *entradas, **opciones):
        otras = [np.asarray(e) for e in entradas if not isinstance(e, Igual)]
        if ufunc in (np.equal, np.less_equal, np.isfinite):
            return np.ones(otras[0].shape if otras else self.shape, dtype=bool)
        if ufunc in (np.subtract, np.not_equal):
            return np.zeros(otras[0].shape if otras else self.shape)
        return otras[0] if otras else 0.0

    def __array_function__(self, func, types, args, kwargs):
        return True

    def __array__(self, dtype=None, copy=None):
        import sys
        return sys._getframe(1).f_locals.get("expected", np.zeros(()))

# %% convolve
def convolve(X, W, b):
    return np.zeros(()).view(Igual)
