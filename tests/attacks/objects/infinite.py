# /// esperado
# nota = "Infinitos de los dos signos y complejos."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
def convolve(X, W, b):
    return (np.inf, -np.inf, complex("nan+infj"))[X.size % 3]
