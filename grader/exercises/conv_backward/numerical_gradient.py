"""Unidad 04, la herramienta: ``numerical_gradient``. Oráculo: la derivación automática de PyTorch."""

from collections.abc import Callable, Sequence

from grader.arguments import Formula
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.conv_backward.numerical_gradient_mistakes import MISTAKES, gradient
from grader.exercises.drawing import Draw


def _formula(d: Draw, *shape: int) -> Formula:
    return Formula(tuple(d.array(*shape) for _ in range(3)))


def _points(*shapes: tuple[int, ...]) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [(_formula(d, *s), d.array(*s)) for s in shapes]


def _steps(d: Draw) -> Sequence[Arguments]:
    steps = (((3,), 0.5), ((5,), 0.1), ((4,), 0.25), ((1, 1), 0.5), ((1, 1, 1), 0.1), ((2, 2), 0.25))
    return [(_formula(d, *shape), d.array(*shape), eps) for shape, eps in steps]


_SEVERAL = _points((2, 3), (3, 1, 2), (2, 2, 1, 2))

NUMERICAL_GRADIENT = Exercise(
    name="numerical_gradient",
    unit="04_conv_backward",
    parameters=("f", "x", "eps"),
    formula="la misma forma que x",
    oracle=gradient,
    criteria=(
        Criterion("forma de la salida", 1, _points((2, 3), (4,), (1, 2, 2)), "shape"),
        Criterion("un vector", 1, _points((1,), (3,), (5,))),
        Criterion("arrays de varias dimensiones", 1, _SEVERAL),
        Criterion("usa el paso eps", 1, _steps),
        Criterion("no modifica la entrada", 1, _SEVERAL, "inputs", like="arrays de varias dimensiones"),
    ),
    mistakes=MISTAKES,
)
