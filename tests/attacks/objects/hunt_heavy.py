# /// esperado
# nota = "La caza pide al oráculo la cuenta más cara que admite."
# unidad = "03_conv_forward"
# puntos = { counterexample_forward = 1 }
# ///

# %% counterexample_forward
def counterexample_forward():
    return np.ones((1, 1, 100, 100)), np.ones((100, 1, 10, 10)), np.ones(100), 1, 20
