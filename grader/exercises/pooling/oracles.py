"""Unidad 05: los oráculos del pooling.

``F.max_pool2d`` da el gradiente al primer máximo; ``torch.amax`` lo reparte entre los empatados, así que no
sirve de oráculo.
"""

from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.autograd import gradients


def tensor(values: np.ndarray) -> torch.Tensor:
    """``values`` en doble precisión y en memoria propia, también si es de enteros o una vista."""
    return torch.from_numpy(np.array(values, float))


def max_pool(x: np.ndarray, f: int, s: int) -> np.ndarray:
    """El máximo de cada ventana."""
    return F.max_pool2d(tensor(x), f, s).numpy()


def average_pool(x: np.ndarray, f: int, s: int) -> np.ndarray:
    """La media de cada ventana."""
    return F.avg_pool2d(tensor(x), f, s).numpy()


def max_gradient(l_O: np.ndarray, layer_input: np.ndarray, f: int, s: int) -> np.ndarray:
    """El gradiente respecto a la entrada de :func:`max_pool`."""
    return _gradient(F.max_pool2d, l_O, layer_input, f, s)


def average_gradient(l_O: np.ndarray, layer_input: np.ndarray, f: int, s: int) -> np.ndarray:
    """El gradiente respecto a la entrada de :func:`average_pool`."""
    return _gradient(F.avg_pool2d, l_O, layer_input, f, s)


def _gradient(pool: Callable, l_O: np.ndarray, layer_input: np.ndarray, f: int, s: int) -> np.ndarray:
    x = tensor(layer_input).requires_grad_()
    return gradients(pool(x, f, s), (x,), np.array(l_O, float))[0]
