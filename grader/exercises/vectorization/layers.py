"""Unidad 06, las capas: ``conv_forward_fast`` y ``conv_backward_fast``, las lentas con otros criterios."""

from collections.abc import Sequence
from dataclasses import replace

from grader.exercises.base import Arguments, Criterion
from grader.exercises.conv_backward.layer import CONV_BACKWARD
from grader.exercises.conv_forward.layer import CONV_FORWARD
from grader.exercises.drawing import Draw
from grader.exercises.vectorization import backward_mistakes, forward_mistakes
from grader.exercises.vectorization.inputs import NO_LOOPS, fast

# Un canal y dos filtros de 2 × 2: con tan pocas operaciones por ventana, hacerlas todas cuesta mucho menos
# que dar una vuelta de Python por cada una, también con un `einsum` sin optimizar.
_IMAGE, _FILTERS = (1, 1, 9, 2000), (2, 1, 2, 2)
_OUTPUT = (1, 2, 8, 1999)
# en vueltas: lo que cabe entre quien no da una por ventana y quien sí (tests/judge/test_cost.py)
_MOST_FORWARD, _MOST_BACKWARD = 50.0, 80.0


def _large(d: Draw) -> Sequence[Arguments]:
    return [(d.whole(*_IMAGE), d.whole(*_FILTERS), d.whole(_FILTERS[0]), 1, 0)]


def _large_step(d: Draw) -> Sequence[Arguments]:
    return [(d.whole(*_OUTPUT), 0.25, *_large(d)[0])]


CONV_FORWARD_FAST = replace(
    CONV_FORWARD,
    name="conv_forward_fast",
    unit="06_vectorizacion",
    criteria=fast(
        CONV_FORWARD,
        [0.5, *[1] * 5, 2, 1, 1, 1, 0.5],
        Criterion(NO_LOOPS, 1, _large, "cost", most=_MOST_FORWARD),
    ),
    mistakes=forward_mistakes.MISTAKES,
    uses=("im2col",),
    inherited=forward_mistakes.INHERITED,
)

CONV_BACKWARD_FAST = replace(
    CONV_BACKWARD,
    name="conv_backward_fast",
    unit="06_vectorizacion",
    criteria=fast(
        CONV_BACKWARD,
        [1, 1, 2, 2, *[1] * 4, 2, 1, 1, 1],
        Criterion(NO_LOOPS, 1, _large_step, "cost", most=_MOST_BACKWARD),
    ),
    mistakes=backward_mistakes.MISTAKES,
    uses=("im2col", "col2im"),
    inherited=backward_mistakes.INHERITED,
)
