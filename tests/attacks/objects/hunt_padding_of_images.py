# /// esperado
# nota = "La caza rellena con 400 píxeles un lote de diez mil imágenes."
# unidad = "01_padding"
# puntos = { counterexample_padding = 3 }
# ///

# %% counterexample_padding
def counterexample_padding():
    return np.ones((10_000, 1, 1, 1)), 400
