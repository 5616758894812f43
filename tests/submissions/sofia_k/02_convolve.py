# /// esperado
# nota = "keepdims=True: valores correctos con forma (1, 1, 1). La caza es válida, pero con tres canales las dos dan lo mismo."
# estado = "ok"
# puntos = { convolve = 8, counterexample_convolve = 1 }
# pierde = { convolve = ["devuelve un solo número"], counterexample_convolve = ["distingue la función correcta de la sospechosa"] }
# error = { convolve = "numero-con-tres-ejes" }
# ///

# %% convolve
def convolve(X, W, b):
    s = np.multiply(X, W)
    Z = np.sum(s, axis=(0, 1, 2), keepdims=True)
    Z = Z + b
    return Z

# %% counterexample_convolve
def counterexample_convolve():
    rng = np.random.default_rng(0)
    return rng.normal(size=(3, 5, 5)), rng.normal(size=(3, 5, 5)), 0.0
