# /// esperado
# nota = "Excepciones cuyo __str__ falla, tarda, devuelve 50 MB o no devuelve texto."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
import time

class Nasty(Exception):
    def __str__(self):
        kind = self.args[0] % 4
        if kind == 0:
            raise Nasty(1)
        if kind == 1:
            return "x" * (50 * 2**20)
        if kind == 2:
            time.sleep(1)
            return "\ud800 \x00 \x1b[2J"
        return 3

def convolve(X, W, b):
    raise Nasty(X.size)
