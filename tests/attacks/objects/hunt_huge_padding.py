# /// esperado
# nota = "La caza pide un padding de 3000 y otro de 10**18."
# unidad = "03_conv_forward"
# puntos = { counterexample_forward = 3 }
# ///

# %% counterexample_forward
def counterexample_forward():
    return np.ones((1, 1, 4, 4)), np.ones((1, 1, 2, 2)), np.ones(1), 1, 3000
