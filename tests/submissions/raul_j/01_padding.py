# /// esperado
# nota = "np.zeros sin dtype: los enteros y los float32 salen como float64."
# estado = "ok"
# puntos = { zero_padding = 9 }
# pierde = { zero_padding = ["conserva el tipo de los datos"] }
# ///

# %% zero_padding
def zero_padding(X, pad):
    n, c, h, w = np.shape(X)
    lienzo = np.zeros((n, c, h + pad + pad, w + pad + pad))
    for k in range(n):
        for m in range(c):
            lienzo[k, m, pad:h+pad, pad:w+pad] = X[k, m]
    return lienzo
