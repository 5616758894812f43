"""Unidad 04: ``numerical_gradient``, ``conv_backward`` y su caza del error."""

from typing import Any

import numpy as np

from grader.exercises.base import Variation
from grader.exercises.conv_backward.layer import CONV_BACKWARD
from grader.exercises.conv_backward.numerical_gradient import NUMERICAL_GRADIENT
from grader.exercises.conv_backward.program import Layer, Step, backward
from grader.exercises.hunts import hunt


def _step_after_each_image(l_O: np.ndarray, rate: float, layer_input: np.ndarray, *rest: Any) -> Step:
    """La vuelta de quien da el paso al acabar cada imagen: la siguiente usa los filtros ya movidos.

    ``W_new`` y ``b_new`` salen bien, porque sus gradientes no dependen de los filtros.
    """
    (W, b, *sliding), spread = rest, []
    for g, image in zip(np.split(l_O, len(l_O)), np.split(layer_input, len(layer_input)), strict=True):
        found, W, b = CONV_BACKWARD.answer(g, rate, image, W, b, *sliding)
        spread.append(found)
    return np.concatenate(spread), W, b


def _first_image(layer: Layer, g: Any) -> Any:
    return g[:1].expand_as(g)


_CODE = """
for n in range(N):
    ...
    d_padded[n, :, window] += l_O[n, k, y, x] * W[k]
    ...
    W = W - learning_rate * d_W  # ◀
"""

EXERCISES = (
    NUMERICAL_GRADIENT,
    CONV_BACKWARD,
    hunt(
        "counterexample_backward",
        CONV_BACKWARD,
        _step_after_each_image,
        _CODE,
        {
            "asigna donde se solapan las ventanas": "sin-acumular-entre-ventanas",
            "solo reparte lo del último filtro": "ultimo-filtro-en-la-entrada",
            "reparte en todas las imágenes lo de la primera": Variation(backward, {"dx_g": _first_image}),
        },
    ),
)
