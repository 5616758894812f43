# /// esperado
# nota = "Cambia la forma y el orden de la entrada, sin tocar sus valores."
# unidad = "01_padding"
# puntos = { zero_padding = 9 }
# ///

# %% zero_padding
def zero_padding(X, pad):
    N, C, H, V = X.shape
    Z = np.zeros((N, C, H + 2 * pad, V + 2 * pad), X.dtype)
    Z[:, :, pad : pad + H, pad : pad + V] = X
    X.shape = (X.size,)
    return Z
