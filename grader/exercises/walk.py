"""Cómo recorre un programa las ventanas de un mapa: cuántas, dónde empiezan y qué pasa si una sale cortada.

Las capas convolucionales lo comparten: la ida lee ventanas y la vuelta las lee y reparte en ellas.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import Any

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor

#: Lo que dice NumPy si una ventana cortada no encaja, según la operación; lo cuarto, la pieza ``convolve``.
CUT = "broadcast | mismatch | not aligned | no encajan | window shape"

#: Lo que dice NumPy si un índice se sale de un array.
OUTSIDE = "out of bounds"


class Stopped(Exception):
    """El recorrido se para en la posición ``place``, de fila y columna de la salida, con ``error``."""

    def __init__(self, place: tuple[int, int], error: Exception) -> None:
        super().__init__(place, error)
        self.place, self.error = place, error


Cells = Callable[[range, int, int, int], range]


def in_place(cells: range, i: int, step: int, side: int) -> range:
    """De las casillas de un eje, las de la ventana ``i``."""
    return cells[i * step : i * step + side]


@lru_cache(maxsize=4096)
def axis(
    size: int, count: int, step: int, side: int, f: int, grows: str, cells: Cells = in_place
) -> tuple[Tensor, int | None]:
    """Las ventanas de un eje de ``size`` casillas, y la primera que no encaja con un filtro de lado ``f``.

    El tensor tiene un 1 en (i·f + u, y) si la casilla u del filtro va, en la ventana i, con la y. ``grows``
    dice qué estira NumPy sin avisar cuando los lados no son iguales: ``"ventana"``, ``"filtro"``, las dos o
    ninguna; con ``"cortada"``, de una ventana cortada cuenta lo que queda. Nadie debe modificar el tensor.
    """
    reads = arrays.zeros(max(count, 0), f, size, dtype=float)
    bad = None
    for i, window in enumerate(reads):
        places = list(cells(range(size), i, step, side))
        if len(places) == f:
            window[range(f), places] = 1
        elif (len(places) == 1 and "ventana" in grows) or (f == 1 and "filtro" in grows):
            window[:, places] = 1
        elif len(places) < f and "cortada" in grows:
            window[range(len(places)), places] = 1
        elif bad is None:
            bad = i
    return reads.flatten(0, 1), bad


@lru_cache(maxsize=1024)
def _latest(*key: Any) -> Tensor:
    """Como ``axis``, pero cada casilla es solo de la última ventana que la toca."""
    return without(axis(*key)[0], slice(None, -1))


def without(reads: Tensor, which: slice) -> Tensor:
    """Como ``reads``, sin las ventanas ``which`` de las que tocan cada casilla."""
    kept = reads.clone()
    for y in range(kept.shape[1]):
        kept[np.flatnonzero(kept[:, y])[which], y] = 0
    return kept


Pair = tuple[int, int]


@dataclass(frozen=True)
class Sizes:
    """Los tamaños con los que un programa cuenta ventanas; ``room`` es el de la salida."""

    n: Pair
    f: int
    s: int
    p: int
    room: Pair

    @classmethod
    def of(cls, wide: Sequence[int], f: int, s: int, p: int) -> "Sizes":
        """Los de un mapa cuyos lados, con el marco ya puesto, son ``wide``."""
        return cls(tuple(n - 2 * p for n in wide), f, s, p, tuple((n - f) // s + 1 for n in wide))

    def counted(self, whole: Callable[[float], int], frame: int = 2, first: int = 1) -> Pair:
        """Las ventanas de cada eje con otro redondeo, otro marco u otra primera ventana."""
        return tuple(whole((n + frame * self.p - self.f) / self.s) + first for n in self.n)


@dataclass(frozen=True)
class Walk:
    """Las decisiones de un recorrido.

    ``step`` y ``side`` reciben el stride y el lado del filtro; ``count``, los tamaños. Con ``swapped``,
    filas y columnas se confunden: al empezar la ``"ventana"`` o al leer la ``"salida"``. ``grows`` y
    ``cells`` son lo de ``axis``.
    """

    step: Callable[[int, int], Pair] = lambda s, f: (s, s)
    side: Callable[[int, int], int] = lambda s, f: f
    count: Callable[[Sizes], Pair] = lambda z: z.room
    swapped: str = ""
    grows: str = ""
    cells: Cells = in_place

    @classmethod
    def of(cls, name: str, choices: Mapping[str, Any], **defaults: Any) -> "Walk":
        """El recorrido con las decisiones de todos y, por delante, las de la parte ``name``."""
        given = {**choices, **{k.removeprefix(name): v for k, v in choices.items() if k.startswith(name)}}
        return cls(**defaults | {k: given[k] for k in SHARED if k in given})


#: Los nombres de las decisiones de un recorrido.
SHARED = tuple(Walk.__dataclass_fields__)

#: Quien no cuenta la primera ventana: al dividir, o con ``range(0, n - f, stride)``.
SHORT = tuple({"count": lambda z, whole=whole: z.counted(whole, first=0)} for whole in (floor, ceil))


def walk(
    plan: Walk, sizes: Sizes, shape: Any, latest: bool = False, made: Pair | None = None
) -> tuple[Any, Any, Pair]:
    """Las ventanas de las filas, las de las columnas y cuántas se visitan en un array de ``shape``.

    Lanza ``Stopped`` en la primera posición que falla: la que
    no está en la salida o cuya ventana no encaja con el filtro.
    La salida se lee antes de tomar la ventana; si es un array de tamaño ``made``, se escribe después.
    """
    visited = plan.count(sizes)
    counts = visited[::-1] if plan.swapped == "ventana" else visited
    moves = (sizes.s, sizes.f)
    side = plan.side(*moves)
    keys = [
        (size, count, step, side, sizes.f, plan.grows, plan.cells)
        for size, count, step in zip(shape, counts, plan.step(*moves), strict=True)
    ]
    (rows, bad_row), (columns, bad_column) = (axis(*key) for key in keys)
    bad = (bad_column, bad_row) if plan.swapped == "ventana" else (bad_row, bad_column)
    room = made or sizes.room
    room = room[::-1] if plan.swapped == "salida" else room
    stops = []
    if min(visited) > 0:
        for limits, error in (
            (_over(visited, room), IndexError(OUTSIDE)),
            (bad, ValueError(CUT)),
        ):
            places = [(limits[0], 0)] * (limits[0] is not None) + [(0, limits[1])] * (limits[1] is not None)
            stops += [Stopped(place, error) for place in places]
    if stops:
        raise min(reversed(stops) if made else stops, key=lambda stop: stop.place)
    if latest:
        rows, columns = (_latest(*key) for key in keys)
    return rows, columns, visited


def walked(*what: Any, **how: Any) -> tuple[Any, Any, Pair]:
    """Lo que da ``walk``; si se para, lanza lo que lanzaría el programa."""
    try:
        return walk(*what, **how)
    except Stopped as stop:
        raise stop.error from None


def _over(visited: Pair, room: Pair) -> tuple[int | None, int | None]:
    return tuple(have if wanted > have else None for wanted, have in zip(visited, room, strict=True))
