"""Comprobaciones flojas, al estilo de las de muchos cursos, para comparar: cuántos errores dejan pasar.

Todas usan una sola configuración, la que se le ocurre a cualquiera: imagen cuadrada, stride 1, padding 1,
ventanas de pooling separadas y, en la unidad 07, números pequeños y sin ceros.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader import exercises
from grader.arguments import Formula
from grader.exercises.base import Arguments, Exercise, outputs
from grader.exercises.drawing import Draw
from grader.exercises.network.step import draw_params
from grader.judge.comparison import student_outputs
from grader.observing import observe

Agree = Callable[[np.ndarray, np.ndarray], bool]


def _typical(d: Draw) -> dict[str, Arguments]:
    x, kernel, bias = d.array(2, 3, 6, 6), d.array(4, 3, 3, 3), d.array(4)
    pooled = d.array(2, 3, 3, 3)
    formula = Formula((d.array(2, 3), d.array(2, 3), d.array(2, 3)))
    layer = d.array(4, 6), d.array(6, 3), d.array(3)
    return {
        "negative_image": (np.abs(x) / 3,),
        "zero_padding": (x, 1),
        "convolve": (d.array(3, 3, 3), d.array(3, 3, 3), d.number()),
        "output_size": (6, 3, 1, 1),
        "feature_map": (x[0], kernel[0], float(bias[0]), 1),
        "conv_forward": (x, kernel, bias, 1, 1),
        "numerical_gradient": (formula, d.array(2, 3)),
        "conv_backward": (d.array(2, 4, 6, 6), 0.1, x, kernel, bias, 1, 1),
        "max_pooling_forward": (x, 2, 2),
        "average_pooling_forward": (x, 2, 2),
        "max_pooling_backward": (pooled, x, 2, 2),
        "average_pooling_backward": (pooled, x, 2, 2),
        "relu_forward": (x,),
        "relu_backward": (d.array(2, 3, 6, 6), x),
        "linear_forward": layer,
        "linear_backward": (d.array(4, 3), 0.1, *layer),
        "softmax_cross_entropy": (d.array(4, 3), np.array([2, 0, 1, 1])),
        "train_step": (draw_params(d, 8, 16, 10), d.array(2, 1, 8, 8) / 3, np.array([3, 7]), 0.1),
        "windows": (x, 3, 1),
        "im2col": (x, 3, 1, 1),
        "col2im": (d.array(72, 27), x.shape, 3, 1, 1),
        "conv_forward_fast": (x, kernel, bias, 1, 1),
        "conv_backward_fast": (d.array(2, 4, 6, 6), 0.1, x, kernel, bias, 1, 1),
    }


def _symmetric(d: Draw) -> dict[str, Arguments]:
    """La misma configuración con filtros (o gradientes que llegan) constantes y sin sesgo, o todo ceros."""
    typical = _typical(d)
    x, kernel, bias = typical["conv_forward"][:3]
    ones, none = np.ones_like(kernel), np.zeros_like(bias)
    return {
        "convolve": (typical["convolve"][0], np.ones((3, 3, 3)), 0.0),
        "conv_forward": (x, ones, none, 1, 1),
        "conv_backward": (np.ones((2, 4, 6, 6)), 0.1, x, ones, none, 1, 1),
        "col2im": (np.ones((72, 27)), x.shape, 3, 1, 1),
        "conv_forward_fast": (x, ones, none, 1, 1),
        "conv_backward_fast": (np.ones((2, 4, 6, 6)), 0.1, x, ones, none, 1, 1),
        "max_pooling_backward": (np.ones((2, 3, 3, 3)), x, 2, 2),
        "average_pooling_backward": (np.ones((2, 3, 3, 3)), x, 2, 2),
        "relu_backward": (np.ones_like(x), x),
        "linear_forward": (np.ones((4, 6)), np.ones((6, 3)), np.zeros(3)),
        "linear_backward": (np.ones((4, 3)), 1.0, np.ones((4, 6)), np.ones((6, 3)), np.zeros(3)),
        "softmax_cross_entropy": (np.zeros((4, 3)), np.array([2, 0, 1, 1])),
    }


def _one_value(obtained: np.ndarray, expected: np.ndarray) -> bool:
    return obtained.shape == expected.shape and bool(np.isclose(obtained.flat[0], expected.flat[0]))


def _mean(obtained: np.ndarray, expected: np.ndarray) -> bool:
    return obtained.shape == expected.shape and bool(np.isclose(obtained.mean(), expected.mean()))


def _relative_error(obtained: np.ndarray, expected: np.ndarray) -> bool:
    if obtained.shape != expected.shape:
        return False
    error = np.abs(obtained - expected) / np.maximum(1e-8, np.abs(obtained) + np.abs(expected))
    return bool(np.max(error) < 1e-6)


_CHECKS: dict[str, tuple[Callable[[Draw], dict[str, Arguments]], Agree]] = {
    "forma y un valor": (_typical, _one_value),
    "solo las medias": (_typical, _mean),
    "una configuración": (_typical, _relative_error),
    "filtros simétricos": (_symmetric, _relative_error),
}


def checks(name: str) -> dict[str, Callable[[Callable[..., Any]], bool]]:
    """Las comprobaciones flojas que tienen sentido para ``name``: cada una dice si acepta una función."""
    exercise = exercises.get(name)
    ready = {title: (inputs(Draw("flojas")).get(name), agree) for title, (inputs, agree) in _CHECKS.items()}
    return {
        title: _checker(exercise, arguments, agree)
        for title, (arguments, agree) in ready.items()
        if arguments is not None
    }


def _checker(exercise: Exercise, arguments: Arguments, agree: Agree) -> Callable[[Callable[..., Any]], bool]:
    right = exercise.oracle(*arguments)
    expected = outputs(right)

    def accepts(function: Callable[..., Any]) -> bool:
        call = observe(function, arguments)
        values = student_outputs(call.value, right) if call.value else None
        return values is not None and all(agree(v.array, e) for v, e in zip(values, expected, strict=True))

    return accepts
