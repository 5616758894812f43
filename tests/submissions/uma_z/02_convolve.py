# /// esperado
# nota = "X *= W escribe en la entrada; el valor es correcto. La caza olvida el eje de los canales."
# estado = "ok"
# puntos = { convolve = 9, counterexample_convolve = 0 }
# pierde = { convolve = ["no modifica la entrada"], counterexample_convolve = ["todo"] }
# ///

# %% convolve
def convolve(X, W, b):
    X *= W
    return X.sum() + b

# %% counterexample_convolve
def counterexample_convolve():
    return np.ones((3, 3)), np.ones((3, 3)), 1.0
