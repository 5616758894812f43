"""Unidad 05: los oráculos del pooling y las piezas con las que se escriben sus errores conocidos.

``F.max_pool2d`` da el gradiente al primer máximo; ``torch.amax`` lo reparte entre los empatados, así que no
sirve de oráculo.
"""

from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.autograd import gradients
from grader.remembering import last_kept

Pool = Callable[[np.ndarray, int, int], np.ndarray]
Side = int | tuple[int, int]

STRIDE_NEXT = "La ventana (i, j) empieza en la fila i·stride y en la columna j·stride."


@last_kept
def max_pool(x: np.ndarray, f: Side, s: Side) -> np.ndarray:
    """El máximo de cada ventana."""
    return F.max_pool2d(torch.from_numpy(x), f, s).numpy()


@last_kept
def average_pool(x: np.ndarray, f: Side, s: Side) -> np.ndarray:
    """La media de cada ventana."""
    return F.avg_pool2d(torch.from_numpy(x), f, s).numpy()


@last_kept
def max_gradient(l_O: np.ndarray, layer_input: np.ndarray, f: Side, s: Side) -> np.ndarray:
    """El gradiente respecto a la entrada de :func:`max_pool`."""
    return _gradient(F.max_pool2d, l_O, layer_input, f, s)


@last_kept
def average_gradient(l_O: np.ndarray, layer_input: np.ndarray, f: Side, s: Side) -> np.ndarray:
    """El gradiente respecto a la entrada de :func:`average_pool`."""
    return _gradient(F.avg_pool2d, l_O, layer_input, f, s)


def _gradient(pool: Callable, l_O: np.ndarray, layer_input: np.ndarray, f: Side, s: Side) -> np.ndarray:
    x = torch.from_numpy(layer_input.copy()).requires_grad_()
    return gradients(pool(x, f, s), (x,), l_O)[0]


def sizes(x: np.ndarray, f: int, s: int) -> tuple[int, int]:
    """El alto y el ancho de la salida."""
    return (x.shape[2] - f) // s + 1, (x.shape[3] - f) // s + 1


def spans(n: int, count: int, f: int, s: int) -> torch.Tensor:
    """Qué casillas de un eje de tamaño ``n`` mira cada una de ``count`` ventanas: una fila por ventana."""
    if count < 0:
        raise ValueError("negative")
    offset = torch.arange(n) - s * torch.arange(count)[:, None]
    return (offset >= 0) & (offset < f)


def reduced(pool: Pool, x: np.ndarray, rows: torch.Tensor, columns: torch.Tensor) -> np.ndarray:
    """``pool`` de las ventanas que dan ``rows`` y ``columns`` (de :func:`spans`), cortadas por el borde.

    Con una ventana vacía el máximo falla y la media da NaN, como en NumPy.
    """
    tensor = torch.from_numpy(x)
    if pool is average_pool:
        total = torch.einsum("ncyx,iy,jx->ncij", tensor, rows.double(), columns.double())
        return (total / torch.outer(rows.sum(1), columns.sum(1))).numpy()
    if not (rows.any(1).all() and columns.any(1).all()):
        raise ValueError("zero-size")
    inside = rows[:, None, :, None] & columns[:, None]
    return tensor[:, :, None, None].where(inside, -torch.inf).amax((-2, -1)).numpy()


@last_kept
def windows(x: np.ndarray, f: int, s: int) -> torch.Tensor:
    """Las ventanas de ``x``, una por columna: (N, C, f·f, n_H·n_W)."""
    return F.unfold(torch.from_numpy(x), f, stride=s).unflatten(1, (x.shape[1], f * f))


def spread(parts: torch.Tensor, x: np.ndarray, f: int, s: int) -> np.ndarray:
    """Suma ``parts``, con la forma que da :func:`windows`, en el sitio de cada ventana de ``x``."""
    return F.fold(parts.flatten(1, 2), x.shape[2:], f, stride=s).numpy()


def upstream(l_O: np.ndarray) -> torch.Tensor:
    """``l_O`` con la forma que hace falta para multiplicar lo que da :func:`windows`."""
    return torch.from_numpy(l_O).flatten(2)[:, :, None]


def winners(seen: torch.Tensor) -> torch.Tensor:
    """1 en el primer máximo de cada ventana de ``seen`` y 0 en las demás casillas."""
    return F.one_hot(seen.argmax(2), seen.shape[2]).movedim(-1, 2).double()


def only(axis: int, result: np.ndarray) -> np.ndarray:
    """``result`` con ceros en todo lo que no es el primer elemento de ``axis``."""
    kept = np.zeros_like(result)
    kept[(slice(None),) * axis + (0,)] = result.take(0, axis)
    return kept


def repeated(axis: int, x: np.ndarray) -> np.ndarray:
    """El primer elemento de ``axis``, tantas veces como elementos tiene."""
    return np.repeat(x.take([0], axis), x.shape[axis], axis)
