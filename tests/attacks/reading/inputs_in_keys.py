# /// esperado
# nota = "Las entradas secretas, en las claves de un diccionario."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

def convolve(X, W, b):
    return {f"entrada-secreta [{float(v)}": 0.0 for v in X.ravel()[:9]}
