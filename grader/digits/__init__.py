"""Los 1797 dígitos escritos a mano con los que aprende la red de la unidad 7: vienen en el paquete.

De dónde salen, con qué licencia y qué cambia está en ``LICENCIA.md``, junto a este archivo. Solo hace falta
NumPy y no se descarga nada: también se pueden cargar mientras se califica.
"""

from pathlib import Path

import numpy as np

_FOLDER = Path(__file__).resolve().parent
#: Una de cada cuántas imágenes, de cada dígito, se aparta para la prueba.
_TEST_EVERY = 5
_INK = 16.0  # cada píxel cuenta los puntos con tinta de un cuadro de 4 × 4


def load_digits() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Los dígitos, ya repartidos: ``(X_train, y_train, X_test, y_test)``.

    ``X_train`` tiene forma (1437, 1, 8, 8) y ``X_test``, (360, 1, 8, 8): float64 de 0 (papel) a 1 (tinta).
    ``y_train`` (1437,) e ``y_test`` (360,) son enteros de 0 a 9. El reparto es siempre el mismo: de las
    imágenes ordenadas por dígito, una de cada cinco es de prueba. Dentro de cada parte conservan el orden
    original, y los arrays son nuevos en cada llamada.
    """
    with np.load(_FOLDER / "digits.npz", allow_pickle=False) as file:
        pixels, labels = file["pixels"], file["labels"].astype(np.int64)
    test = np.zeros(len(labels), dtype=bool)
    test[np.argsort(labels, kind="stable")[::_TEST_EVERY]] = True
    X = pixels[:, None] / _INK
    return X[~test], labels[~test], X[test], labels[test]


def trained_params() -> dict[str, np.ndarray]:
    """Los parámetros de la red de la unidad 7 ya entrenada, por su nombre: los que enseña la unidad 0."""
    with np.load(_FOLDER / "trained.npz", allow_pickle=False) as file:
        return {name: file[name].astype(np.float64) for name in file.files}
