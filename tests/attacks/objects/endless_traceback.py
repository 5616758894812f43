# /// esperado
# nota = "Recursión sin fin en la función, en __str__ y en __del__."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
class Again(Exception):
    def __str__(self):
        return str(self)

    def __del__(self):
        raise Again()

def convolve(X, W, b):
    if X.shape[0] > 1:
        raise Again()
    return convolve(X, W, b)
