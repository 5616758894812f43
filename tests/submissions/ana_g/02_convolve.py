# /// esperado
# nota = "Tres bucles con un acumulador; devuelve un np.float64; correcto. Caza acertada."
# estado = "ok"
# puntos = { convolve = 10, counterexample_convolve = 3 }
# pierde = { convolve = [], counterexample_convolve = [] }
# ///

# %% convolve
def convolve(X, W, b):
    C, f1, f2 = X.shape
    suma = 0
    for c in range(C):
        for i in range(f1):
            for j in range(f2):
                suma = suma + X[c, i, j] * W[c, i, j]
    # el sesgo va al final, una sola vez !!
    suma = suma + b
    return suma

# %% counterexample_convolve
def counterexample_convolve():
    X = np.array([[[1.0, 2.0], [3.0, 4.0]]])
    W = np.array([[[0.0, 1.0], [1.0, 0.0]]])
    return np.repeat(X, 4, axis=0), np.repeat(W, 4, axis=0), 10.0
