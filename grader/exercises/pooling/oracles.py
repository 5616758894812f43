"""Unidad 05: los oráculos del pooling.

``F.max_pool2d`` da el gradiente al primer máximo; ``torch.amax`` lo reparte entre los empatados, así que no
sirve de oráculo.
"""

from typing import TYPE_CHECKING

import numpy as np

from grader.exercises.autograd import gradients

if TYPE_CHECKING:
    import torch


def tensor(values: np.ndarray) -> "torch.Tensor":
    """``values`` en doble precisión y en memoria propia, también si es de enteros o una vista."""
    import torch

    return torch.from_numpy(np.array(values, float))


def max_pool(x: np.ndarray, f: int, s: int) -> np.ndarray:
    """El máximo de cada ventana."""
    return _pool("max", tensor(x), f, s).numpy()


def average_pool(x: np.ndarray, f: int, s: int) -> np.ndarray:
    """La media de cada ventana."""
    return _pool("avg", tensor(x), f, s).numpy()


def max_gradient(l_O: np.ndarray, layer_input: np.ndarray, f: int, s: int) -> np.ndarray:
    """El gradiente respecto a la entrada de :func:`max_pool`."""
    return _gradient("max", l_O, layer_input, f, s)


def average_gradient(l_O: np.ndarray, layer_input: np.ndarray, f: int, s: int) -> np.ndarray:
    """El gradiente respecto a la entrada de :func:`average_pool`."""
    return _gradient("avg", l_O, layer_input, f, s)


def _pool(kind: str, x: "torch.Tensor", f: int, s: int) -> "torch.Tensor":
    import torch.nn.functional as F

    return {"max": F.max_pool2d, "avg": F.avg_pool2d}[kind](x, f, s)


def _gradient(kind: str, l_O: np.ndarray, layer_input: np.ndarray, f: int, s: int) -> np.ndarray:
    x = tensor(layer_input).requires_grad_()
    return gradients(_pool(kind, x, f, s), (x,), np.array(l_O, float))[0]
