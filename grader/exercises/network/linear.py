"""Unidad 07: ``linear_forward`` y ``linear_backward``. Oráculos: ``X @ W + b`` en PyTorch, autograd y SGD."""

from collections.abc import Callable, Sequence

import numpy as np

from grader.exercises.autograd import gradients, sgd_step
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.drawing import Draw, kept
from grader.exercises.network.linear_back_mistakes import BACKWARD_MISTAKES
from grader.exercises.network.linear_mistakes import FORWARD_MISTAKES
from grader.exercises.tensors import tensor

Step = tuple[np.ndarray, np.ndarray, np.ndarray]


def _linear(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    x, w, bias = (tensor(a) for a in (X, W, b))
    return (x @ w + bias).numpy()


def _backward(l_O: np.ndarray, learning_rate: float, X: np.ndarray, W: np.ndarray, b: np.ndarray) -> Step:
    x, w, bias = (tensor(a.copy()).requires_grad_() for a in (X, W, b))
    dX, dW, db = gradients(x @ w + bias, (x, w, bias), l_O)
    return dX, sgd_step(W, dW, learning_rate), sgd_step(b, db, learning_rate)


#: Imágenes, características y clases; y cómo se guardan: las letras de ``Draw.stored``; con ``0``, sin sesgo.
Setting = tuple[int, int, int, str]


def _layer(d: Draw, images: int, features: int, classes: int, how: str) -> Arguments:
    W, b = kept(d.array(features, classes), how), d.array(classes) * ("0" not in how)
    return d.stored(how, images, features), W, b


def _forward(*settings: Setting) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [_layer(d, *setting) for setting in settings]


def _steps(*settings: Setting) -> Callable[[Draw], Sequence[Arguments]]:
    def draw(d: Draw) -> Sequence[Arguments]:
        made = []
        for images, features, classes, how in settings:
            l_O = kept(d.array(images, classes), how)
            rate = round(0.01 * d.integer(3, 30), 2)
            made.append((l_O, rate, *_layer(d, images, features, classes, how)))
        return made

    return draw


def _rates(d: Draw) -> Sequence[Arguments]:
    """Tasas de 1 para arriba y muy pequeñas, con lotes de otros tamaños."""
    drawn = _steps((3, 4, 2, ""), (5, 2, 3, ""), (2, 3, 3, ""), (4, 3, 5, ""))(d)
    rates = (1.0, 2.5, 0.001, 0.5)
    return [(l_O, rate, *rest) for rate, (l_O, _, *rest) in zip(rates, drawn, strict=True)]


_MIXED = ((2, 5, 3, ""), (4, 3, 2, ""), (3, 2, 6, ""))
_PLAIN = ((2, 5, 3, "0"), (3, 4, 4, "0"), (4, 2, 3, "0"))
_BIASED = ((3, 4, 2, ""), (2, 3, 5, ""), (4, 4, 4, ""))
# con estas y las demás, cada pareja de propiedades está en algún criterio de valores
# (tests/judge/test_coverage.py)
_EDGES = (
    *((1, 4, 3, ""), (1, 3, 3, "n"), (1, 2, 4, "0"), (3, 1, 4, ""), (2, 1, 1, "n0"), (1, 1, 2, "n0")),
    *((3, 5, 1, "nc"), (2, 3, 1, "c0"), (1, 1, 1, ""), (4, 3, 5, "nc0"), (3, 3, 3, "c"), (5, 2, 4, "c")),
    *((2, 2, 2, "n0"), (1, 4, 1, "0"), (3, 1, 2, ""), (2, 5, 3, "c"), (3, 1, 3, "n")),
)

_NO_CHANGE = "no modifica la entrada"
_ONE = "una imagen, una clase o una característica"


def _window(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    X, W, b = arguments
    image, number = index
    row, column = (f"X[{image}]", X[image]), (f"W[:, {number}]", W[:, number])
    return [row, column, (f"b[{number}]", b[number])]


LINEAR_FORWARD = Exercise(
    name="linear_forward",
    unit="07_red",
    parameters=("X", "W", "b"),
    formula="(N, M)",
    axes=(("imagen", "clase"),),
    oracle=_linear,
    window=_window,
    criteria=(
        Criterion("forma de la salida", 1, _forward(*_MIXED), "shape"),
        Criterion("producto de matrices", 2, _forward(*_PLAIN)),
        Criterion("sesgo", 1, _forward(*_BIASED)),
        Criterion(_ONE, 1, _forward(*_EDGES)),
        Criterion(_NO_CHANGE, 1, _forward(*_PLAIN), "inputs", like="producto de matrices", whole=0),
    ),
    mistakes=FORWARD_MISTAKES,
)

_BASIC = _steps((4, 3, 2, ""), (2, 4, 4, ""), (3, 2, 5, ""))

LINEAR_BACKWARD = Exercise(
    name="linear_backward",
    unit="07_red",
    parameters=("l_O", "learning_rate", "X", "W", "b"),
    outputs=("l_a_prev", "W_new", "b_new"),
    formula=("la de X", "la de W", "la de b"),
    axes=(("imagen", "característica"), ("característica", "clase"), ("clase",)),
    oracle=_backward,
    criteria=(
        Criterion("formas de las tres salidas", 1, _steps(*_MIXED), "shape"),
        Criterion("b_new, caso básico", 2, _BASIC, output=2),
        Criterion("W_new, caso básico", 2, _BASIC, output=1),
        Criterion("l_a_prev, caso básico", 2, _BASIC, output=0),
        Criterion("varias tasas de aprendizaje", 1, _rates),
        Criterion(_ONE, 1, _steps(*_EDGES)),
        Criterion(_NO_CHANGE, 1, _BASIC, "inputs", like="l_a_prev, caso básico", whole=2),
    ),
    mistakes=BACKWARD_MISTAKES,
)
