"""Los oráculos de las ventanas y las columnas: ``Tensor.unfold``, ``F.unfold`` y ``F.fold`` de PyTorch."""

import numpy as np

from grader.exercises.tensors import tensor


def windows(X: np.ndarray, filter_size: int, stride: int) -> np.ndarray:
    """Las ventanas de ``X`` (N, C, H, W): un array (N, C, H', W', f, f)."""
    return tensor(X).unfold(2, filter_size, stride).unfold(3, filter_size, stride).numpy()


def im2col(layer_input: np.ndarray, filter_size: int, stride: int, padding: int) -> np.ndarray:
    """Las columnas de ``layer_input`` (N, C, H, W): una matriz (N·H'·W', C·f·f).

    ``F.unfold`` da (N, C·f·f, H'·W'): cada ventana, en una columna y con las imágenes aparte.
    """
    import torch.nn.functional as F

    columns = F.unfold(tensor(layer_input).double(), filter_size, padding=padding, stride=stride)
    return columns.transpose(1, 2).flatten(0, 1).numpy()


def col2im(
    columns: np.ndarray, shape: tuple[int, int, int, int], filter_size: int, stride: int, padding: int
) -> np.ndarray:
    """La suma de ``columns`` (N·H'·W', C·f·f) en un array de forma ``shape``, sin el marco."""
    import torch.nn.functional as F

    images = tensor(columns).unflatten(0, (shape[0], -1)).transpose(1, 2)
    return F.fold(images, tuple(shape[2:]), filter_size, padding=padding, stride=stride).numpy()
