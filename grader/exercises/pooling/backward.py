"""Unidad 05, la vuelta: ``max_pooling_backward`` y ``average_pooling_backward``.

Oráculos: la derivación automática de ``F.max_pool2d`` y ``F.avg_pool2d``. ``F.max_pool2d`` da el gradiente al
primer máximo; ``torch.amax`` lo reparte entre los empatados, así que no sirve.
"""

from collections.abc import Callable, Sequence

import numpy as np

from grader.exercises import tables
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.drawing import Draw, kept
from grader.exercises.pooling.backward_mistakes import AVERAGE_MISTAKES, MAX_MISTAKES
from grader.exercises.pooling.forward import (
    BATCH,
    FLOOR,
    GAPS,
    LIMITS,
    MIXED,
    OBLONG,
    OVERLAP,
    SEPARATE,
    STORED,
    Shape,
)
from grader.exercises.pooling.oracles import average_gradient, max_gradient

Values = Callable[[Draw, Shape, int], np.ndarray]

NEGATIVE = (((2, 2, 4, 4), 2, 2), ((2, 3, 5, 7), 2, 1), ((3, 2, 6, 8), 3, 2))


_TIED = (
    (((2, 3, 3, 4), 2, 1), "nc"),
    (((1, 2, 5, 3), 2, 3), ""),
    (((2, 1, 3, 3), 3, 1), ""),
)


def _ranks(d: Draw, shape: Shape) -> np.ndarray:
    """Los enteros desde 0, desordenados."""
    return d.generator.permutation(int(np.prod(shape))).reshape(shape)


def _distinct(d: Draw, shape: Shape, f: int) -> np.ndarray:
    """Valores de los dos signos, todos distintos: no hay empates."""
    return (_ranks(d, shape) - np.prod(shape) // 2) / 10


def _below_zero(d: Draw, shape: Shape, f: int) -> np.ndarray:
    """Bajan de -100: quien empieza a buscar en un número negativo cualquiera tampoco acierta."""
    return -(_ranks(d, shape) + 1.0) * 10


def _almost_tied(d: Draw, shape: Shape, f: int) -> np.ndarray:
    """Valores distintos entre los que no hay ni una milmillonésima."""
    return (_ranks(d, shape) + 1) * 1e-12


def _tied(d: Draw, shape: Shape, f: int) -> np.ndarray:
    """Como la salida de una ReLU, con muchos valores iguales.

    En las tres primeras ventanas de lado ``f`` hay un empate seguro: en los dos vecinos de la esquina, en la
    diagonal y en todas las casillas, que valen 0. Así se distingue quién gana se dibuje lo que se dibuje.
    """
    x = np.maximum(d.generator.integers(-3, 4, size=shape), 0).astype(float)
    x[..., 0, 1] = x[..., 1, 0] = 4
    x[..., 0, 0] = 1
    x[..., 0, f] = x[..., 1, f + 1] = 4
    x[..., f : 2 * f, :f] = 0
    return x


def _tied_and_stored(how: str) -> Values:
    """Mitades de enteros, con un empate en la primera ventana y los que salgan."""

    def values(d: Draw, shape: Shape, f: int) -> np.ndarray:
        x = d.generator.integers(-3, 4, size=shape)
        x[..., 0, :2] = 4
        x -= 9 * ("n" in how)
        return kept(x / 2, how)

    return values


def _stored(how: str) -> Values:
    """Valores distintos, como dicen las letras de ``how`` (:meth:`Draw.stored`)."""

    def values(d: Draw, shape: Shape, f: int) -> np.ndarray:
        x = _ranks(d, shape) - np.prod(shape) * (1 if "n" in how else 0.5)
        return kept(x / 10 - 0.05, how)

    return values


def _upstream(
    *settings: tuple[Shape, int, int], values: Values = _distinct
) -> Callable[[Draw], Sequence[Arguments]]:
    """Entradas de la vuelta, con la ``layer_input`` que sortea ``values``."""

    def draw(d: Draw) -> Sequence[Arguments]:
        made = []
        for shape, f, s in settings:
            size = ((n - f) // s + 1 for n in shape[2:])
            made.append((d.array(*shape[:2], *size), values(d, shape, f), f, s))
        return made

    return draw


def _ties(d: Draw) -> Sequence[Arguments]:
    made = [*_upstream(*SEPARATE, values=_tied)(d), *_upstream(*SEPARATE, values=_almost_tied)(d)]
    return made + [_upstream(setting, values=_tied_and_stored(how))(d)[0] for setting, how in _TIED]


def _limits(d: Draw) -> Sequence[Arguments]:
    """Con gradientes de muchos decimales: quien redondea el resultado a unos pocos no acierta."""
    made = [*_upstream(*LIMITS)(d), *_upstream(*NEGATIVE, values=_below_zero)(d)]
    made += [_upstream(setting, values=_stored(how))(d)[0] for setting, how in STORED]
    return [(l_O / 7, *rest) for l_O, *rest in made]


def _criteria(*own: Criterion, usual: float = 0.5) -> tuple[Criterion, ...]:
    """Los criterios de la vuelta, más los propios; ``usual`` es lo que vale acertar sin solapes o en todo."""
    return (
        Criterion("forma de la salida", 0.5, _upstream(*MIXED), "shape"),
        Criterion("ventanas separadas", usual, _upstream(*SEPARATE)),
        Criterion("ventanas solapadas", 1, _upstream(*OVERLAP)),
        Criterion("stride mayor que la ventana", 0.5, _upstream(*GAPS)),
        Criterion("stride que no divide", 0.5, _upstream(*FLOOR[:3])),
        Criterion("imagen no cuadrada", 0.5, _upstream(*OBLONG)),
        Criterion("varias imágenes y canales", 0.5, _upstream(*BATCH)),
        *own,
        Criterion("casos límite", usual, _limits),
        Criterion(
            "no modifica la entrada", 0.5, _upstream(*SEPARATE), "inputs", like="ventanas separadas", whole=1
        ),
    )


_PARAMETERS = ("l_O", "layer_input", "filter_size", "stride")

MAX_POOLING_BACKWARD = Exercise(
    name="max_pooling_backward",
    unit="05_pooling",
    parameters=_PARAMETERS,
    outputs=("l_a_prev",),
    formula="la de layer_input",
    oracle=max_gradient,
    live=tables.max_gradient,
    criteria=_criteria(Criterion("empates", 2, _ties), usual=1),
    mistakes=MAX_MISTAKES,
)

AVERAGE_POOLING_BACKWARD = Exercise(
    name="average_pooling_backward",
    unit="05_pooling",
    parameters=_PARAMETERS,
    outputs=("l_a_prev",),
    formula="la de layer_input",
    oracle=average_gradient,
    live=tables.average_gradient,
    criteria=_criteria(),
    mistakes=AVERAGE_MISTAKES,
)
