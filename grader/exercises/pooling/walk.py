"""Unidad 05: el recorrido de las ventanas, con las decisiones que toma quien lo escribe.

from grader.exercises import arrays
from grader.exercises.arrays import Tensor, tensor
Dónde empieza y acaba cada ventana, cuántas hay, qué pasa con las que el borde corta y qué imágenes y canales
se miran. Es igual a la ida y a la vuelta, para el máximo y para la media.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from grader.exercises import arrays
from grader.exercises.arrays import Tensor, tensor

#: Dónde empieza la ventana ``i`` de un eje: ``start(i, f, s)``; y dónde acaba: ``stop(start, i, f, s, n)``.
Start = Callable[[int, int, int], int]
Stop = Callable[[int, int, int, int, int], int]
Bounds = tuple[tuple[int, int], ...]
Plane = tuple[int, int]


def by_stride(i: int, f: int, s: int) -> int:
    """De ``s`` en ``s``, como debe ser."""
    return i * s


def by_one(i: int, f: int, s: int) -> int:
    """De 1 en 1."""
    return i


def by_side(i: int, f: int, s: int) -> int:
    """De ``f`` en ``f``."""
    return i * f


def at_zero(i: int, f: int, s: int) -> int:
    """Siempre desde el principio."""
    return 0


def after_side(start: int, i: int, f: int, s: int, n: int) -> int:
    """``f`` después de empezar, como debe ser."""
    return start + f


def at_end(start: int, i: int, f: int, s: int, n: int) -> int:
    """Hasta el final del eje."""
    return n


def size(n: int, f: int, s: int) -> int:
    """Cuántas ventanas caben."""
    return (n - f) // s + 1


@dataclass(frozen=True, eq=False)
class Windows:
    """Las ventanas de un plano: I × J, de U × V casillas cada una, en una tabla de I × J × U·V.

    ``place`` es la posición de cada casilla en el plano y ``inside``, si de verdad está; ``all_inside``, si
    están todas. ``empty`` y ``cut`` dicen qué ventanas no tienen casillas o no están enteras.
    """

    place: Tensor
    inside: Tensor
    all_inside: bool
    empty: Tensor
    cut: Tensor
    sides: tuple[int, int]

    def of(self, x: Tensor) -> Tensor:
        """Las ventanas de ``x``: (N, C, I, J, U·V). Donde no hay casilla, un valor cualquiera."""
        return x.flatten(2)[:, :, self.place.flatten()].unflatten(2, self.place.shape)


def windows(
    plane: Sequence[int],
    counts: Sequence[int],
    f: int,
    s: int,
    start: tuple[Start, Start] = (by_stride, by_stride),
    stop: tuple[Stop, Stop] = (after_side, after_side),
    turned: bool = False,
) -> Windows:
    """``counts`` ventanas de ``plane``; ``turned``: la ventana (i, j) está en las filas de j y al revés."""
    if min(counts) < 0:
        raise ValueError("negative")
    bounds = [
        tuple((a := begin(i, f, s), end(a, i, f, s, n)) for i in range(count))
        for n, count, begin, end in zip(
            plane, reversed(counts) if turned else counts, start, stop, strict=True
        )
    ]
    return _windows(tuple(plane), *bounds, turned)


@lru_cache(maxsize=4096)
def _windows(plane: Plane, rows: Bounds, columns: Bounds, turned: bool) -> Windows:
    (y, in_y, cut_y), (x, in_x, cut_x) = map(_axis, plane, (rows, columns))
    inside = in_y[:, None, :, None] & in_x[None, :, None, :]
    place = (y[:, None, :, None] * plane[1] + x[None, :, None, :]).expand(inside.shape)
    cut = cut_y[:, None] | cut_x[None]
    if turned:
        inside, place, cut = (t.transpose(0, 1) for t in (inside, place, cut))
    sides = (inside.shape[2], inside.shape[3])
    inside, place = inside.flatten(2), place.flatten(2)
    return Windows(place, inside, bool(inside.all()), ~inside.any(2), cut, sides)


def _axis(n: int, bounds: Bounds) -> tuple[Tensor, Tensor, Tensor]:
    starts, stops = tensor(bounds).astype(int).reshape(-1, 2, 1).swapaxes(0, 1)
    longest = max([stop - start for start, stop in bounds] + [1])
    index = starts + arrays.arange(longest)
    return index.clamp(max=n - 1), (index < stops) & (index < n), (stops > n).flatten()


def stumble(*troubles: tuple[Tensor | bool, Exception]) -> None:
    """Lanza la excepción de la primera ventana que tropieza; en una misma, por orden."""
    found = [
        (int(where.argmax()), k, error)
        for k, (where, error) in enumerate(troubles)
        if where is not False and where.any()
    ]
    if found:
        raise min(found, key=lambda trouble: trouble[:2])[2]


def beyond(visited: Sequence[int], counts: Sequence[int], turned: bool = False) -> Tensor | bool:
    """Qué ventanas de ``visited`` no tienen casilla en un array de ``counts``; ``turned``: leída [j, i]."""
    height, width = reversed(counts) if turned else counts
    if visited[0] <= height and visited[1] <= width:
        return False
    return (arrays.arange(visited[0]) >= height)[:, None] | (arrays.arange(visited[1]) >= width)[None]


def out_of_bounds() -> IndexError:
    """Un índice fuera de un array o de una lista."""
    return IndexError("bounds | range")


def first(axis: int) -> Callable[[Tensor], Tensor]:
    """El primer elemento de ``axis``, en lugar de todos."""
    return lambda x: x.narrow(axis, 0, 1).expand_as(x)


def only(*axes: int) -> Callable[[Tensor], Tensor]:
    """El primer elemento de cada uno de ``axes``; lo demás, a cero."""

    def kept(x: Tensor) -> Tensor:
        where = tuple(slice(0, 1) if axis in axes else slice(None) for axis in range(x.ndim))
        out = arrays.zeros_like(x)
        out[where] = x[where]
        return out

    return kept


def last(axis: int) -> Callable[[Tensor], Tensor]:
    """El último elemento de ``axis``; lo demás, a cero."""
    return lambda x: only(axis)(x.flip(axis)).flip(axis)
