"""Unidad 07: ``relu_forward`` y ``relu_backward``. Oráculos: ``F.relu`` y su derivación automática."""

from collections.abc import Callable, Sequence

import numpy as np

from grader.exercises.autograd import gradients
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.drawing import Draw, kept
from grader.exercises.network.relu_mistakes import BACKWARD_MISTAKES, FORWARD_MISTAKES
from grader.exercises.tensors import tensor

Shape = tuple[int, ...]


def _relu(Z: np.ndarray) -> np.ndarray:
    return tensor(Z).relu().numpy()


def _gradient(l_O: np.ndarray, Z: np.ndarray) -> np.ndarray:
    z = tensor(Z.copy()).requires_grad_()
    return gradients(z.relu(), (z,), l_O)[0]


def _values(d: Draw, how: str, *shape: int) -> np.ndarray:
    """Números como dicen las letras de ``how``: los de ``Draw.stored`` y, con ``0``, uno de cada tres es 0.

    Llegan a ±12, y en las de ambos signos hay un 200 y un 0.0001: quien recorta o redondea da otra cosa.
    """
    found = 4 * d.stored(how.replace("0", ""), *shape)
    if "0" in how:
        found.T.flat[::3] = 0.0
    elif "n" not in how and found.size > 1:
        found.flat[:2] = abs(found.flat[0]), -abs(found.flat[1])
        found.flat[2:4] = [200.0, 1e-4][: max(found.size - 2, 0)]
    return found


def _forward(*settings: tuple[Shape, str]) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [(_values(d, how, *shape),) for shape, how in settings]


def _backward(*settings: tuple[Shape, str]) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [(kept(d.array(*shape), how), _values(d, how, *shape)) for shape, how in settings]


_SHAPES = (((2, 3, 4, 5), ""), ((3, 4), ""), ((5,), ""))
_SIGNS = (((2, 3, 4, 5), ""), ((3, 1, 2, 4), "n"), ((2, 4), ""))
# con estas y las demás, cada pareja de propiedades está en algún criterio de valores
# (tests/judge/test_coverage.py)
_AXES = (
    *(((3, 4, 2), "c"), ((2, 3), "cn"), ((2, 2, 3), "n"), ((2, 3, 2, 2), "cn"), ((4,), "n")),
    *(((2, 3, 2, 3), "c"), ((4, 3), "c"), ((7,), ""), ((2, 4, 3), ""), ((3, 2, 2), "cn"), ((3, 2), "n")),
)
_ZEROS = (
    *(((2, 3, 2, 4), "0"), ((4, 3), "0"), ((6,), "0"), ((3, 2, 4), "0")),
    *(((2, 2, 3, 4), "c0"), ((3, 5), "c0"), ((2, 3, 4), "c0"), ((2, 5), "0")),
)

RELU_FORWARD = Exercise(
    name="relu_forward",
    unit="07_red",
    parameters=("Z",),
    formula="la de Z",
    oracle=_relu,
    criteria=(
        Criterion("forma de la salida", 1, _forward(*_SHAPES), "shape"),
        Criterion("positivos y negativos", 1, _forward(*_SIGNS)),
        Criterion("cualquier número de ejes", 1, _forward(*_AXES, *_ZEROS)),
        Criterion(
            "no modifica la entrada", 1, _forward(*_SIGNS), "inputs", like="positivos y negativos", whole=0
        ),
    ),
    mistakes=FORWARD_MISTAKES,
)

RELU_BACKWARD = Exercise(
    name="relu_backward",
    unit="07_red",
    parameters=("l_O", "Z"),
    outputs=("l_a_prev",),
    formula="la de Z",
    oracle=_gradient,
    criteria=(
        Criterion("forma de la salida", 1, _backward(*_SHAPES), "shape"),
        Criterion("positivos y negativos", 2, _backward(*_SIGNS)),
        Criterion("Z igual a 0", 1, _backward(*_ZEROS)),
        Criterion("cualquier número de ejes", 1, _backward(*_AXES)),
        Criterion(
            "no modifica la entrada", 1, _backward(*_SIGNS), "inputs", like="positivos y negativos", whole=1
        ),
    ),
    mistakes=BACKWARD_MISTAKES,
)
