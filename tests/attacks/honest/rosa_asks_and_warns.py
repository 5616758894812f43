# /// esperado
# nota = "input() con valor por omisión, avisos de NumPy en la función, %matplotlib notebook y una celda con un error de sintaxis."
# unidad = "01_padding"
# estado = "ok"
# puntos = { zero_padding = 10, counterexample_padding = 3 }
# ///

# %% nueva después de importaciones
import warnings
try:
    ancho = int(input("ancho: "))
except (EOFError, ValueError, Exception):
    ancho = 1
%matplotlib inline

# %% zero_padding
def zero_padding(X, pad):
    np.array([1.0]) / 0
    warnings.warn("esto avisa en cada llamada", DeprecationWarning)
    N, C, H, W = X.shape
    salida = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    salida[:, :, pad : pad + H, pad : pad + W] = X
    return salida

# %% counterexample_padding
def counterexample_padding():
    return np.ones((1, 1, 2, 2)), 3

# %% nueva al final
print("me falta un paréntesis"
