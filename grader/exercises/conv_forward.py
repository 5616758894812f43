"""Unidad 03, la capa: ``conv_forward``. Oráculo: ``torch.nn.functional.conv2d``."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Arguments, Criterion, Draw, Exercise, Mistake
from grader.exercises.output_size import output_shape


def _conv(layer_input: np.ndarray, W: np.ndarray, b: np.ndarray, stride: int, padding: int) -> np.ndarray:
    x, w = torch.from_numpy(layer_input), torch.from_numpy(W)
    return F.conv2d(x, w, torch.from_numpy(b), stride, padding).numpy()


def _layer(
    d: Draw, x: tuple[int, int, int, int], filters: int, size: int, stride: int, padding: int
) -> Arguments:
    b = np.zeros(filters)
    return (d.array(*x), d.array(filters, x[1], size, size), b, stride, padding)


def _biased(
    d: Draw, x: tuple[int, int, int, int], filters: int, size: int, stride: int, padding: int
) -> Arguments:
    return (d.array(*x), d.array(filters, x[1], size, size), d.array(filters), stride, padding)


def _layers(
    make: Callable[..., Arguments], *settings: tuple[tuple[int, int, int, int], int, int, int, int]
) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [make(d, *s) for s in settings]


_MIXED = _layers(
    _biased,
    ((2, 3, 6, 5), 4, 2, 1, 0),
    ((3, 2, 7, 5), 1, 3, 2, 1),
    ((1, 4, 5, 8), 3, 2, 3, 0),
)
_PLAIN = _layers(
    _layer,
    ((1, 2, 5, 5), 1, 3, 1, 0),
    ((1, 1, 4, 4), 1, 2, 1, 0),
    ((1, 3, 6, 6), 1, 4, 1, 0),
)


def _window(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    layer_input, W, _, stride, padding = arguments
    image, number, row, column = index
    x = F.pad(torch.from_numpy(layer_input), (padding,) * 4).numpy()
    y0, x0, f = row * stride, column * stride, W.shape[-1]
    return [
        (
            f"ventana de la imagen {image}, filas {y0}:{y0 + f}, columnas {x0}:{x0 + f}, canal 0",
            x[image, 0, y0 : y0 + f, x0 : x0 + f],
        ),
        (f"filtro {number}, canal 0", W[number, 0]),
    ]


def _first_image_only(layer_input, W, b, stride, padding):
    z = _conv(layer_input, W, b, stride, padding).copy()
    z[1:] = 0
    return z


def _one_by_one(layer_input, W, b, stride, padding):
    height, width = output_shape(layer_input.shape, W.shape[-1], stride, padding)
    return _conv(layer_input, W, b, 1, padding)[:, :, :height, :width]


EXERCISES = (
    Exercise(
        name="conv_forward",
        unit="03_conv_forward",
        parameters=("layer_input", "W", "b", "stride", "padding"),
        formula="(N, F, n_H, n_W), con n = ⌊(n_prev + 2·padding - f) / stride⌋ + 1",
        oracle=_conv,
        window=_window,
        criteria=(
            Criterion("forma de la salida", 2, _MIXED, "shape"),
            Criterion("valores, stride 1", 2, _PLAIN),
            Criterion(
                "padding",
                2,
                _layers(
                    _layer,
                    ((1, 2, 5, 5), 1, 3, 1, 1),
                    ((1, 3, 4, 4), 1, 3, 1, 2),
                    ((1, 2, 3, 3), 1, 2, 1, 3),
                ),
            ),
            Criterion(
                "stride mayor que 1",
                2,
                _layers(
                    _layer,
                    ((1, 2, 7, 7), 1, 3, 2, 0),
                    ((1, 3, 8, 8), 1, 2, 3, 0),
                    ((1, 1, 9, 9), 1, 3, 3, 0),
                ),
            ),
            Criterion(
                "stride que no divide",
                1,
                _layers(
                    _layer,
                    ((1, 2, 6, 6), 1, 3, 2, 0),
                    ((1, 1, 7, 7), 1, 2, 3, 0),
                    ((1, 2, 8, 8), 1, 3, 4, 0),
                ),
            ),
            Criterion(
                "varios filtros",
                1,
                _layers(
                    _layer,
                    ((1, 2, 5, 5), 3, 3, 1, 0),
                    ((1, 4, 4, 4), 2, 3, 1, 0),
                    ((1, 1, 5, 5), 5, 2, 1, 0),
                ),
            ),
            Criterion(
                "varias imágenes en el lote",
                2,
                _layers(
                    _layer,
                    ((3, 2, 5, 5), 1, 3, 1, 0),
                    ((2, 3, 4, 4), 1, 2, 1, 0),
                    ((5, 1, 4, 4), 1, 3, 1, 0),
                ),
            ),
            Criterion(
                "imagen no cuadrada",
                1,
                _layers(
                    _layer,
                    ((1, 2, 5, 7), 1, 3, 1, 0),
                    ((1, 1, 8, 4), 1, 2, 1, 0),
                    ((1, 2, 3, 6), 1, 3, 1, 0),
                ),
            ),
            Criterion(
                "sesgo",
                1,
                _layers(
                    _biased,
                    ((1, 2, 4, 4), 3, 3, 1, 0),
                    ((1, 1, 5, 5), 2, 2, 1, 0),
                    ((1, 3, 4, 4), 4, 2, 1, 0),
                ),
            ),
            Criterion(
                "casos límite",
                1,
                _layers(
                    _biased,
                    ((2, 3, 4, 5), 4, 1, 1, 0),
                    ((3, 2, 3, 3), 4, 3, 1, 0),
                    ((2, 1, 7, 9), 3, 2, 4, 0),
                    ((2, 3, 4, 5), 2, 2, 3, 2),
                ),
            ),
            Criterion("no modifica la entrada", 1, _PLAIN, "inputs"),
        ),
        mistakes=(
            Mistake(
                "filtro-rotado",
                "tu resultado coincide con rotar el filtro 180°",
                "En este curso la ventana y el filtro se multiplican casilla a casilla, sin girar nada.",
                lambda x, W, b, s, p: _conv(x, W[..., ::-1, ::-1].copy(), b, s, p),
            ),
            Mistake(
                "filtro-transpuesto",
                "tu resultado coincide con transponer el filtro",
                "Mira si en algún punto intercambias filas y columnas de W.",
                lambda x, W, b, s, p: _conv(x, W.swapaxes(2, 3).copy(), b, s, p),
            ),
            Mistake(
                "sin-sesgo",
                "tu resultado coincide con el correcto sin el sesgo",
                "Mira si b aparece en el valor de cada casilla de la salida.",
                lambda x, W, b, s, p: _conv(x, W, 0 * b, s, p),
            ),
            Mistake(
                "sesgo-dentro",
                "tu resultado coincide con sumar el sesgo una vez por cada producto",
                "El sesgo se suma una sola vez por casilla de la salida.",
                lambda x, W, b, s, p: _conv(x, W, b * W[0].size, s, p),
            ),
            Mistake(
                "sesgo-del-primer-filtro",
                "tu resultado coincide con usar en todos los filtros el sesgo del primero",
                "Cada filtro tiene su sesgo: mira con qué índice lees b.",
                lambda x, W, b, s, p: _conv(x, W, np.full_like(b, b[0]), s, p),
            ),
            Mistake(
                "un-solo-canal",
                "tu resultado coincide con usar solo el primer canal",
                "La ventana abarca todos los canales a la vez.",
                lambda x, W, b, s, p: _conv(x[:, :1].copy(), W[:, :1].copy(), b, s, p),
            ),
            Mistake(
                "solo-primera-imagen",
                "tu resultado coincide con calcular solo la primera imagen del lote",
                "Mira si un `return` o el índice de la imagen se queda dentro del primer bucle.",
                _first_image_only,
            ),
            Mistake(
                "stride-ignorado",
                "la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1",
                "El stride entra también en dónde empieza cada ventana, no solo en cuántas hay.",
                _one_by_one,
            ),
            Mistake(
                "sin-padding",
                "tu resultado coincide con no rellenar la entrada",
                "Mira de qué array sacas las ventanas: ¿del original o del que lleva el borde?",
                lambda x, W, b, s, p: _conv(x, W, b, s, 0),
            ),
        ),
    ),
)
