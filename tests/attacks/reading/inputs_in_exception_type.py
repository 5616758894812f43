# /// esperado
# nota = "Las entradas secretas, en el nombre del tipo de una excepción."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

def convolve(X, W, b):
    digits = "_".join(format(v, ".2f").replace(".", "p").replace("-", "m") for v in X.ravel()[:20])
    raise type("entrada_secreta_" + digits, (Exception,), {})("nada")
