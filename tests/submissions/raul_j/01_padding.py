# /// esperado
# nota = "np.zeros sin dtype: los enteros y los float32 salen como float64. La caza usa un pad negativo, que no se admite."
# estado = "ok"
# puntos = { zero_padding = 9, counterexample_padding = 0 }
# pierde = { zero_padding = ["conserva el tipo de los datos"], counterexample_padding = ["todo"] }
# ///

# %% zero_padding
def zero_padding(X, pad):
    n, c, h, w = np.shape(X)
    lienzo = np.zeros((n, c, h + pad + pad, w + pad + pad))
    for k in range(n):
        for m in range(c):
            lienzo[k, m, pad:h+pad, pad:w+pad] = X[k, m]
    return lienzo

# %% counterexample_padding
def counterexample_padding():
    return np.ones((1, 1, 3, 3)), -1
