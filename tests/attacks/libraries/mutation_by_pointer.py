# /// esperado
# nota = "Modifica la entrada por su dirección, sin que NumPy lo sepa."
# unidad = "01_padding"
# puntos = { zero_padding = 9 }
# ///

# %% zero_padding
import ctypes

def zero_padding(X, pad):
    N, C, H, V = X.shape
    Z = np.zeros((N, C, H + 2 * pad, V + 2 * pad), X.dtype)
    Z[:, :, pad : pad + H, pad : pad + V] = X
    ctypes.memset(X.ctypes.data, 1, X.nbytes)
    return Z
