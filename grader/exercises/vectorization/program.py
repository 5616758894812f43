"""``windows``, ``im2col`` y ``col2im`` como los escribe un estudiante: programas con decisiones.

Los tres recorren las ventanas con :mod:`grader.exercises.walk` y las guardan con los ejes (imagen, canal,
fila de la ventana, fila dentro de ella, columna de la ventana, columna dentro de ella): ``nciujv``.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import torch
from torch import einsum

from grader.exercises.conv_forward.program import frame, same
from grader.exercises.tensors import tensor
from grader.exercises.walk import Sizes, Stopped, Walk, walk

Tensor = torch.Tensor
Change = Callable[[Tensor], Tensor]

#: Los ejes de las columnas: filas ``n, y, x`` y columnas ``c, u, v``.
COLUMNS = "nijcuv"


def _seen(x: Tensor, f: int, s: int, p: int, walks: dict[str, Any]) -> Tensor:
    """Las ventanas de ``x``, que lleva ya el marco de ancho ``p``."""
    room = tuple((size - f) // s + 1 for size in x.shape[2:])
    sizes = Sizes(tuple(size - 2 * p for size in x.shape[2:]), f, s, p, room)
    plan = Walk.of("", walks)
    if min(plan.count(sizes)) < 0:
        raise ValueError("negative dimensions")
    try:
        rows, columns, _ = walk(plan, sizes, x.shape[2:], made=plan.count(sizes))
    except Stopped as stop:
        raise stop.error from None
    found = (rows @ x @ columns.T).unflatten(3, (-1, f)).unflatten(2, (-1, f))
    if plan.swapped:
        found = einsum("nciujv->ncjuiv", found)
    return found


def windows(
    X: np.ndarray,
    filter_size: int,
    stride: int,
    *,
    stored: Change = same,
    strides: Callable[[int], int] = lambda s: s,
    sides: Callable[[int, int], int] = lambda f, s: f,
    refuses: Callable[[Sizes], Any] = lambda z: False,
    laid: Change = same,
    order: str = "ncijuv",
    then: Callable[[Tensor, int], Tensor] = lambda w, s: w,
    **walks: Any,
) -> np.ndarray:
    """Las ventanas de ``X``; sin más argumentos, lo correcto."""
    x, f, s = stored(tensor(X)), sides(filter_size, stride), strides(stride)
    _refuse(refuses, x, f, s, 0)
    found = laid(_seen(x, f, s, 0, walks))
    return then(einsum(f"nciujv->{order}", found), stride).numpy().copy()


def im2col(
    layer_input: np.ndarray,
    filter_size: int,
    stride: int,
    padding: int,
    *,
    strides: Callable[[int], int] = lambda s: s,
    paddings: Callable[[int], int] = lambda p: p,
    framed: Callable[..., Tensor] = frame(1, 1, 1, 1),  # noqa: B008
    refuses: Callable[[Sizes], Any] = lambda z: False,
    images: Change = same,
    laid: Change = same,
    order: str = COLUMNS,
    shaped: Change = lambda w: w.flatten(3).flatten(0, 2),
    **walks: Any,
) -> np.ndarray:
    """Las columnas de ``layer_input``; sin más argumentos, lo correcto."""
    x, s, p = tensor(layer_input), strides(stride), paddings(padding)
    wide = framed(images(x), p)
    _refuse(refuses, wide, filter_size, s, p)
    found = laid(_seen(wide, filter_size, s, p, walks))
    return shaped(einsum(f"nciujv->{order}", found)).contiguous().numpy().copy()


def _refuse(refuses: Callable[[Sizes], Any], x: Tensor, f: int, s: int, p: int) -> None:
    n = tuple(size - 2 * p for size in x.shape[2:])
    if refuses(Sizes(n, f, s, p, tuple((size - f) // s + 1 for size in x.shape[2:]))):
        raise AssertionError


def written(order: str) -> Change:
    """Las ventanas con los ejes en ``order``, repartidas con ``reshape`` como si fueran ``nijcuv``."""

    def change(windows: Tensor) -> Tensor:
        sizes = dict(zip("nciujv", windows.shape, strict=True))
        flat = einsum(f"nciujv->{order}", windows).reshape([sizes[a] for a in COLUMNS])
        return einsum(f"{COLUMNS}->nciujv", flat)

    return change


def read_as(order: str) -> Change:
    """Lo contrario: los números de unas columnas, repartidos con ``reshape`` como si fueran ``order``."""

    def change(windows: Tensor) -> Tensor:
        sizes = dict(zip("nciujv", windows.shape, strict=True))
        flat = einsum(f"nciujv->{COLUMNS}", windows).reshape([sizes[a] for a in order])
        return einsum(f"{order}->nciujv", flat)

    return change


def inner(wide: Tensor, x: tuple[int, ...], p: int) -> Tensor:
    """El recorte correcto."""
    return wide[:, :, p : p + x[2], p : p + x[3]]


def col2im(
    columns: np.ndarray,
    shape: tuple[int, int, int, int],
    filter_size: int,
    stride: int,
    padding: int,
    *,
    given: Change = same,
    keeps: str = "todas",
    fits: bool = False,
    crop: Callable[..., Tensor] = inner,
    refuses: Callable[[Sizes], Any] = lambda z: False,
    then: Callable[[Tensor, Tensor], Tensor] = lambda x, times: x,
    **walks: Any,
) -> np.ndarray:
    """La suma de las columnas en un array de ``shape``; sin más argumentos, lo correcto.

    ``keeps`` dice qué ventanas cuentan en cada casilla: ``"todas"``, la ``"última"`` o la ``"primera"``. Con
    ``fits``, el array con marco acaba donde acaba la última ventana.
    """
    f, s, p = filter_size, stride, padding
    images, channels, *sides = shape
    room = tuple((n + 2 * p - f) // s + 1 for n in sides)
    sizes = Sizes(tuple(sides), f, s, p, room)
    if refuses(sizes):
        raise AssertionError
    wide = [(r - 1) * s + f for r in room] if fits else [n + 2 * p for n in sides]
    plan = Walk.of("", walks, grows="filtro")
    try:
        rows, cols, (m, n) = walk(plan, sizes, wide, keeps == "última")
    except Stopped as stop:
        raise stop.error from None
    if keeps == "primera":
        rows, cols = _earliest(rows), _earliest(cols)
    g = tensor(columns).reshape(images, *room, channels, f, f)
    g = given(einsum(f"{COLUMNS}->nciujv", g))[:, :, :m, :, :n]
    if plan.swapped == "ventana":
        g = einsum("nciujv->ncjuiv", g)
    found = rows.T @ g.flatten(4, 5).flatten(2, 3) @ cols
    times = rows.sum(0)[:, None] * cols.sum(0)
    cut = partial(crop, x=tuple(shape), p=p)
    return then(cut(found), cut(times.expand(found.shape))).numpy().copy()


def _earliest(reads: Tensor) -> Tensor:
    """Como ``reads``, pero cada casilla es solo de la primera ventana que la toca."""
    kept = reads.clone()
    for y in range(kept.shape[1]):
        kept[torch.nonzero(kept[:, y]).flatten()[1:], y] = 0
    return kept
