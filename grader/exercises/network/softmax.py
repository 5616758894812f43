"""Unidad 07: ``softmax_cross_entropy``. Oráculo: ``F.cross_entropy`` y su derivación automática."""

from collections.abc import Callable, Sequence

import numpy as np

from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.drawing import Draw, kept
from grader.exercises.network.softmax_mistakes import MISTAKES


def _cross_entropy(logits: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    import torch
    import torch.nn.functional as F

    z = torch.from_numpy(logits.copy()).requires_grad_()
    loss = F.cross_entropy(z, torch.from_numpy(y.copy()))
    (gradient,) = torch.autograd.grad(loss, z)
    return loss.detach().numpy(), gradient.numpy()


def _quarters(d: Draw, how: str, *shape: int) -> np.ndarray:
    """Múltiplos de 0.25 entre -6 y 6; con ``n``, todos negativos; con ``c``, guardados por columnas.

    También sumados a 1000 son exactos en precisión simple.
    """
    found = d.generator.integers(-24, 25, size=shape) / 4
    return kept(-np.abs(found) - 0.25 if "n" in how else found, how)


def _labels(d: Draw, how: str, images: int, classes: int) -> np.ndarray:
    """Una etiqueta por imagen: con ``=``, alguna repetida; si no, todas distintas, si hay para todas."""
    if "=" in how or images > classes:
        y = d.generator.integers(0, classes, size=images)
        y[1] = y[0]
        return y
    return d.generator.permutation(classes)[:images].astype(np.int64)  # en un navegador serían de 32 bits


#: Imágenes, clases y cómo son: las letras de ``_quarters`` y de ``_labels``.
Setting = tuple[int, int, str]


def _usual(*settings: Setting) -> Callable[[Draw], Sequence[Arguments]]:
    def draw(d: Draw) -> Sequence[Arguments]:
        return [(_quarters(d, how, n, k), _labels(d, how, n, k)) for n, k, how in settings]

    return draw


def _far(d: Draw, how: str, images: int, classes: int) -> Arguments:
    """Logits alrededor de 1000, o de -1000, que no caben en una exponencial."""
    near = _quarters(d, how, images, classes)
    return kept(near - 1000 if "n" in how else near + 1000, how), _labels(d, how, images, classes)


def _apart(d: Draw, how: str, images: int, classes: int) -> Arguments:
    """En cada fila, la clase correcta está muy por encima de otra, que se queda en probabilidad 0."""
    logits, y = _far(d, how, images, classes)
    logits[np.arange(images), (y + 1) % classes] -= 900
    return logits, y


def _spread(d: Draw, how: str, images: int, classes: int) -> Arguments:
    """En cada fila hay 1000 y -1000: no basta con restar la media ni el centro."""
    logits, y = _quarters(d, how, images, classes), _labels(d, how, images, classes)
    logits[:, 0] += 1000
    logits[:, -1] -= 1000
    return logits, y


def _zero(d: Draw, how: str, images: int, classes: int) -> Arguments:
    """La clase correcta está tan por debajo de las demás que su probabilidad se redondea a 0."""
    logits, y = _quarters(d, how, images, classes), _labels(d, how, images, classes)
    logits[np.arange(images), y] -= 1000
    return logits, y


def _uneven(d: Draw, how: str, images: int, classes: int) -> Arguments:
    """Cada imagen está a una altura: el máximo de una deja a las demás sin exponenciales."""
    logits, y = _quarters(d, how, images, classes), _labels(d, how, images, classes)
    heights = 1000.0 * d.generator.permutation(images)[:, None]
    return kept(logits - heights if "n" in how else logits + heights, how), y


def _unlikely(d: Draw, how: str, images: int, classes: int) -> Arguments:
    """A la clase correcta le toca una probabilidad entre 1e-18 y 1e-9, en la primera imagen más de 1e-13."""
    logits, y = _quarters(d, how, images, classes), _labels(d, how, images, classes)
    below = d.generator.integers(84, 113 + 48 * (np.arange(images) > 0)) / 4
    logits[np.arange(images), y] = logits.max(axis=1) - below
    return logits, y


# con estas y las demás, cada pareja de propiedades está en algún criterio de valores
# (tests/judge/test_coverage.py)
_LARGE = (
    *((_far, "=", 3, 4), (_far, "n=", 4, 2), (_far, "nc", 2, 5), (_uneven, "c=", 3, 3), (_far, "", 1, 4)),
    *((_apart, "", 3, 5), (_apart, "c=", 5, 3), (_uneven, "=", 4, 4), (_uneven, "nc", 4, 4)),
    *((_unlikely, "", 3, 4), (_unlikely, "=", 5, 3), (_unlikely, "", 2, 4), (_zero, "n", 1, 3)),
    *((_uneven, "c=", 3, 2), (_far, "n", 1, 2), (_zero, "", 2, 2), (_zero, "=", 3, 2), (_zero, "", 3, 4)),
    (_spread, "=", 3, 3),
)


def _large(d: Draw) -> Sequence[Arguments]:
    return [make(d, how, images, classes) for make, how, images, classes in _LARGE]


_MIXED = _usual((4, 3, "="), (2, 5, ""), (3, 2, "="))
_LOSS = _usual((4, 3, "="), (3, 6, ""), (4, 4, ""), (2, 3, "n"))
_GRADIENT = _usual((5, 3, "="), (2, 6, ""), (3, 3, ""), (3, 4, "c="))
_FEW = _usual(
    *((1, 4, ""), (1, 3, "n"), (1, 2, ""), (4, 2, "c="), (2, 2, "n"), (2, 2, "c"), (5, 2, "n=")),
    *((3, 2, "="), (3, 3, "nc="), (2, 4, "n=")),
)


def _window(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    """De un valor del gradiente, la fila de la que sale y su etiqueta."""
    logits, y = arguments
    return [(f"logits[{i}], con y[{i}] = {y[i]}", logits[i]) for i in index[:1]]


def _terms(arguments: Arguments, expected: tuple[np.ndarray, ...]) -> tuple[np.ndarray, ...]:
    """Un gradiente casi 0 es una resta de dos números casi 1: p y lo que pone la etiqueta."""
    (_, y), (loss, gradient) = arguments, expected
    added = gradient.copy()
    added[np.arange(len(y)), y] += 2 / len(y)
    return loss, added


SOFTMAX_CROSS_ENTROPY = Exercise(
    name="softmax_cross_entropy",
    unit="07_red",
    parameters=("logits", "y"),
    outputs=("loss", "gradient"),
    formula=("", "la de logits"),
    axes=((), ("imagen", "clase")),
    oracle=_cross_entropy,
    window=_window,
    terms=_terms,
    criteria=(
        Criterion("formas de los dos resultados", 1, _MIXED, "shape"),
        Criterion("la pérdida", 3, _LOSS, output=0),
        Criterion("el gradiente", 3, _GRADIENT, output=1),
        Criterion("números muy grandes", 3, _large),
        Criterion("una imagen, o solo dos clases", 1, _FEW),
        Criterion("no modifica la entrada", 1, _GRADIENT, "inputs", like="el gradiente", whole=0),
    ),
    mistakes=MISTAKES,
)
