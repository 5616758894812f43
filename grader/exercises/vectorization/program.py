"""``windows``, ``im2col`` y ``col2im`` como los escribe un estudiante: programas con decisiones.

Los tres recorren las ventanas con :mod:`grader.exercises.walk` y las guardan con los ejes (imagen, canal,
fila de la ventana, fila dentro de ella, columna de la ventana, columna dentro de ella): ``nciujv``.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Change, Tensor, same, tensor
from grader.exercises.conv_forward.program import FRAME
from grader.exercises.walk import Sizes, Walk, walked, without

#: Lo que dice NumPy si los números no llenan la forma que se les da, o si en ella hay varios negativos.
UNSHAPED = "cannot reshape array | dimension"

#: Los ejes de las columnas: filas ``n, y, x`` y columnas ``c, u, v``.
COLUMNS = "nijcuv"


def _seen(x: Tensor, sizes: Sizes, walks: dict[str, Any]) -> Tensor:
    """Las ventanas de ``x``, que lleva ya el marco."""
    plan = Walk.of("", walks)
    if min(plan.count(sizes)) < 0:
        raise ValueError("negative dimensions")
    rows, columns, _ = walked(plan, sizes, x.shape[2:], made=plan.count(sizes))
    found = (rows @ x @ columns.T).unflatten(3, (-1, sizes.f)).unflatten(2, (-1, sizes.f))
    if plan.swapped:
        found = arrays.einsum("nciujv->ncjuiv", found)
    return found


def windows(
    X: np.ndarray,
    filter_size: int,
    stride: int,
    *,
    stored: Callable[[Tensor, int, int], Tensor] = lambda x, f, s: x,
    strides: Callable[[int], int] = lambda s: s,
    sides: Callable[[int, int], int] = lambda f, s: f,
    refuses: Callable[[Sizes], Any] = lambda z: False,
    laid: Change = same,
    order: str = "ncijuv",
    then: Callable[[Tensor, int], Tensor] = lambda w, s: w,
    **walks: Any,
) -> np.ndarray:
    """Las ventanas de ``X``; sin más argumentos, lo correcto."""
    x = stored(tensor(X), filter_size, stride)
    f, s = sides(filter_size, stride), strides(stride)
    sizes = _accepted(refuses, x.shape[2:], f, s, 0)
    found = laid(_seen(x, sizes, walks))
    return then(arrays.einsum(f"nciujv->{order}", found), stride).numpy().copy()


def im2col(
    layer_input: np.ndarray,
    filter_size: int,
    stride: int,
    padding: int,
    *,
    strides: Callable[[int], int] = lambda s: s,
    paddings: Callable[[int], int] = lambda p: p,
    framed: Callable[..., Tensor] = FRAME,
    unframed: bool = False,
    refuses: Callable[[Sizes], Any] = lambda z: False,
    images: Change = same,
    laid: Change = same,
    rows: str = COLUMNS[:3],
    inside: str = COLUMNS[3:],
    shaped: Change = lambda w: w.flatten(3).flatten(0, 2),
    **walks: Any,
) -> np.ndarray:
    """Las columnas de ``layer_input``; sin más argumentos, lo correcto."""
    x, s, p = images(tensor(layer_input)), strides(stride), paddings(padding)
    wide = framed(x, p)
    sizes = _accepted(refuses, wide.shape[2:], filter_size, s, p)
    found = laid(_seen(x if unframed else wide, sizes, walks))
    return shaped(arrays.einsum(f"nciujv->{rows}{inside}", found)).numpy().copy()


def _accepted(refuses: Callable[[Sizes], Any], wide: Sequence[int], f: int, s: int, p: int) -> Sizes:
    """Los tamaños de un mapa con marco de lados ``wide``, si el programa no se niega a ellos."""
    sizes = Sizes.of(wide, f, s, p)
    if refuses(sizes):
        raise AssertionError
    return sizes


def written(order: str = COLUMNS, read: str = COLUMNS) -> Change:
    """Las ventanas con los ejes en ``order``, repartidas con ``reshape`` como si fueran ``read``."""

    def change(windows: Tensor) -> Tensor:
        sizes = dict(zip("nciujv", windows.shape, strict=True))
        flat = arrays.einsum(f"nciujv->{order}", windows).reshape([sizes[a] for a in read])
        return arrays.einsum(f"{read}->nciujv", flat)

    return change


def stuck(loops: int) -> Callable[[int, int, int], np.ndarray]:
    """En qué fila está cada ventana, si la cuenta solo avanza en los ``loops`` bucles de fuera."""

    def places(*sizes: int) -> np.ndarray:
        outside = sizes[:loops]
        row = np.arange(np.prod(outside, dtype=int)).reshape(outside + (1,) * (3 - loops))
        return np.broadcast_to(row, sizes)

    return places


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
    split: Callable[[Sizes], Sequence[int]] | None = None,
    in_turn: bool = False,
    order: str = COLUMNS[:3],
    inside: str = COLUMNS[3:],
    given: Change = same,
    keeps: str = "todas",
    decimals: bool = True,
    backwards: bool = False,
    fits: bool = False,
    crop: Callable[..., Tensor] = inner,
    refuses: Callable[[Sizes], Any] = lambda z: False,
    then: Callable[[Tensor, Tensor], Tensor] = lambda x, times: x,
    **walks: Any,
) -> np.ndarray:
    """La suma de las columnas en un array de ``shape``; sin más argumentos, lo correcto.

    Con ``split`` las filas se reparten en otro número de ventanas: con ``reshape`` o, con ``in_turn``, una
    detrás de otra, y sobran las del final. ``keeps`` dice qué ventanas cuentan en cada casilla:
    ``"todas"``, la ``"última"`` o la ``"primera"``. Con ``fits``, el array con marco acaba donde acaba la
    última ventana. ``decimals``: si los guarda el array en el que se suma; ``backwards``: a cada casilla le
    llega antes lo de la última ventana, como a quien recorre las casillas de todas a la vez.
    """
    f, s, p = filter_size, stride, padding
    images, channels, *sides = shape
    wide = [n + 2 * p for n in sides]
    sizes = _accepted(refuses, wide, f, s, p)
    wide = [(r - 1) * s + f for r in sizes.room] if fits else wide
    plan = Walk.of("", walks, grows="filtro")
    rows, cols, (m, n) = walked(plan, sizes, wide, keeps == "última")
    if keeps == "primera":
        rows, cols = (without(reads, slice(1, None)) for reads in (rows, cols))
    room = [max(n, 0) for n in (split or (lambda z: z.room))(sizes)]
    read = tensor(columns)
    if in_turn:
        read = read[: images * room[0] * room[1]]
    if len(read) != images * room[0] * room[1]:
        raise ValueError(UNSHAPED)
    g = read.reshape(images, *room, channels, f, f)
    g = written(read=order + inside)(arrays.einsum(f"{COLUMNS}->nciujv", g))
    g = given(g)[:, :, :m, :, :n]
    if plan.swapped == "ventana":
        g = arrays.einsum("nciujv->ncjuiv", g)
    found = (
        rows.T @ g.flatten(4, 5).flatten(2, 3) @ cols if decimals else _truncated(g, rows, cols, backwards)
    )
    times = rows.sum(0)[:, None] * cols.sum(0)
    cut = partial(crop, x=tuple(shape), p=p)
    return then(cut(found), cut(times.expand(found.shape))).numpy().copy()


def _truncated(g: Tensor, rows: Tensor, columns: Tensor, backwards: bool) -> Tensor:
    """La suma, ventana a ventana, en un array de enteros: cada una pierde sus decimales."""
    found = arrays.zeros(*g.shape[:2], rows.shape[1], columns.shape[1])
    rows, columns = (reads.unflatten(0, (-1, g.shape[3])) for reads in (rows, columns))
    for i, j in sorted(np.ndindex(len(rows), len(columns)), reverse=backwards):
        found = (found + rows[i].T @ g[:, :, i, :, j] @ columns[j]).trunc()
    return found
