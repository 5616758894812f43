"""Lo que recorre ventanas, con tablas de índices: lo que hace PyTorch, para los argumentos de un estudiante.

Lo usan las piezas, las cazas y las figuras, que se llaman con cualquier entrada. De cada ventana se sabe qué
posiciones del plano ocupa: leer es tomarlas y repartir, contarlas. Todo lanza ``ValueError`` con lo que
PyTorch no admite.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from grader.exercises.arrays import pad, tensor

Step = tuple[np.ndarray, np.ndarray, np.ndarray]


@lru_cache(maxsize=64)
def places(height: int, width: int, f: int, stride: int) -> np.ndarray:
    """Por cada ventana, la posición en el plano de cada una de sus casillas: (I, J, f·f)."""
    if not 1 <= f <= min(height, width) or stride < 1:
        raise ValueError("la ventana no cabe")
    rows, columns = (np.add.outer(np.arange(0, n - f + 1, stride), np.arange(f)) for n in (height, width))
    found = rows[:, None, :, None] * width + columns[:, None]
    return found.reshape(len(rows), len(columns), f * f)


def framed(x: np.ndarray, p: int) -> np.ndarray:
    """``x``, de cuatro ejes, con un marco de ceros."""
    if x.ndim != 4 or p < 0:
        raise ValueError("hacen falta cuatro ejes")
    return pad(tensor(x), (p,) * 4).numpy() if p else x


def seen(x: np.ndarray, f: int, stride: int, padding: int = 0) -> np.ndarray:
    """Las casillas de cada ventana: (N, C, I, J, f·f)."""
    wide = framed(x, padding)
    return wide.reshape(*wide.shape[:2], -1)[:, :, places(*wide.shape[2:], f, stride)]


def spread(given: np.ndarray, shape: Sequence[int], f: int, stride: int, padding: int = 0) -> np.ndarray:
    """La suma de lo que dan las ventanas a cada casilla: de (N, C, I, J, f·f) a ``shape``."""
    height, width = (n + 2 * padding for n in shape[2:])
    where = places(height, width, f, stride)
    if given.shape != (*shape[:2], *where.shape):
        raise ValueError("no hay una ventana para cada valor")
    planes = np.arange(given.shape[0] * given.shape[1])[:, None] * (height * width)
    total = np.bincount((planes + where.ravel()).ravel(), given.ravel(), planes.size * height * width)
    inside = (..., slice(padding, height - padding), slice(padding, width - padding))
    return total.reshape(*shape[:2], height, width)[inside]


def conv2d(
    x: np.ndarray, W: np.ndarray, b: np.ndarray | None, stride: int = 1, padding: int = 0
) -> np.ndarray:
    """La capa convolucional."""
    if W.ndim != 4 or (b is not None and b.shape != W.shape[:1]):
        raise ValueError("los sesgos no son los de los filtros")
    flat = W.reshape(*W.shape[:2], -1)
    found = np.tensordot(seen(x, W.shape[-1], stride, padding), flat, ((1, 4), (1, 2)))
    return np.ascontiguousarray(np.moveaxis(found if b is None else found + b, 3, 1))


def conv2d_input(
    shape: Sequence[int], W: np.ndarray, g: np.ndarray, stride: int = 1, padding: int = 0
) -> np.ndarray:
    """El gradiente respecto a una entrada de forma ``shape``, si respecto a la salida es ``g``."""
    given = np.tensordot(g, W.reshape(*W.shape[:2], -1), ((1,), (0,)))
    return spread(np.moveaxis(given, 3, 1), shape, W.shape[-1], stride, padding)


def conv_step(
    l_O: np.ndarray, rate: float, x: np.ndarray, W: np.ndarray, b: np.ndarray, stride: int, padding: int
) -> Step:
    """El gradiente respecto a la entrada de una capa y sus parámetros tras un paso de descenso."""
    if W.ndim != 4 or b.shape != W.shape[:1]:
        raise ValueError("los sesgos no son los de los filtros")
    dX = conv2d_input(x.shape, W, l_O, stride, padding)
    dW = np.tensordot(l_O, seen(x, W.shape[-1], stride, padding), ((0, 2, 3), (0, 2, 3)))
    return dX, W - rate * dW.reshape(W.shape), b - rate * l_O.sum((0, 2, 3))


def one_window(X: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    """Lo que da un filtro en una sola ventana."""
    if X.shape != W.shape:
        raise ValueError("la ventana no es la del filtro")
    return conv2d(X[None], W[None], np.array([b])).reshape(())


def windows(x: np.ndarray, f: int, stride: int) -> np.ndarray:
    """Las ventanas: (N, C, I, J, f, f)."""
    found = seen(x, f, stride)
    return found.reshape(*found.shape[:4], f, f)


def im2col(x: np.ndarray, f: int, stride: int, padding: int) -> np.ndarray:
    """Una fila por ventana."""
    found = np.moveaxis(seen(x, f, stride, padding), 1, 3)
    return found.reshape(-1, found.shape[3] * f * f)


def col2im(columns: np.ndarray, shape: Sequence[int], f: int, stride: int, padding: int) -> np.ndarray:
    """Lo contrario: las filas, repartidas y sumadas."""
    images, channels, *sides = shape
    room = places(*(n + 2 * padding for n in sides), f, stride).shape[:2]
    if columns.shape != (images * room[0] * room[1], channels * f * f):
        raise ValueError("las columnas no son las de esa forma")
    given = np.moveaxis(columns.reshape(images, *room, channels, f * f), 3, 1)
    return spread(given, shape, f, stride, padding)


def max_pool(x: np.ndarray, f: int, stride: int) -> np.ndarray:
    """El mayor de cada ventana."""
    return seen(x, f, stride).max(-1)


def average_pool(x: np.ndarray, f: int, stride: int) -> np.ndarray:
    """La media de cada ventana."""
    # sumando en orden, como PyTorch: así sale igual hasta el último bit
    return np.add.accumulate(seen(x, f, stride), -1)[..., -1] / f**2


def max_gradient(l_O: np.ndarray, x: np.ndarray, f: int, stride: int) -> np.ndarray:
    """El gradiente respecto a la entrada de :func:`max_pool`: al primer máximo."""
    cells = np.arange(f * f)
    best = seen(x, f, stride).argmax(-1)
    if l_O.shape != best.shape:
        raise ValueError("l_O no tiene la forma de la salida")
    return spread((best[..., None] == cells) * l_O[..., None], x.shape, f, stride)


def average_gradient(l_O: np.ndarray, x: np.ndarray, f: int, stride: int) -> np.ndarray:
    """El gradiente respecto a la entrada de :func:`average_pool`."""
    return spread(np.repeat(l_O[..., None] / f**2, f * f, -1), x.shape, f, stride)
