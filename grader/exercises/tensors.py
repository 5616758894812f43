"""De NumPy a PyTorch, que se carga al usarlo: solo lo necesitan los oráculos."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch


def tensor(array: np.ndarray) -> "torch.Tensor":
    """El tensor de ``array``: si es de solo lectura, de una copia, porque PyTorch avisa por la pantalla."""
    import torch

    return torch.from_numpy(array if array.flags.writeable else array.copy())
