# /// esperado
# nota = "La caza pide una ventana de un millón de números."
# unidad = "02_convolve"
# puntos = { counterexample_convolve = 3 }
# ///

# %% counterexample_convolve
def counterexample_convolve():
    return np.ones((4, 500, 500)), np.ones((4, 500, 500)), 1.0
