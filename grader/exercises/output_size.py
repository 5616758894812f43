"""Unidad 03, el tamaño: ``output_size``. Oráculo: el tamaño que da ``torch.nn.functional.conv2d``."""

from collections.abc import Callable, Sequence
from math import ceil

import torch
import torch.nn.functional as F

from grader.exercises.base import Arguments, Criterion, Draw, Exercise, Mistake


def _size(n_prev: int, filter_size: int, stride: int, padding: int) -> int:
    x = torch.zeros(1, 1, n_prev, n_prev)
    return F.conv2d(x, torch.zeros(1, 1, filter_size, filter_size), None, stride, padding).shape[-1]


def output_shape(x: tuple[int, ...], filter_size: int, stride: int, padding: int) -> tuple[int, int]:
    """El alto y el ancho de la salida de una capa para una entrada de forma ``x`` (N, C, H, W)."""
    return _size(x[2], filter_size, stride, padding), _size(x[3], filter_size, stride, padding)


def _plain_sizes(d: Draw) -> Sequence[Arguments]:
    n = d.integer(8, 20)
    return [(n, 3, 1, 0), (n + 1, 5, 1, 0), (n, 2, 1, 0), (7, 7, 1, 0), (n, 1, 1, 0)]


def _padded_sizes(d: Draw) -> Sequence[Arguments]:
    n = d.integer(6, 15)
    return [(n, 3, 1, 1), (n, 4, 1, 2), (n, 1, 1, 3), (n + 2, 5, 1, 1)]


def _exact_sizes(d: Draw) -> Sequence[Arguments]:
    k = d.integer(3, 7)
    return [(2 * k + 1, 3, 2, 0), (3 * k + 2, 2, 3, 0), (2 * k + 2, 4, 2, 0), (4 * k + 2, 2, 4, 0)]


def _floor_sizes(d: Draw) -> Sequence[Arguments]:
    """Con restos a los dos lados de la mitad: así se distinguen suelo, techo y redondeo."""
    k = d.integer(3, 7)
    half_or_less = [(2 * k, 3, 2, 0), (3 * k, 2, 3, 0), (4 * k + 3, 2, 4, 0)]
    more_than_half = [(3 * k + 2, 3, 3, 0), (4 * k + 2, 3, 4, 0), (5 * k + 2, 3, 5, 0)]
    return half_or_less + more_than_half


def _real_size(n_prev: int, filter_size: int, stride: int, padding: int) -> float:
    return (n_prev + 2 * padding - filter_size) / stride + 1


def _rounded_size(rounding: Callable[[float], int]) -> Callable[..., int]:
    return lambda n, f, s, p: int(rounding(_real_size(n, f, s, p)))


EXERCISES = (
    Exercise(
        name="output_size",
        unit="03_conv_forward",
        parameters=("n_prev", "filter_size", "stride", "padding"),
        formula="⌊(n_prev + 2·padding - filter_size) / stride⌋ + 1",
        oracle=_size,
        criteria=(
            Criterion("sin padding, stride 1", 1, _plain_sizes),
            Criterion("con padding", 1, _padded_sizes),
            Criterion("stride mayor que 1", 1, _exact_sizes),
            Criterion("stride que no divide", 2, _floor_sizes),
            Criterion("devuelve un entero", 1, _exact_sizes, "integer"),
        ),
        mistakes=(
            Mistake(
                "redondeo-arriba",
                "tu resultado coincide con redondear hacia arriba",
                "Una ventana que no cabe entera no se cuenta: se toma la parte entera.",
                _rounded_size(ceil),
            ),
            Mistake(
                "redondeo-al-mas-cercano",
                "tu resultado coincide con redondear al entero más cercano",
                "Una ventana que no cabe entera no se cuenta: se toma la parte entera.",
                _rounded_size(round),
            ),
            Mistake(
                "sin-redondeo",
                "tu resultado coincide con la fórmula sin quedarse con la parte entera",
                "Compara `/` con `//` cuando el stride no divide.",
                _real_size,
            ),
            Mistake(
                "falta-el-uno",
                "tu resultado coincide con la fórmula sin sumar 1",
                "Cuenta a mano las ventanas de tamaño 3 que caben en una fila de 3 casillas.",
                lambda n, f, s, p: _size(n, f, s, p) - 1,
            ),
            Mistake(
                "padding-una-vez",
                "tu resultado coincide con sumar el padding una sola vez",
                "El borde se pone a los dos lados.",
                lambda n, f, s, p: (n + p - f) // s + 1,
            ),
            Mistake(
                "sin-padding",
                "tu resultado coincide con la fórmula sin el padding",
                "Mira si padding aparece en tu cálculo.",
                lambda n, f, s, p: (n - f) // s + 1,
            ),
            Mistake(
                "sin-stride",
                "tu resultado coincide con la fórmula sin dividir entre el stride",
                "Mira si stride aparece en tu cálculo.",
                lambda n, f, s, p: n + 2 * p - f + 1,
            ),
        ),
    ),
)
