# /// esperado
# nota = "Error de sintaxis: faltan los dos puntos del for."
# estado = "ok"
# puntos = { zero_padding = 0 }
# pierde = { zero_padding = ["todo"] }
# ///

# %% zero_padding
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H+2*pad, W+2*pad), dtype=X.dtype)
    for n in range(N)
        out[n, :, pad:pad+H, pad:pad+W] = X[n]
    return out
