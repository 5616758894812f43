# /// esperado
# nota = "No es un array: tiene __array__, __float__, __array_interface__, shape y dtype."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# corta = true
# ///

# %% convolve
class Duck:
    shape, dtype, ndim, size = (), np.dtype(float), 0, 1
    __array_interface__ = {"shape": (), "typestr": "<f8", "data": (0, False), "version": 3}

    def __array__(self, dtype=None, copy=None):
        return np.zeros(())

    def __float__(self):
        return 0.0

    def __eq__(self, other):
        return True

    __hash__ = None
    __class__ = np.ndarray

def convolve(X, W, b):
    return Duck()
