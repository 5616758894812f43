# /// esperado
# nota = "Vectorizada por desplazamientos de la ventana: np.maximum en la ida y una marca de ya repartido en la vuelta; anotaciones de tipo; correcto. Cazas acertadas."
# estado = "ok"
# puntos = { max_pooling_forward = 8, average_pooling_forward = 4, max_pooling_backward = 8, average_pooling_backward = 5, counterexample_max_forward = 3, counterexample_max_backward = 3 }
# pierde = { max_pooling_forward = [], average_pooling_forward = [], max_pooling_backward = [], average_pooling_backward = [], counterexample_max_forward = [], counterexample_max_backward = [] }
# ///

# %% nueva antes de max_pooling_forward
from collections.abc import Iterator


def shifts(shape: tuple[int, ...], size: int, stride: int) -> Iterator[tuple[slice, ...]]:
    """One strided slice per position inside the window."""
    rows = (shape[2] - size) // stride * stride + 1
    cols = (shape[3] - size) // stride * stride + 1
    everything = slice(None)
    for u in range(size):
        for v in range(size):
            yield everything, everything, slice(u, u + rows, stride), slice(v, v + cols, stride)

# %% max_pooling_forward
from functools import reduce


def max_pooling_forward(layer_input: np.ndarray, filter_size: int = 2, stride: int = 2) -> np.ndarray:
    """Largest value of each window."""
    pieces = (layer_input[s] for s in shifts(layer_input.shape, filter_size, stride))
    return reduce(np.maximum, pieces)

# %% average_pooling_forward
def average_pooling_forward(layer_input: np.ndarray, filter_size: int = 2, stride: int = 2) -> np.ndarray:
    """Mean of each window."""
    pieces = [layer_input[s] for s in shifts(layer_input.shape, filter_size, stride)]
    return np.mean(pieces, axis=0)

# %% max_pooling_backward
def max_pooling_backward(
    l_O: np.ndarray, layer_input: np.ndarray, filter_size: int = 2, stride: int = 2
) -> np.ndarray:
    """Gradient w.r.t. the input: the first maximum takes it all."""
    best = max_pooling_forward(layer_input, filter_size, stride)
    pending = np.ones(best.shape, dtype=bool)
    dx = np.zeros_like(layer_input)
    for s in shifts(layer_input.shape, filter_size, stride):
        wins = pending & (layer_input[s] == best)
        dx[s] += np.where(wins, l_O, 0.0)
        pending &= ~wins
    return dx

# %% average_pooling_backward
def average_pooling_backward(
    l_O: np.ndarray, layer_input: np.ndarray, filter_size: int = 2, stride: int = 2
) -> np.ndarray:
    """Gradient w.r.t. the input: everyone takes the same."""
    dx = np.zeros_like(layer_input)
    for s in shifts(layer_input.shape, filter_size, stride):
        dx[s] += l_O
    return dx / filter_size**2

# %% counterexample_max_forward
def counterexample_max_forward() -> tuple[np.ndarray, int, int]:
    return np.tile([0.0, -0.25], (2, 3, 4, 3)), 3, 1

# %% counterexample_max_backward
def counterexample_max_backward() -> tuple[np.ndarray, np.ndarray, int, int]:
    return np.ones((1, 1, 2, 2)), np.ones((1, 1, 4, 4)), 2, 2
