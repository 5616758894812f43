"""Unidad 04: ``conv_backward``. Oráculos: la derivación automática de PyTorch y ``torch.optim.SGD``."""

from collections.abc import Callable, Sequence

import numpy as np

from grader.exercises import tables
from grader.exercises.autograd import gradients, sgd_step
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.conv_backward.mistakes import MISTAKES
from grader.exercises.conv_backward.program import Step
from grader.exercises.conv_forward.output_size import output_shape
from grader.exercises.drawing import Draw, kept


def _gradients(
    l_O: np.ndarray, layer_input: np.ndarray, W: np.ndarray, b: np.ndarray, stride: int, padding: int
) -> Step:
    import torch
    import torch.nn.functional as F

    x, w, bias = (torch.from_numpy(a.copy()).requires_grad_() for a in (layer_input, W, b))
    z = F.conv2d(x, w, bias, stride, padding)
    return tuple(gradients(z, (x, w, bias), l_O))


def _backward(
    l_O: np.ndarray,
    learning_rate: float,
    layer_input: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    stride: int,
    padding: int,
) -> Step:
    dX, dW, db = _gradients(l_O, layer_input, W, b, stride, padding)
    return dX, sgd_step(W, dW, learning_rate), sgd_step(b, db, learning_rate)


Shape = tuple[int, int, int, int]


def _layer(d: Draw, x: Shape, filters: int, size: int, stride: int, padding: int, how: str = "") -> Arguments:
    """Argumentos con los arrays guardados como dice ``how`` (:meth:`Draw.stored`)."""
    height, width = output_shape(x, size, stride, padding)
    return (
        kept(d.array(x[0], filters, height, width), how),
        round(0.01 * d.integer(3, 30), 2),
        d.stored(how, *x),
        kept(d.array(filters, x[1], size, size), how),
        kept(d.array(filters), how),
        stride,
        padding,
    )


def _layers(*settings: tuple[Shape, int, int, int, int]) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [_layer(d, *s) for s in settings]


# con estas y las demás, cada pareja de propiedades está en algún criterio de valores, y cada trío de padding,
# stride y lados (tests/judge/test_coverage.py)
_STORED = (
    (((3, 2, 6, 3), 1, 1, 3, 0), "nc"),
    (((3, 1, 4, 6), 1, 4, 3, 0), "nc"),
    (((1, 1, 2, 2), 1, 1, 2, 3), "nc"),
    (((1, 2, 5, 3), 4, 3, 2, 0), "nc"),
    (((1, 2, 7, 3), 1, 3, 4, 3), "c"),
    (((1, 1, 2, 2), 1, 2, 5, 2), "n"),
    (((1, 1, 5, 4), 1, 4, 4, 1), "nc"),
    (((2, 1, 4, 3), 2, 3, 1, 0), "nc"),
    (((1, 2, 3, 5), 1, 3, 2, 1), "c"),
    (((1, 2, 3, 3), 1, 2, 2, 0), ""),
    (((2, 1, 3, 4), 1, 3, 1, 0), ""),
    (((1, 2, 6, 4), 1, 3, 2, 3), "n"),
    (((1, 2, 3, 3), 2, 1, 3, 0), "c"),
    (((1, 1, 3, 4), 2, 3, 1, 2), "n"),
    (((1, 2, 4, 3), 1, 3, 1, 2), "n"),
    (((3, 1, 4, 6), 1, 3, 2, 0), "nc"),
)


def _limits(d: Draw) -> Sequence[Arguments]:
    common = _layers(
        ((2, 3, 4, 5), 4, 1, 1, 1),
        ((3, 2, 3, 3), 4, 3, 1, 0),
        ((2, 1, 7, 9), 3, 2, 4, 1),
        ((2, 3, 4, 5), 2, 2, 3, 3),
        ((2, 2, 3, 6), 3, 2, 2, 2),
        ((2, 3, 6, 5), 4, 3, 2, 1),
    )(d)
    return [*common, *(_layer(d, *setting, how=how) for setting, how in _STORED)]


_PLAIN = _layers(((1, 2, 5, 5), 1, 3, 1, 1), ((1, 1, 4, 4), 1, 3, 1, 1), ((1, 3, 6, 6), 1, 5, 1, 2))
_MIXED = _layers(((2, 3, 6, 5), 4, 2, 1, 1), ((3, 2, 7, 5), 1, 3, 2, 1), ((2, 4, 5, 8), 3, 3, 1, 2))


CONV_BACKWARD = Exercise(
    name="conv_backward",
    unit="04_conv_backward",
    parameters=("l_O", "learning_rate", "layer_input", "W", "b", "stride", "padding"),
    outputs=("l_a_prev", "W_new", "b_new"),
    formula=("la de layer_input", "la de W", "la de b"),
    axes=(
        ("imagen", "canal", "fila", "columna"),
        ("filtro", "canal", "fila", "columna"),
        ("filtro",),
    ),
    oracle=_backward,
    live=tables.conv_step,
    criteria=(
        Criterion("forma de las salidas", 2, _MIXED, "shape"),
        Criterion("b_new, caso básico", 2, _PLAIN, output=2),
        Criterion("W_new, caso básico", 3, _PLAIN, output=1),
        Criterion("l_a_prev, caso básico", 3, _PLAIN, output=0),
        Criterion(
            "padding 0",
            2,
            _layers(((1, 2, 5, 5), 1, 3, 1, 0), ((1, 1, 4, 4), 1, 2, 1, 0), ((1, 3, 6, 6), 1, 4, 1, 0)),
        ),
        Criterion(
            "stride mayor que 1",
            2,
            _layers(((1, 2, 5, 5), 1, 3, 2, 1), ((1, 1, 7, 7), 1, 3, 3, 1), ((1, 3, 6, 6), 1, 2, 2, 1)),
        ),
        Criterion(
            "stride que no divide",
            1,
            _layers(((1, 2, 6, 6), 1, 3, 2, 1), ((1, 1, 6, 6), 1, 2, 3, 1), ((1, 2, 8, 8), 1, 3, 4, 1)),
        ),
        Criterion(
            "varios filtros",
            1,
            _layers(((1, 2, 5, 5), 3, 3, 1, 1), ((1, 4, 4, 4), 2, 3, 1, 1), ((1, 1, 5, 5), 5, 3, 1, 1)),
        ),
        Criterion(
            "varias imágenes en el lote",
            1,
            _layers(((3, 2, 5, 5), 1, 3, 1, 1), ((2, 3, 4, 4), 1, 3, 1, 1), ((4, 1, 4, 4), 1, 3, 1, 1)),
        ),
        Criterion(
            "imagen no cuadrada",
            1,
            _layers(((1, 2, 5, 7), 1, 3, 1, 1), ((1, 1, 8, 4), 1, 3, 1, 1), ((1, 2, 3, 6), 1, 3, 1, 1)),
        ),
        Criterion("casos límite", 1, _limits),
        Criterion("no modifica la entrada", 1, _PLAIN, "inputs", like="l_a_prev, caso básico", whole=2),
    ),
    mistakes=MISTAKES,
)
