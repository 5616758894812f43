# /// esperado
# nota = "Modifica la entrada al borrarse un objeto, cuando la función ya terminó."
# unidad = "01_padding"
# puntos = { zero_padding = 9 }
# ///

# %% zero_padding
class Late:
    def __init__(self, X):
        self.X = X

    def __del__(self):
        self.X[...] = 5

def zero_padding(X, pad):
    late = Late(X)
    N, C, H, V = X.shape
    Z = np.zeros((N, C, H + 2 * pad, V + 2 * pad), X.dtype)
    Z[:, :, pad : pad + H, pad : pad + V] = X
    return Z
