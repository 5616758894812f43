# /// esperado
# nota = "Una subclase de ndarray que dice ser igual a todo."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
class Same(np.ndarray):
    __array_priority__ = 1e9
    __hash__ = None

    def __eq__(self, other):
        return np.True_

    def __ne__(self, other):
        return np.False_

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        return np.True_

    def __array_function__(self, func, types, args, kwargs):
        return True

def convolve(X, W, b):
    return np.zeros(()).view(Same)
