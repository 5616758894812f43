"""Unidad 06, ventanas y columnas: ``windows``, ``im2col`` y ``col2im``."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.exercises import tables
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.conv_forward.output_size import output_shape
from grader.exercises.drawing import Draw, kept
from grader.exercises.pooling import forward as pooling
from grader.exercises.vectorization import col2im_mistakes, im2col_mistakes, oracles, windows_mistakes
from grader.exercises.vectorization.inputs import LIMITS, NO_LOOPS, Inputs, converted, layers, protected

Setting = tuple[tuple[int, int, int, int], int, int]

#: Los ejes que se juntan en las filas y en las columnas de ``im2col``.
_AXES = (("imagen", "fila", "columna", "canal", "fila de la ventana", "columna de la ventana"),)

# Pocas filas y muchas columnas: un bucle por ventana da decenas de miles de vueltas; uno por fila, diez.
# Los valores son enteros: lo que se guarda como evidencia ocupa la mitad.
_WIDE, _WIDE_COLUMNS = (1, 1, 8, 8000), (1, 1, 12, 3000)
# en vueltas: lo que cabe entre quien no da una por ventana y quien sí, unas cinco veces a cada lado
# (tests/judge/test_cost.py)
_MOST = 40.0


def _plain(*settings: Setting) -> Inputs:
    return lambda d: [(d.array(*shape), f, s) for shape, f, s in settings]


def _limits(d: Draw) -> Sequence[Arguments]:
    stored = [(d.stored(how, *shape), f, s) for (shape, f, s), how in pooling.STORED]
    return [*_plain(*pooling.LIMITS)(d), *stored]


def _window_of(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    """La ventana de la que sale un valor de ``windows``."""
    X, f, stride = arguments
    image, channel, row, column = index[:4]
    y, x = row * stride, column * stride
    name = f"ventana de la imagen {image}, canal {channel}, filas {y}:{y + f}, columnas {x}:{x + f}"
    return [(name, X[image, channel, y : y + f, x : x + f])]


_STRIDE_1 = _plain(((1, 2, 5, 5), 3, 1), ((1, 1, 4, 4), 2, 1), ((1, 3, 6, 6), 4, 1))

WINDOWS = Exercise(
    name="windows",
    unit="06_vectorizacion",
    parameters=("X", "filter_size", "stride"),
    formula="(N, C, H', W', f, f), con H' = ⌊(H - f) / stride⌋ + 1",
    oracle=oracles.windows,
    live=tables.windows,
    window=_window_of,
    criteria=(
        Criterion("forma de la salida", 1, _plain(*pooling.MIXED, ((2, 3, 5, 8), 2, 3)), "shape"),
        Criterion("valores, stride 1", 1, _STRIDE_1),
        Criterion(
            "stride mayor que 1",
            1,
            _plain(*pooling.OVERLAP, *pooling.SEPARATE, *pooling.GAPS, *pooling.FLOOR, ((1, 2, 9, 9), 2, 3)),
        ),
        Criterion(
            "imagen no cuadrada", 1, _plain(*pooling.OBLONG, ((1, 2, 4, 7), 3, 1), ((1, 1, 7, 3), 2, 1))
        ),
        Criterion(LIMITS, 1, protected(_limits)),
        Criterion("vista, sin copia", 1, lambda d: [*_plain(*pooling.MIXED)(d), *_limits(d)], "view"),
        Criterion("no modifica la entrada", 1, _STRIDE_1, "inputs", like="valores, stride 1", whole=0),
    ),
    mistakes=windows_mistakes.MISTAKES,
)


def _sizes(shape: Sequence[int], f: int, stride: int, padding: int) -> tuple[int, ...]:
    """Los seis ejes que se juntan en las columnas de una entrada de forma ``shape``."""
    return (shape[0], *output_shape(tuple(shape), f, stride, padding), shape[1], f, f)


def _to_im2col(d: Draw, layer: Arguments) -> Arguments:
    layer_input, W, _, stride, padding = layer
    return layer_input, W.shape[-1], stride, padding


def _im2col_window(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    """La ventana de la que sale un valor de ``im2col``, en su canal."""
    layer_input, f, stride, padding = arguments
    sizes = _sizes(layer_input.shape, f, stride, padding)
    n, row, column = (int(i) for i in np.unravel_index(index[0], sizes[:3]))
    c = index[1] // (f * f)
    x = np.pad(layer_input[n, c], padding)
    y0, x0 = row * stride, column * stride
    name = f"ventana de la imagen {n}, canal {c}, filas {y0}:{y0 + f}, columnas {x0}:{x0 + f}"
    return [(name, x[y0 : y0 + f, x0 : x0 + f])]


def _im2col(name: str) -> Criterion:
    inputs = converted(layers(name), _to_im2col)
    return Criterion(name, 1, protected(inputs) if name == LIMITS else inputs)


IM2COL = Exercise(
    name="im2col",
    unit="06_vectorizacion",
    uses=("windows",),
    inherited=im2col_mistakes.INHERITED,
    parameters=("layer_input", "filter_size", "stride", "padding"),
    formula="(N·H'·W', C·f·f)",
    axes=_AXES,
    unrolled=lambda a: _sizes(a[0].shape, *a[1:]),
    oracle=oracles.im2col,
    live=tables.im2col,
    window=_im2col_window,
    criteria=(
        Criterion("forma de la salida", 1, converted(layers("forma de la salida"), _to_im2col), "shape"),
        _im2col("valores, stride 1"),
        _im2col("padding"),
        _im2col("stride mayor que 1"),
        _im2col("stride que no divide"),
        _im2col("varias imágenes en el lote"),
        _im2col("imagen no cuadrada"),
        _im2col(LIMITS),
        Criterion(NO_LOOPS, 1, lambda d: [(d.whole(*_WIDE), 1, 1, 0)], "cost", most=_MOST),
        Criterion(
            "no modifica la entrada",
            1,
            converted(layers("valores, stride 1"), _to_im2col),
            "inputs",
            like="valores, stride 1",
            whole=0,
        ),
    ),
    mistakes=im2col_mistakes.MISTAKES,
)


def _columns(d: Draw, shape: tuple[int, ...], f: int, stride: int, padding: int, how: str = "") -> Arguments:
    """Argumentos de ``col2im`` con las columnas guardadas como dice ``how`` (:meth:`Draw.stored`)."""
    sizes = _sizes(shape, f, stride, padding)
    return d.stored(how, int(np.prod(sizes[:3])), int(np.prod(sizes[3:]))), shape, f, stride, padding


def _to_col2im(d: Draw, layer: Arguments) -> Arguments:
    """Con los valores de la entrada de una capa negativos o por columnas, también los de las columnas."""
    layer_input, W, _, stride, padding = layer
    columns, *rest = _columns(d, layer_input.shape, W.shape[-1], stride, padding)
    negative = bool((layer_input < 0).all())
    by_columns = layer_input.flags.f_contiguous and not layer_input.flags.c_contiguous
    return kept(-np.abs(columns) if negative else columns, "c" * by_columns), *rest


def _folded(*settings: tuple[Any, ...]) -> Inputs:
    return lambda d: [_columns(d, *setting) for setting in settings]


_SEPARATE = _folded(((1, 2, 6, 6), 2, 2, 0), ((1, 1, 6, 6), 3, 3, 0), ((1, 2, 8, 8), 2, 3, 0))
_OVERLAP = _folded(
    ((1, 2, 5, 5), 3, 1, 0), ((1, 1, 4, 4), 2, 1, 0), ((1, 3, 6, 6), 4, 1, 0), ((1, 2, 7, 7), 3, 2, 0)
)


def _many(d: Draw) -> Sequence[Arguments]:
    height, width = _WIDE_COLUMNS[2:]
    return [(d.whole(height * width, 1), _WIDE_COLUMNS, 1, 1, 0)]


def _arriving(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    """Lo que suma una casilla de ``col2im``: sus valores en ``columns``."""
    columns, shape, f, stride, padding = arguments
    sizes = _sizes(shape, f, stride, padding)
    n, c, *place = index
    y, x = (i + padding for i in place)
    found = [
        columns[np.ravel_multi_index((n, i, j), sizes[:3]), np.ravel_multi_index((c, u, v), sizes[3:])]
        for i, j in np.ndindex(*sizes[1:3])
        if 0 <= (u := y - i * stride) < f and 0 <= (v := x - j * stride) < f
    ]
    return [("valores de columns que llegan a esa casilla", np.array(found))] if found else []


def _col2im(name: str) -> Criterion:
    return Criterion(name, 1, converted(layers(name), _to_col2im))


COL2IM = Exercise(
    name="col2im",
    unit="06_vectorizacion",
    parameters=("columns", "shape", "filter_size", "stride", "padding"),
    formula="la de shape",
    oracle=oracles.col2im,
    live=tables.col2im,
    window=_arriving,
    criteria=(
        Criterion("forma de la salida", 1, converted(layers("forma de la salida"), _to_col2im), "shape"),
        Criterion("ventanas separadas", 1, _SEPARATE),
        Criterion("ventanas solapadas", 1, _OVERLAP),
        _col2im("padding"),
        _col2im("stride que no divide"),
        _col2im("varias imágenes en el lote"),
        _col2im("imagen no cuadrada"),
        Criterion(LIMITS, 1, protected(converted(layers(LIMITS), _to_col2im))),
        Criterion(NO_LOOPS, 1, _many, "cost", most=_MOST),
        Criterion("no modifica la entrada", 1, _SEPARATE, "inputs", like="ventanas separadas", whole=0),
    ),
    mistakes=col2im_mistakes.MISTAKES,
)
