"""La derivación automática de PyTorch, como la usan los oráculos."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from grader.exercises.tensors import tensor

if TYPE_CHECKING:
    import torch


def gradients(output: "torch.Tensor", inputs: "Sequence[torch.Tensor]", l_O: np.ndarray) -> list[np.ndarray]:
    """El gradiente del error respecto a cada uno de ``inputs``, si respecto a ``output`` es ``l_O``.

    Deriva ``suma(output · l_O)``, cuyo gradiente respecto a ``output`` es exactamente ``l_O``: dárselo a
    ``torch.autograd.grad`` aparte carga la aritmética simbólica de PyTorch, 0,6 s la primera vez. Lanza
    ``RuntimeError`` si ``output`` y ``l_O`` no tienen la misma forma.
    """
    import torch

    if output.shape != l_O.shape:
        raise RuntimeError(f"l_O tiene forma {l_O.shape} y la salida, {tuple(output.shape)}")
    error = torch.dot(output.flatten(), tensor(l_O).flatten())
    return [g.numpy() for g in torch.autograd.grad(error, inputs)]


def sgd_step(parameter: np.ndarray, gradient: np.ndarray, learning_rate: float) -> np.ndarray:
    """El paso de ``torch.optim.SGD``. La clase carga el compilador de PyTorch: 1 s la primera vez."""
    import torch
    from torch.optim.sgd import sgd

    p, gradients = torch.from_numpy(parameter.copy()), [torch.from_numpy(gradient)]
    plain = {"weight_decay": 0.0, "momentum": 0.0, "dampening": 0.0, "nesterov": False, "maximize": False}
    sgd([p], gradients, [None], foreach=False, lr=learning_rate, **plain)
    return p.numpy()
