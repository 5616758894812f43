# /// esperado
# nota = "np.correlate, con copy y __reduce__ en lugar de una llamada."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import copy

class Later:
    def __init__(self, *given):
        self.given = given

    def __reduce_ex__(self, protocol):
        return np.correlate, self.given

def convolve(X, W, b):
    return copy.copy(Later(X.ravel(), W.ravel()))[0] + b
