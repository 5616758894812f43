"""Unidad 02: ``convolve``, una ventana. Oráculo: ``F.conv2d`` sobre una sola ventana."""

from collections.abc import Sequence

import numpy as np

from grader.exercises import tables
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.convolve.mistakes import MISTAKES
from grader.exercises.convolve.program import one_window
from grader.exercises.drawing import Draw, kept


def _stored(d: Draw, how: str, channels: int, f: int, b: float) -> Arguments:
    """Una ventana guardada como dice ``how`` (:meth:`Draw.stored`)."""
    return (d.stored(how, channels, f, f), kept(d.array(channels, f, f), how), b)


def _by_hand(d: Draw, channels: int, b: float) -> Arguments:
    """La primera de cada criterio, que es la que se enseña: se puede hacer de memoria."""
    return (d.whole(channels, 2, 2), d.whole(channels, 2, 2), b)


def _single(d: Draw) -> Sequence[Arguments]:
    more = ((d.array(1, f, f), d.array(1, f, f), 0.0) for f in (3, 2, 1))
    return [_by_hand(d, 1, 0.0), *more, _stored(d, "c", 1, 3, 0.0)]


def _channels(d: Draw) -> Sequence[Arguments]:
    plain = [(d.array(c, f, f), d.array(c, f, f), 0.0) for c, f in ((2, 3), (4, 2), (3, 7), (9, 1))]
    return [_by_hand(d, 2, 0.0), *plain, _stored(d, "n", 2, 1, 0.0), _stored(d, "c", 3, 2, 0.0)]


def _bias(d: Draw) -> Sequence[Arguments]:
    return [
        _by_hand(d, 1, 2.5),
        (d.array(1, 3, 3), d.array(1, 3, 3), 2.5),
        (d.array(3, 2, 2), d.array(3, 2, 2), -1.25),
        (d.whole(2, 4, 4), d.whole(2, 4, 4), d.number()),
        (d.array(4, 2, 2), d.array(4, 2, 2), d.number()),
        _stored(d, "nc", 3, 2, -0.75),
        _stored(d, "n", 1, 3, 1.5),
        (d.array(1, 1, 1), d.array(1, 1, 1), d.number()),
    ]


def _mixed(d: Draw) -> Sequence[Arguments]:
    return [
        (d.array(3, 2, 2), d.array(3, 2, 2), d.number()),
        (d.array(1, 3, 3), d.array(1, 3, 3), 0.0),
        (d.array(2, 1, 1), d.array(2, 1, 1), d.number()),
    ]


def _window(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    X, W, b = arguments
    each = [pair for c in range(len(X)) for pair in ((f"X, canal {c}", X[c]), (f"W, canal {c}", W[c]))]
    return [*each, ("b", np.asarray(b))]


CONVOLVE = Exercise(
    name="convolve",
    unit="02_convolve",
    parameters=("X", "W", "b"),
    oracle=one_window,
    live=tables.one_window,
    window=_window,
    criteria=(
        Criterion("devuelve un solo número", 2, _mixed, "shape"),
        Criterion("suma de productos, un canal", 3, _single),
        Criterion("varios canales", 2, _channels),
        Criterion("sesgo", 2, _bias),
        Criterion("no modifica la entrada", 1, _mixed, "inputs", like="devuelve un solo número"),
    ),
    mistakes=MISTAKES,
)
