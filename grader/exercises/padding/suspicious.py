"""La función sospechosa de la caza de la unidad 01."""

import numpy as np


def frame_from_the_image(X: np.ndarray, pad: int) -> np.ndarray:
    """``zero_padding`` de quien saca los ceros de la imagen: toma ``pad`` filas y las multiplica por 0.

    De una imagen con menos de ``pad`` filas o columnas salen menos ceros, y el marco queda estrecho.
    """
    rows = 0 * X[:, :, :pad]
    tall = np.concatenate((rows, X, rows), axis=2)
    columns = 0 * tall[:, :, :, :pad]
    return np.concatenate((columns, tall, columns), axis=3)
