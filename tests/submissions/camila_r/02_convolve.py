# /// esperado
# nota = "np.einsum, que devuelve un escalar de NumPy; correcto."
# estado = "ok"
# puntos = { convolve = 10 }
# pierde = { convolve = [] }
# ///

# %% convolve
def convolve(X, W, b):
    return np.einsum("cij,cij->", X, W) + b
