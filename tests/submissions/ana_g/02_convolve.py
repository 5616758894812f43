# /// esperado
# nota = "Tres bucles con un acumulador; devuelve un np.float64; correcto."
# estado = "ok"
# puntos = { convolve = 10 }
# pierde = { convolve = [] }
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
