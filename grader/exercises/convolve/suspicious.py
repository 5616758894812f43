"""La función sospechosa de la caza de la unidad 02."""

import numpy as np

from grader.exercises import tables


def at_most_three_channels(X: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    """``convolve`` de quien solo ha visto fotos: rojo, verde y azul, y lo que venga detrás no cuenta."""
    return tables.one_window(X[:3], W[:3], b)
