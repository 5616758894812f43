"""Unidad 05: la vuelta del pooling como la escribe un estudiante, con sus decisiones a la vista."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor, same, tensor
from grader.exercises.pooling.walk import (
    Windows,
    after_side,
    at_end,
    at_zero,
    beyond,
    by_stride,
    out_of_bounds,
    stumble,
    windows,
)

#: Qué casillas reciben, y con qué peso: ``(valores, máximo de la ventana)``.
Share = Callable[[Tensor, Tensor], Tensor]
#: Qué reciben: ``(l_O, valores, máximo de la ventana)``.
Amount = Callable[[Tensor, Tensor, Tensor], Any]


def ties(v: Tensor, top: Tensor) -> Tensor:
    """Todos los máximos."""
    return v == top


def leading(found: Tensor) -> Tensor:
    """El primero de los que hay."""
    return found & (found.cumsum(-1) == 1)


def winner(v: Tensor, top: Tensor) -> Tensor:
    """El primer máximo, como debe ser."""
    return leading(v == top)


def everyone(v: Tensor, top: Tensor) -> Tensor:
    """Toda la ventana."""
    return arrays.ones_like(v, dtype=bool)


def whole(l_O: Tensor, v: Tensor, top: Tensor) -> Tensor:
    """El gradiente que llega, como debe ser."""
    return l_O


def backward(
    usual: Share,
    l_O: np.ndarray,
    layer_input: np.ndarray,
    f: int,
    s: int,
    *,
    refuses: Callable[..., None] | None = None,
    read: Callable[[Tensor], Tensor] = same,
    upstream: Callable[[Tensor], Tensor] = same,
    upstream_turned: bool = False,
    loops: Callable[..., Sequence[int]] | None = None,
    start: tuple = (by_stride, by_stride),
    stop: tuple = (after_side, after_side),
    turned: bool = False,
    cut: str = "",
    across: int | None = None,
    lowest: float | None = None,
    share: Share | None = None,
    in_plane: bool = False,
    window_turned: bool = False,
    amount: Amount = whole,
    divisor: Callable[..., float] | None = None,
    rounded: Callable[[Tensor], Tensor] = same,
    target: tuple = (),
    lands: Callable[..., tuple[Tensor, Tensor]] | None = None,
    frame: Callable[[Sequence[int], Sequence[int], int], Sequence[int]] | None = None,
    writes: str = "+=",
    by_columns: bool = False,
    decimals: bool = True,
    backwards: bool = False,
    base: Callable[[Tensor], Tensor] = arrays.zeros_like,
    averaged: bool = False,
    visits: Callable[[Tensor], Tensor] = same,
    kept: Callable[[Tensor], Tensor] = same,
    layout: Callable[[Tensor], Tensor] = same,
) -> np.ndarray:
    """Lo que da la vuelta; sin más argumentos, lo correcto. ``usual`` dice qué casillas reciben.

    ``cut``: qué pasa en una ventana que el borde corta, ``""`` (se recorta también lo que se escribe),
    ``"skip"`` (y si no queda nada, se salta), ``"block"`` (un bloque entero no cabe) o ``"index"`` (casilla a
    casilla, se sale); ``target``: dónde empieza lo que se escribe, si no es la ventana que se lee; ``lands``:
    en qué fila y columna, de las de la esquina y la posición en la ventana; ``frame``: el plano del
    resultado; ``writes``: ``"+="``, ``"cell"`` (``=`` en quien recibe) o ``"window"`` (``=`` en toda la
    ventana); ``decimals``: si los guarda el array del resultado; ``backwards``: a cada casilla le llega antes
    lo de la última ventana, como a quien recorre las casillas de todas a la vez.
    """
    if refuses:
        refuses(layer_input.shape, f, s)
    x, given = read(tensor(layer_input).double()), upstream(tensor(l_O).double())
    counts = given.shape[2:]
    visited = loops(counts, x.shape[2:], f, s) if loops else counts
    seen = windows(x.shape[2:], visited, f, s, start, stop, turned)
    if writes == "cell" and share is everyone:
        raise RuntimeError("si reciben todas las casillas, es lo mismo que pisar la ventana")
    looks = usual is winner if share is None else share is not everyone
    blocked = seen.cut if cut == "index" or (cut == "block" and f > 1) else False
    stumble(
        (blocked if cut == "index" else False, out_of_bounds()),
        (seen.empty if looks and cut != "skip" else False, ValueError("zero-size | empty")),
        (beyond(visited, counts, upstream_turned), out_of_bounds()),
        (blocked, ValueError("broadcast")),
    )
    g = given.swapaxes(2, 3) if upstream_turned else given
    g = g[:, :, : visited[0], : visited[1], None]
    v = seen.of(x)
    if not seen.all_inside:
        v = v.where(seen.inside, -np.inf)
    top = v.amax(-1, keepdim=True) if v.shape[-1] else v
    if across is not None:
        top = top.amax(across, keepdim=True)
    if lowest is not None:
        top = top.clamp(min=lowest)
    if in_plane:
        seen = windows(x.shape[2:], visited, f, s, (at_zero, at_zero), (at_end, at_end))
        v = seen.of(x)
    chosen = (share or usual)(v, top)
    if window_turned:
        chosen = chosen.unflatten(-1, seen.sides).swapaxes(-1, -2).flatten(-2)
    chosen = visits(chosen * seen.inside).double()
    value = chosen * amount(g, v.where(seen.inside, 0), top)
    value = rounded(value / _divisor(usual, divisor, x.shape, f, s, counts))
    plane = frame(x.shape[2:], counts, f) if frame else x.shape[2:]
    where = seen
    if target or frame:
        where = windows(plane, visited, f, s, target or start, stop, turned)
        _fits(where, seen, chosen, cut if f > 1 or cut == "index" else "slice")
    if lands:
        where = _landing(seen, plane, lands, f, s)
        _fits(where, seen, chosen, "index")
    out = base(x) if not frame else arrays.zeros(*x.shape[:2], *plane)
    if decimals or writes != "+=":
        out = _written(out, value, chosen != 0, where, writes, by_columns)
        out = out if decimals else out.trunc()
    else:
        out = _truncated(out, value, where, by_columns, backwards)
    if averaged:
        out = out / _written(arrays.zeros_like(out), (chosen != 0).double(), None, where).clamp(min=1)
    return layout(kept(out)).numpy()


def _divisor(usual: Share, divisor: Callable[..., float] | None, *known: Any) -> float:
    if divisor:
        return divisor(*known)
    return 1 if usual is winner else known[1] ** 2


def _landing(seen: Windows, plane: Sequence[int], lands: Callable[..., Any], f: int, s: int) -> Windows:
    """Las ventanas ``seen``, con cada casilla en la fila y la columna que da ``lands``."""
    corners, cells = seen.place[..., :1], arrays.arange(seen.place.shape[-1])
    rows, columns = lands(corners // plane[1], corners % plane[1], cells, s, plane)
    inside = (rows < plane[0]) & (columns < plane[1])
    place = rows.clamp(max=plane[0] - 1) * plane[1] + columns.clamp(max=plane[1] - 1)
    return replace(seen, place=place, inside=inside)


def _fits(where: Windows, seen: Windows, chosen: Tensor, cut: str) -> None:
    """Lo que se escribe donde no cabe: casilla a casilla, fuera; como ventana, no encaja."""
    if cut == "index":
        if ((chosen != 0) & ~where.inside).any():
            raise out_of_bounds()
    elif cut != "slice":
        stumble(((where.inside != seen.inside).any(2), ValueError("broadcast")))


def _written(
    out: Tensor,
    value: Tensor,
    chosen: Tensor | None,
    where: Windows,
    writes: str = "+=",
    by_columns: bool = False,
) -> Tensor:
    """``value`` en su sitio de ``out``, acumulado o encima de lo anterior."""
    flat, place = out.flatten(2).clone(), where.place.flatten()
    value = value * where.inside
    if writes != "+=":
        # quién escribe el último en cada casilla: su orden de visita
        first, second, _ = where.place.shape
        order = arrays.arange(1, first * second + 1)
        order = order.reshape(second, first).T if by_columns else order.reshape(first, second)
        writing = where.inside.expand(value.shape) if writes == "window" else chosen & where.inside
        turn = (writing * order[..., None]).flatten(2)
        last = arrays.zeros_like(flat, dtype=int)
        np.maximum.at(last, (..., place), turn)
        value = value * ((turn == last[:, :, place]) & (turn > 0)).reshape(value.shape)
        flat[last > 0] = 0
    np.add.at(flat, (..., place), value.flatten(2))
    return flat.reshape(out.shape)


def _truncated(out: Tensor, value: Tensor, where: Windows, by_columns: bool, backwards: bool) -> Tensor:
    """``value`` acumulado ventana a ventana en un array de enteros: cada suma pierde sus decimales."""
    flat = out.flatten(2).trunc()
    visits = [(i, j) for i in range(where.place.shape[0]) for j in range(where.place.shape[1])]
    visits.sort(key=lambda visit: visit[::-1] if by_columns else visit, reverse=backwards)
    for visit in visits:
        inside = where.inside[visit]
        cells = (..., where.place[visit][inside])
        flat[cells] = (flat[cells] + value[:, :, *visit][..., inside]).trunc()
    return flat.reshape(out.shape)


max_backward = partial(backward, winner)
average_backward = partial(backward, everyone)
