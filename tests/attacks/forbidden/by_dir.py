# /// esperado
# nota = "np.correlate, la séptima de las que empiezan por «co» en dir(np)."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

names = [n for n in dir(np) if n[:3] == "cor" and n[-1] == "e"]

def convolve(X, W, b):
    return getattr(np, names[0])(X.ravel(), W.ravel())[0] + b
