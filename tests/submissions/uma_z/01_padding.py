# /// esperado
# nota = "Cambia la forma del array de entrada con X.shape = ...; el resultado es correcto."
# estado = "ok"
# puntos = { zero_padding = 7 }
# pierde = { zero_padding = ["pad = 0", "varias imágenes y canales", "no modifica la entrada"] }
# ///

# %% zero_padding
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X.shape = (N * C, H, W)     # asi solo hay un bucle
    sal = np.zeros((N * C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    for k in range(N * C):
        sal[k, pad:pad + H, pad:pad + W] = X[k]
    return sal.reshape(N, C, H + 2 * pad, W + 2 * pad)
