"""Unidad 03, la capa: ``conv_forward``. Oráculo: ``torch.nn.functional.conv2d``."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.exercises import arrays, tables
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.conv_forward.map_mistakes import with_whole_maps
from grader.exercises.conv_forward.mistakes import MISTAKES
from grader.exercises.conv_forward.program import FRAME
from grader.exercises.conv_forward.size_mistakes import INHERITED
from grader.exercises.drawing import Draw, kept
from grader.exercises.tensors import tensor


def conv(layer_input: np.ndarray, W: np.ndarray, b: np.ndarray, stride: int, padding: int) -> np.ndarray:
    """La capa convolucional de PyTorch; el oráculo del ejercicio."""
    import torch.nn.functional as F

    x, w, bias = map(tensor, (layer_input, W, b))
    return F.conv2d(x, w, bias, stride, padding).numpy()


def _layer(
    d: Draw, x: tuple[int, int, int, int], filters: int, size: int, stride: int, padding: int
) -> Arguments:
    b = np.zeros(filters)
    return (d.array(*x), d.array(filters, x[1], size, size), b, stride, padding)


def _biased(
    d: Draw, x: tuple[int, int, int, int], filters: int, size: int, stride: int, padding: int
) -> Arguments:
    return (d.array(*x), d.array(filters, x[1], size, size), d.array(filters), stride, padding)


def _stored(
    d: Draw, how: str, x: tuple[int, int, int, int], filters: int, size: int, *rest: int
) -> Arguments:
    """Como ``_biased``, con los arrays guardados como dice ``how`` (:meth:`Draw.stored`)."""
    W, b = kept(d.array(filters, x[1], size, size), how), d.array(filters) * ("0" not in how)
    return (d.stored(how, *x), W, kept(b, how), *rest)


def _layers(
    make: Callable[..., Arguments], *settings: tuple[tuple[int, int, int, int], int, int, int, int]
) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [make(d, *s) for s in settings]


# con estas y las demás, cada pareja de propiedades está en algún criterio de valores, y cada trío de padding,
# stride y lados (tests/judge/test_coverage.py); la última letra, 0, es un sesgo de ceros
_STORED = (
    (((2, 3, 3, 2), 1, 1, 3, 0), "nc"),
    (((1, 1, 2, 2), 1, 2, 5, 2), "nc0"),
    (((2, 2, 4, 7), 4, 3, 2, 3), "nc0"),
    (((1, 1, 6, 4), 1, 4, 2, 0), "nc0"),
    (((1, 3, 2, 4), 4, 1, 4, 1), "c0"),
    (((2, 1, 5, 4), 1, 3, 4, 3), "c0"),
    (((1, 1, 4, 4), 1, 4, 3, 1), "n"),
    (((2, 1, 2, 2), 2, 1, 2, 2), "0"),
    (((3, 2, 4, 3), 1, 3, 1, 1), "nc"),
    (((1, 2, 4, 3), 1, 3, 1, 2), "nc0"),
    (((1, 1, 4, 5), 1, 4, 2, 0), "n"),
    (((1, 1, 3, 4), 1, 3, 1, 1), "c"),
    (((1, 1, 3, 3), 1, 2, 2, 1), "nc"),
    (((2, 1, 6, 3), 4, 3, 4, 1), ""),
    (((3, 1, 3, 5), 4, 3, 2, 1), "nc"),
    (((2, 1, 6, 3), 4, 3, 2, 2), "nc"),
    (((2, 2, 3, 4), 1, 3, 1, 2), "c"),
)


def _limits(d: Draw) -> Sequence[Arguments]:
    common = _layers(
        _biased,
        ((2, 3, 5, 5), 4, 1, 1, 0),
        ((3, 2, 3, 3), 5, 3, 1, 0),
        ((2, 1, 7, 10), 3, 2, 5, 0),
        ((2, 3, 4, 5), 2, 2, 3, 2),
        ((3, 2, 9, 4), 2, 3, 2, 1),
    )(d)
    return [*common, *(_stored(d, how, *setting) for setting, how in _STORED)]


_MIXED = _layers(
    _biased,
    ((2, 3, 6, 5), 4, 2, 1, 0),
    ((3, 2, 7, 5), 1, 3, 2, 1),
    ((1, 4, 5, 8), 3, 2, 3, 0),
)
_PLAIN = _layers(_layer, ((1, 2, 5, 5), 1, 3, 1, 0), ((1, 1, 4, 4), 1, 2, 1, 0), ((1, 3, 6, 6), 1, 4, 1, 0))


def _values(
    name: str, weight: float, *settings: tuple[Any, ...], make: Callable[..., Arguments] = _layer
) -> Criterion:
    return Criterion(name, weight, _layers(make, *settings))


def _window(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    layer_input, W, b, stride, padding = arguments
    image, number, row, column = index
    x = FRAME(arrays.tensor(layer_input), padding)
    y0, x0, f = row * stride, column * stride, W.shape[-1]
    name = f"ventana de la imagen {image}, filas {y0}:{y0 + f}, columnas {x0}:{x0 + f}"
    windows = x[image, :, y0 : y0 + f, x0 : x0 + f]
    each = [
        pair
        for c in range(len(windows))
        for pair in ((f"{name}, canal {c}", windows[c]), (f"filtro {number}, canal {c}", W[number, c]))
    ]
    return [*each, (f"b[{number}]", b[number])]


CONV_FORWARD = Exercise(
    name="conv_forward",
    uses=("output_size", "feature_map"),
    inherited=INHERITED,
    unit="03_conv_forward",
    parameters=("layer_input", "W", "b", "stride", "padding"),
    formula="(N, F, H', W'), con H' = ⌊(H + 2·padding - f) / stride⌋ + 1, y lo mismo en columnas",
    axes=(("imagen", "filtro", "fila", "columna"),),
    oracle=conv,
    live=tables.conv2d,
    window=_window,
    criteria=(
        Criterion("forma de la salida", 2, _MIXED, "shape"),
        Criterion("valores, stride 1", 2, _PLAIN),
        _values(
            "padding", 2, ((1, 2, 5, 5), 1, 3, 1, 1), ((1, 3, 4, 4), 1, 3, 1, 2), ((1, 2, 3, 3), 1, 2, 1, 3)
        ),
        _values(
            "stride mayor que 1",
            2,
            ((1, 2, 7, 7), 1, 3, 2, 0),
            ((1, 3, 8, 8), 1, 2, 3, 0),
            ((1, 1, 9, 9), 1, 3, 3, 0),
        ),
        _values(
            "stride que no divide",
            1,
            ((1, 2, 6, 6), 1, 3, 2, 0),
            ((1, 1, 8, 8), 1, 3, 3, 0),
            ((1, 2, 8, 8), 1, 3, 4, 0),
            ((1, 2, 9, 9), 1, 4, 3, 0),
        ),
        _values(
            "varios filtros",
            1,
            ((1, 2, 5, 5), 3, 3, 1, 0),
            ((1, 4, 4, 4), 2, 3, 1, 0),
            ((1, 1, 5, 5), 5, 2, 1, 0),
        ),
        _values(
            "varias imágenes en el lote",
            2,
            ((3, 2, 5, 5), 1, 3, 1, 0),
            ((2, 3, 4, 4), 1, 2, 1, 0),
            ((5, 1, 4, 4), 1, 3, 1, 0),
        ),
        _values(
            "imagen no cuadrada",
            1,
            ((1, 2, 5, 7), 1, 3, 1, 0),
            ((1, 1, 8, 4), 1, 3, 1, 0),
            ((1, 2, 3, 6), 1, 3, 1, 0),
        ),
        _values(
            "sesgo",
            1,
            ((1, 2, 4, 4), 3, 3, 1, 0),
            ((1, 1, 5, 5), 2, 2, 1, 0),
            ((1, 3, 4, 4), 4, 2, 1, 0),
            make=_biased,
        ),
        Criterion("casos límite", 1, _limits),
        Criterion("no modifica la entrada", 1, _PLAIN, "inputs", like="valores, stride 1", whole=0),
    ),
    mistakes=tuple(with_whole_maps(MISTAKES)),
)
