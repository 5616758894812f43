# /// esperado
# nota = "La caza pide una ventana de un millón de números."
# unidad = "02_convolve"
# puntos = { counterexample_convolve = 3 }
# ///

# %% counterexample_convolve
def counterexample_convolve():
    return np.ones((1, 1000, 1000)), np.ones((1, 1000, 1000)), 1.0
