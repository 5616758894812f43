"""Unidad 00: ``negative_image``, para estrenar la comprobación. Oráculo: una resta de PyTorch."""

from collections.abc import Sequence

import numpy as np
import torch

from grader.exercises.base import Arguments, Criterion, Draw, Exercise, Mistake


def _negative(X: np.ndarray) -> np.ndarray:
    return torch.sub(1.0, torch.from_numpy(X)).numpy()


def _image(d: Draw, *shape: int, lightest: int = 100) -> np.ndarray:
    return d.generator.integers(0, lightest + 1, size=shape) / 100.0


def _grey(d: Draw) -> Sequence[Arguments]:
    """Sin ningún píxel del todo blanco: así se ve si el blanco se toma de la imagen."""
    return [(_image(d, *shape, lightest=90),) for shape in ((1, 1, 3, 4), (1, 1, 5, 2), (1, 1, 4, 4))]


def _batch(d: Draw) -> Sequence[Arguments]:
    return [(_image(d, 2, 3, 4, 5),), (_image(d, 3, 1, 2, 6),), (_image(d, 4, 3, 3, 3),)]


def _colour(d: Draw) -> Sequence[Arguments]:
    """Además, imágenes guardadas por columnas, o altas, o una sola (ver ``tests/judge/test_coverage.py``)."""
    more = ((1, 3, 4, 2), (2, 1, 5, 3), (2, 3, 3, 3), (2, 3, 2, 4))
    return [*_batch(d), *((np.asfortranarray(_image(d, *shape)),) for shape in more)]


# los títulos de las ayudas del cuaderno
_VALUES = "La forma está bien, pero los valores no"
_SAME = "La salida es igual que la entrada"
_FIRST = "Solo falla «un lote de imágenes en color»"

_MISTAKES = (
    Mistake(
        "cambio-de-signo",
        "tu resultado coincide con cambiar el signo de cada valor",
        "Lo contrario de 0 (negro) es 1 (blanco): cambiar el signo deja el 0 como estaba.",
        lambda X: -X,
        _VALUES,
    ),
    Mistake(
        "255-menos",
        "tu resultado coincide con restar a 255",
        "Aquí los valores van de 0 a 1, no de 0 a 255.",
        lambda X: 255 - X,
        _VALUES,
    ),
    Mistake(
        "resta-al-reves",
        "tu resultado coincide con la resta al revés",
        "Mira qué se resta de qué: el blanco, que vale 1, debe acabar en 0.",
        lambda X: X - 1,
        _VALUES,
    ),
    Mistake(
        "maximo-menos",
        "tu resultado coincide con restar al valor más claro de las imágenes",
        "El blanco vale 1 aunque en una imagen concreta no haya ningún píxel blanco.",
        lambda X: X.max() - X,
        _VALUES,
    ),
    Mistake(
        "imagen-girada",
        "tu resultado coincide con poner la imagen cabeza abajo",
        "El negativo cambia los valores, no las posiciones.",
        lambda X: X[:, :, ::-1],
        _VALUES,
    ),
    Mistake(
        "sin-cambios",
        "tu resultado coincide con la imagen de entrada",
        "Mira si devuelves lo que has calculado.",
        lambda X: X,
        _SAME,
    ),
    Mistake(
        "solo-primera-imagen",
        "tu resultado coincide con el negativo de la primera imagen y las demás como estaban",
        "Mira si algún índice está fijo en 0: la operación vale para todas las casillas a la vez.",
        lambda X: np.concatenate([1 - X[:1], X[1:]]),
        _FIRST,
    ),
)


NEGATIVE_IMAGE = Exercise(
    name="negative_image",
    unit="00_inicio",
    parameters=("X",),
    formula="la misma de X",
    oracle=_negative,
    criteria=(
        Criterion("forma de la salida", 1, _batch, "shape"),
        Criterion("una imagen en gris", 1, _grey),
        Criterion("un lote de imágenes en color", 1, _colour),
        Criterion("no modifica la entrada", 1, _grey, "inputs", like="una imagen en gris"),
    ),
    mistakes=_MISTAKES,
)
