# /// esperado
# nota = "La caza devuelve enteros de mil cifras donde van el paso y el padding."
# unidad = "03_conv_forward"
# puntos = { counterexample_forward = 3 }
# ///

# %% counterexample_forward
def counterexample_forward():
    return np.ones((1, 1, 4, 4)), np.ones((1, 1, 2, 2)), np.ones(1), 10**1000, 10**4000
