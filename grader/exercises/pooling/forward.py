"""Unidad 05, la ida: ``max_pooling_forward`` y ``average_pooling_forward``.

Oráculos: ``F.max_pool2d`` y ``F.avg_pool2d``.
"""

from collections.abc import Callable, Sequence

import numpy as np

from grader.exercises import tables
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.drawing import Draw
from grader.exercises.pooling.forward_mistakes import AVERAGE_MISTAKES, MAX_MISTAKES
from grader.exercises.pooling.oracles import average_pool, max_pool

Shape = tuple[int, int, int, int]
Values = Callable[..., np.ndarray]

# (forma de la entrada, filter_size, stride)
SEPARATE = (((1, 1, 4, 4), 2, 2), ((1, 1, 6, 6), 3, 3), ((1, 1, 8, 8), 2, 2))
OVERLAP = (((1, 1, 6, 6), 3, 1), ((1, 1, 5, 5), 2, 1), ((1, 1, 8, 8), 4, 2), ((1, 1, 9, 9), 3, 2))
GAPS = (((1, 1, 8, 8), 2, 3), ((1, 1, 9, 9), 1, 4), ((1, 1, 8, 8), 2, 6))
# con restos a los dos lados de la mitad: así se distinguen suelo, techo y redondeo
FLOOR = (
    ((1, 1, 5, 5), 2, 2),
    ((1, 1, 7, 7), 3, 3),
    ((1, 1, 8, 8), 3, 3),
    ((1, 1, 7, 7), 4, 4),
    ((1, 1, 11, 11), 4, 4),
)
OBLONG = (((1, 1, 4, 6), 2, 2), ((1, 1, 8, 4), 2, 2), ((1, 1, 3, 9), 3, 3))
BATCH = (((3, 2, 4, 4), 2, 2), ((2, 4, 4, 4), 2, 2), ((1, 3, 6, 6), 3, 3))
# los ejes de tamaño 1 no se pueden perder
MIXED = (
    ((2, 3, 6, 8), 2, 2),
    ((3, 2, 9, 6), 3, 3),
    ((2, 4, 5, 7), 3, 1),
    ((1, 2, 4, 6), 2, 2),
    ((2, 1, 3, 6), 3, 3),
)
LIMITS = (
    ((2, 3, 4, 4), 4, 1),
    ((3, 2, 5, 4), 1, 1),
    ((2, 3, 7, 9), 3, 2),
    ((2, 3, 8, 6), 3, 2),
    ((2, 2, 7, 10), 2, 4),
)


# con estas y las demás, cada pareja de propiedades está en algún criterio de valores
# (tests/judge/test_coverage.py); las letras son las de Draw.stored
STORED = (
    (((1, 2, 6, 5), 3, 5), "nc"),
    (((2, 1, 2, 3), 1, 1), "nc"),
    (((1, 1, 5, 5), 1, 5), "c"),
    (((2, 1, 5, 6), 4, 3), "nc"),
    (((3, 1, 2, 2), 1, 2), "nc"),
    (((2, 2, 3, 4), 2, 1), "n"),
)


def _exact(d: Draw, *shape: int) -> np.ndarray:
    """Octavos: se suman sin error de redondeo, así que cortar o redondear la media da siempre lo mismo."""
    return np.round(d.array(*shape) * 100) / 8


def _sevenths(d: Draw, *shape: int) -> np.ndarray:
    """Positivos con muchos decimales: quien redondea la salida a unos pocos no la da por buena."""
    return d.positive(*shape) / 7


def _inputs(*settings: tuple[Shape, int, int], values: Values) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [(values(d, *shape), f, s) for shape, f, s in settings]


def _limits(values: Values) -> Callable[[Draw], Sequence[Arguments]]:
    plain = _inputs(*LIMITS, values=values)
    return lambda d: [*plain(d), *((d.stored(how, *shape), f, s) for (shape, f, s), how in STORED)]


def _negative(d: Draw) -> Sequence[Arguments]:
    """Negativos, también más pequeños que cualquier número con el que alguien empiece a buscar el máximo.

    En los últimos, lo primero de cada ventana es un 0: ese es su máximo.
    """
    huge = 1e12 * d.negative(1, 1, 4, 4)
    topped = []
    for side, f in ((6, 3), (4, 2), (6, 2)):
        below = d.negative(1, 1, side, side)
        below[..., ::f, ::f] = 0
        topped.append((below, f, f))
    return [*_inputs(*SEPARATE, values=Draw.negative)(d), (huge, 2, 2), *topped]


def _criteria(
    values: Values,
    limit_values: Values,
    name: str,
    own: Callable[[Draw], Sequence[Arguments]],
    share: float = 1,
) -> tuple[Criterion, ...]:
    """Los criterios de la ida, con los valores que sortea ``values``, más el de cada función, ``own``.

    ``share`` es cuánto vale cada uno frente a los del máximo, que se escriben antes.
    """

    def draw(settings: tuple[tuple[Shape, int, int], ...]) -> Callable[[Draw], Sequence[Arguments]]:
        return _inputs(*settings, values=values)

    whole, half = share, share / 2
    return (
        Criterion("forma de la salida", half, draw(MIXED), "shape"),
        Criterion("ventanas separadas", whole + half, draw(SEPARATE)),
        Criterion("ventanas solapadas", whole, draw(OVERLAP)),
        Criterion("stride mayor que la ventana", half, draw(GAPS)),
        Criterion("stride que no divide", half, draw(FLOOR)),
        Criterion("imagen no cuadrada", half, draw(OBLONG)),
        Criterion("varias imágenes y canales", whole, draw(BATCH)),
        Criterion(name, whole, own),
        Criterion("casos límite", whole, _limits(limit_values)),
        Criterion(
            "no modifica la entrada", half, draw(SEPARATE), "inputs", like="ventanas separadas", whole=0
        ),
    )


def _window(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    layer_input, f, stride = arguments
    image, channel, row, column = index
    y, x = row * stride, column * stride
    name = f"ventana de la imagen {image}, canal {channel}, filas {y}:{y + f}, columnas {x}:{x + f}"
    return [(name, layer_input[image, channel, y : y + f, x : x + f])]


_PARAMETERS = ("layer_input", "filter_size", "stride")
_FORMULA = "(N, C, n_H, n_W), con n = ⌊(n_prev - filter_size) / stride⌋ + 1"

MAX_POOLING_FORWARD = Exercise(
    name="max_pooling_forward",
    unit="05_pooling",
    parameters=_PARAMETERS,
    formula=_FORMULA,
    oracle=max_pool,
    live=tables.max_pool,
    window=_window,
    criteria=_criteria(Draw.positive, _sevenths, "valores negativos", _negative),
    mistakes=MAX_MISTAKES,
)

AVERAGE_POOLING_FORWARD = Exercise(
    name="average_pooling_forward",
    unit="05_pooling",
    parameters=_PARAMETERS,
    formula=_FORMULA,
    oracle=average_pool,
    live=tables.average_pool,
    window=_window,
    criteria=_criteria(_exact, _exact, "valores enteros", _inputs(*SEPARATE, values=Draw.whole), share=0.5),
    mistakes=AVERAGE_MISTAKES,
)
