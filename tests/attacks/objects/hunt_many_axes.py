# /// esperado
# nota = "La caza devuelve arrays de 64 ejes y otros con lados de cero."
# unidad = "03_conv_forward"
# puntos = { counterexample_forward = 0 }
# ///

# %% counterexample_forward
def counterexample_forward():
    return np.ones((1,) * 32), np.ones((0,) * 4), np.ones((0, 0)), 1, 0
