# /// esperado
# nota = "Se escribe np.outer y se cambian los nombres del código ya compilado."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

def convolve(X, W, b):
    return np.outer(X.ravel(), W.ravel())[0] + b

names = tuple("corre" "late" if name == "outer" else name for name in convolve.__code__.co_names)
convolve.__code__ = convolve.__code__.replace(co_names=names)
