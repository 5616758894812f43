# /// esperado
# nota = "Cambia np.copy y copy.deepcopy para que la copia de la entrada sea ella misma."
# unidad = "01_padding"
# puntos = { zero_padding = 9 }
# ///

# %% zero_padding
import copy
copy.deepcopy = copy.copy = lambda value, *a: value
np.copy = lambda value, *a, **k: value

def zero_padding(X, pad):
    N, C, H, V = X.shape
    Z = np.zeros((N, C, H + 2 * pad, V + 2 * pad), X.dtype)
    Z[:, :, pad : pad + H, pad : pad + V] = X
    X *= 0
    return Z
