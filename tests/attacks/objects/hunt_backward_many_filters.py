# /// esperado
# nota = "La caza de la retropropagación, con 2500 filtros."
# unidad = "04_conv_backward"
# puntos = { counterexample_backward = 3 }
# ///

# %% counterexample_backward
def counterexample_backward():
    return np.ones((1, 2500, 100, 100)), 0.1, np.ones((1, 1, 100, 100)), np.ones((2500, 1, 1, 1)), np.ones(2500), 1, 0
