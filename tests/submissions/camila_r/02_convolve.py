# /// esperado
# nota = "np.einsum, que devuelve un escalar de NumPy; correcto. La caza es válida, pero con un solo canal no se nota."
# estado = "ok"
# puntos = { convolve = 10, counterexample_convolve = 1 }
# pierde = { convolve = [], counterexample_convolve = ["distingue la función correcta de la sospechosa"] }
# ///

# %% convolve
def convolve(X, W, b):
    return np.einsum("cij,cij->", X, W) + b

# %% counterexample_convolve
def counterexample_convolve():
    # un canal y un filtro de 1×1: hay un solo producto
    return np.array([[[2.0]]]), np.array([[[3.0]]]), 5.0
