# /// esperado
# nota = "dX como convolución completa del gradiente dilatado con el filtro rotado y dW como convolución de la entrada; anotaciones de tipo; correcto, también con pad mayor que f - 1 y stride que no divide."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 20, counterexample_backward = 3 }
# pierde = { numerical_gradient = [], conv_backward = [], counterexample_backward = [] }
# ///

# %% numerical_gradient
from collections.abc import Callable


def numerical_gradient(
    f: Callable[[np.ndarray], float], x: np.ndarray, eps: float = 1e-5
) -> np.ndarray:
    """Central differences, one coordinate at a time."""

    def partial(k: int) -> float:
        e = np.zeros(x.size)
        e[k] = eps
        e = e.reshape(x.shape)
        return (f(x + e) - f(x - e)) / (2.0 * eps)

    return np.fromiter((partial(k) for k in range(x.size)), dtype=float).reshape(x.shape)

# %% nueva antes de conv_backward
def dilate(g: np.ndarray, stride: int) -> np.ndarray:
    """Insert stride - 1 zeros between neighbours."""
    n, k, h, w = g.shape
    out = np.zeros((n, k, (h - 1) * stride + 1, (w - 1) * stride + 1))
    out[:, :, ::stride, ::stride] = g
    return out


def windows(x: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    return np.lib.stride_tricks.sliding_window_view(x, size, axis=(2, 3))

# %% conv_backward
def conv_backward(
    l_O: np.ndarray,
    learning_rate: float,
    layer_input: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    stride: int = 1,
    padding: int = 0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradient w.r.t. the input, and parameters after one SGD step."""
    h, w = layer_input.shape[2:]
    f = W.shape[-1]
    g = dilate(l_O, stride)
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))

    # rows and columns the stride never reaches have zero gradient
    missing_h = x.shape[2] - (g.shape[2] + f - 1)
    missing_w = x.shape[3] - (g.shape[3] + f - 1)
    full = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1 + missing_h), (f - 1, f - 1 + missing_w)))
    rotated = W[:, :, ::-1, ::-1]
    dx = np.tensordot(windows(full, (f, f)), rotated, axes=([1, 4, 5], [0, 2, 3]))
    dx = np.moveaxis(dx, -1, 1)[:, :, padding : padding + h, padding : padding + w]

    seen = x[:, :, : g.shape[2] + f - 1, : g.shape[3] + f - 1]
    dw = np.einsum("ncijuv,nkuv->kcij", windows(seen, g.shape[2:]), g)
    db = l_O.sum(axis=(0, 2, 3))
    return dx, W - learning_rate * dw, b - learning_rate * db

# %% counterexample_backward
def counterexample_backward() -> tuple:
    """Two equal images, one window each: only a step between them can tell them apart."""
    x = np.ones((2, 1, 2, 2))
    w = np.full((1, 1, 2, 2), 0.5)
    g = np.ones((2, 1, 1, 1))
    return g, 1.0, x, w, np.zeros(1), 1, 0
