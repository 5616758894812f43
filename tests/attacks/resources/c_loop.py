# /// esperado
# nota = "Una cuenta en C que no suelta el intérprete: una potencia enorme y una expresión regular explosiva."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    import re
    return float(bool(re.match("(a+)+$", "a" * 60 + "b")))
