# /// esperado
# nota = "La caza pide filtros de 50 por 50 con 100 canales."
# unidad = "03_conv_forward"
# puntos = { counterexample_forward = 3 }
# ///

# %% counterexample_forward
def counterexample_forward():
    return np.ones((1, 4, 100, 100)), np.ones((25, 4, 50, 50)), np.ones(25), 1, 0
