# /// esperado
# nota = "Gana una caza con una entrada cuyo resultado no es finito: NaN no es igual a NaN."
# unidad = "02_convolve"
# puntos = { counterexample_convolve = 0 }
# ///

# %% counterexample_convolve
def counterexample_convolve():
    return np.array([[[0.0]], [[0.0]], [[1e308]], [[-1e308]]]), np.full((4, 1, 1), 10.0), 0.0
