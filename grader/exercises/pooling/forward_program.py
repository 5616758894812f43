"""Unidad 05: la ida del pooling como la escribe un estudiante, con sus decisiones a la vista."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor, same, tensor
from grader.exercises.pooling.walk import (
    after_side,
    beyond,
    by_stride,
    out_of_bounds,
    size,
    stumble,
    windows,
)

#: Resume el último eje de las ventanas: ``(valores, cuáles cuentan, entre cuánto se divide)``.
Reduce = Callable[[Tensor, Tensor, Any], Tensor]


def largest(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """El mayor."""
    return v.where(inside, -np.inf).amax(-1)


def smallest(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """El menor."""
    return v.where(inside, np.inf).amin(-1)


def mean(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """La suma, dividida."""
    return v.where(inside, 0).sum(-1) / divisor


def median(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """El valor central."""
    return v.where(inside, np.nan).nanmedian()


def position(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """En qué casilla está el mayor."""
    return v.where(inside, -np.inf).argmax(-1).double()


def without_sign(reduce: Reduce) -> Reduce:
    """Lo mismo, de los valores absolutos."""
    return lambda v, inside, divisor: reduce(v.abs(), inside, divisor)


def forward(
    usual: Reduce,
    layer_input: np.ndarray,
    f: int,
    s: int,
    *,
    refuses: Callable[..., None] | None = None,
    read: Callable[[Tensor], Tensor] = same,
    channels_last: bool = False,
    count: Callable[[int, int, int], int] = size,
    counts_of: tuple | None = None,
    axes: tuple[int, int] = (0, 1),
    loops: Callable[..., Sequence[int]] | None = None,
    start: tuple = (by_stride, by_stride),
    stop: tuple = (after_side, after_side),
    turned: bool = False,
    by_index: bool = False,
    across: tuple[int, ...] = (),
    reduce: Reduce | None = None,
    divisor: Callable[..., float] | None = None,
    carried: int | None = None,
    stored: Callable[[Tensor], Tensor] = same,
    initial: float | None = None,
    kept: Callable[[Tensor], Tensor] = same,
    layout: Callable[[Tensor], Tensor] = same,
) -> np.ndarray:
    """Lo que da la ida; sin más argumentos, lo correcto. ``usual`` resume una ventana.

    ``axes``: de qué eje de la entrada sale cada tamaño; ``counts_of``: con qué cuenta, si en cada uno es
    otra; ``loops``: hasta dónde llegan los bucles; ``by_index``: lee casilla a casilla, y fuera falla;
    ``carried``: desde qué eje no se reinicia.
    """
    if refuses:
        refuses(layer_input.shape, f, s)
    x = tensor(layer_input).double()
    x = read(x.movedim(3, 1) if channels_last else x)
    plane = x.shape[2:]
    counts = [way(plane[axis], f, s) for way, axis in zip(counts_of or (count, count), axes, strict=True)]
    visited = loops(counts, plane, f, s) if loops else counts
    seen = windows(plane, visited, f, s, start, stop, turned)
    is_max = usual is largest
    needs_some = (is_max and reduce is not mean) or reduce is largest
    stumble(
        (seen.cut if by_index else False, out_of_bounds()),
        (seen.empty if needs_some and initial is None else False, ValueError("zero-size | empty")),
        (beyond(visited, counts), out_of_bounds()),
    )
    v, inside = _merged(seen.of(x), seen.inside, across)
    amount = inside.sum(-1) if divisor is None else divisor(x.shape, f, s, counts)
    out = (reduce or usual)(v, inside, amount)
    if out.shape[:2] != x.shape[:2]:
        out = out.expand(*x.shape[:2], -1, -1)
    if carried is not None:
        flat = out.flatten(carried)
        out = (flat.cummax(-1) if is_max else flat.cumsum(-1)).reshape(out.shape)
    if initial is not None:
        out = out.clamp(min=initial)
    out = stored(out)
    if visited != counts:
        whole = arrays.zeros(*out.shape[:2], *counts, dtype=out.dtype)
        whole[:, :, : visited[0], : visited[1]] = out
        out = whole
    out = layout(kept(out))
    return (out.movedim(1, 3) if channels_last else out).numpy()


def _merged(v: Tensor, inside: Tensor, axes: tuple[int, ...]) -> tuple[Tensor, Tensor]:
    """Las ventanas con las de ``axes`` (imágenes o canales) como si fueran una sola."""
    if not axes:
        return v, inside
    many = v.movedim(axes, tuple(range(-len(axes), 0))).flatten(-1 - len(axes))
    for axis in axes:
        many = many.unsqueeze(axis)
    return many, inside.repeat_interleave(many.shape[-1] // max(inside.shape[-1], 1), -1)


max_forward = partial(forward, largest)
average_forward = partial(forward, mean)
