"""Convoluciones de SciPy."""

import numpy as np


def correlate2d(image, kernel, mode="full"):
    """La correlación cruzada, solo donde el kernel cabe entero."""
    if mode != "valid":
        raise NotImplementedError(mode)
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("hwij,ij->hw", windows, kernel)
