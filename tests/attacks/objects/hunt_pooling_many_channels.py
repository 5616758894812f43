# /// esperado
# nota = "La caza del pooling, con 10 000 canales."
# unidad = "05_pooling"
# puntos = { counterexample_max_forward = 3 }
# ///

# %% counterexample_max_forward
def counterexample_max_forward():
    return np.ones((1, 10_000, 10, 10)), 2, 1
