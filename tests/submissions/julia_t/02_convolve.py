# /// esperado
# nota = "Correcta; duplicó la celda calificada (mismo grade_id dos veces)."
# estado = "ok"
# puntos = { convolve = 10 }
# pierde = { convolve = [] }
# ///

# %% convolve
def convolve(X, W, b):
    return np.tensordot(X, W, axes=3) + b

# %% duplica check_convolve
