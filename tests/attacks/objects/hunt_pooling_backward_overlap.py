# /// esperado
# nota = "La caza del pooling hacia atrás, con ventanas de 100 que se solapan."
# unidad = "05_pooling"
# puntos = { counterexample_max_backward = 3 }
# ///

# %% counterexample_max_backward
def counterexample_max_backward():
    return np.ones((1, 1, 101, 101)), np.ones((1, 1, 200, 200)), 100, 1
