"""De NumPy a PyTorch."""

import numpy as np
import torch


def tensor(array: np.ndarray) -> torch.Tensor:
    """El tensor de ``array``: si es de solo lectura, de una copia, porque PyTorch avisa por la pantalla."""
    return torch.from_numpy(array if array.flags.writeable else array.copy())
