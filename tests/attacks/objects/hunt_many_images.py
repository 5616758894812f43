# /// esperado
# nota = "La caza pide un lote de 2500 imágenes con 100 filtros."
# unidad = "03_conv_forward"
# puntos = { counterexample_forward = 3 }
# ///

# %% counterexample_forward
def counterexample_forward():
    return np.ones((2500, 1, 2, 2)), np.ones((100, 1, 1, 1)), np.ones(100), 1, 20
