# /// esperado
# nota = "La caza pide 2500 filtros a la vez: al juez le costaba 1.7 GB."
# unidad = "03_conv_forward"
# puntos = { counterexample_forward = 3 }
# ///

# %% counterexample_forward
def counterexample_forward():
    return np.ones((1, 1, 100, 100)), np.ones((2500, 1, 1, 1)), np.ones(2500), 1, 20
