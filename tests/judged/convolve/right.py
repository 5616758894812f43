# %% np.sum
def convolve(X, W, b):
    return np.sum(X * W) + b


# %% Tres bucles
def convolve(X, W, b):
    C, f, _ = X.shape
    total = 0.0
    for c in range(C):
        for i in range(f):
            for j in range(f):
                total += X[c, i, j] * W[c, i, j]
    return total + b


# %% El acumulador empieza en el sesgo
def convolve(X, W, b):
    total = b
    for x, w in zip(X.ravel(), W.ravel()):
        total = total + x * w
    return total


# %% einsum
def convolve(X, W, b):
    return np.einsum("ijk,ijk", X, W) + b


# %% tensordot, que da un array sin ejes
def convolve(X, W, b):
    return np.tensordot(X, W, axes=3) + b


# %% np.vdot
def convolve(X, W, b):
    return np.vdot(X, W) + b


# %% Vectores y @
def convolve(X, W, b):
    return X.reshape(-1) @ W.reshape(-1) + b


# %% Traza del producto con el filtro transpuesto
def convolve(X, W, b):
    return sum(np.trace(x @ w.T) for x, w in zip(X, W)) + b


# %% .item() de un array con tres ejes
def convolve(X, W, b):
    s = np.multiply(X, W)
    Z = np.sum(s, keepdims=True)
    return Z.item() + float(b)


# %% float de Python
def convolve(X, W, b):
    return float(np.sum(X * W) + b)


# %% Array sin ejes
def convolve(X, W, b):
    Z = np.zeros(())
    Z += np.sum(X * W)
    Z += b
    return Z


# %% Recursiva
def convolve(X, W, b):
    if X.ndim == 0:
        return X * W + b
    return sum(convolve(x, w, 0) for x, w in zip(X, W)) + b


# %% Una suma detrás de otra
def convolve(X, W, b):
    return (X * W).sum(axis=2).sum(axis=1).sum(axis=0) + b


# %% Comprensión
def convolve(X, W, b):
    C, f, g = X.shape
    return sum([X[c, i, j] * W[c, i, j] for c in range(C) for i in range(f) for j in range(g)]) + b


# %% math.fsum y otros nombres
import math


def convolve(ventana, filtro, sesgo):
    productos = (ventana * filtro).tolist()
    return math.fsum(v for canal in productos for fila in canal for v in fila) + sesgo


# %% Precisión simple
def convolve(X, W, b):
    return np.sum(X.astype(np.float32) * W.astype(np.float32)) + np.float32(b)


# %% np.vdot, que aplana por su cuenta
def convolve(X, W, b):
    return np.vdot(X, W) + b


# %% Multiplica en la ventana y la deja como estaba
def convolve(X, W, b):
    guardado = X.copy()
    X *= W
    total = X.sum()
    X[...] = guardado
    return total + b


# %% Una clase que guarda lo último
class Conv:
    """Guarda la ventana para después."""

    ultima = None

    def __call__(self, X, W, b=0.0):
        self.ultima = X
        print("ventana", X.shape)
        return np.add.reduce(X * W, axis=None) + b


convolve = Conv()


# %% functools.partial
from functools import partial


def _suma(op, X, W, b):
    return op(X * W) + b


convolve = partial(_suma, np.sum)


# %% Tipos y aserciones
def convolve(X: np.ndarray, W: np.ndarray, b: float) -> float:
    assert X.shape == W.shape
    assert X.ndim == 3
    return np.float64(np.inner(X.flatten(), W.flatten()) + b)
