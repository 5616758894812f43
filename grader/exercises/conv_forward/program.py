"""``conv_forward`` como lo escribe un estudiante: un programa con decisiones, y cada error cambia alguna."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor
from typing import Any

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Change, Tensor, same, tensor
from grader.exercises.walk import CUT, OUTSIDE, Pair, Sizes, Stopped, Walk, walk


def frame(left: int, right: int, top: int, bottom: int, mode: str = "constant") -> Callable[..., Tensor]:
    """Un marco de ``padding`` por el número que se da a cada lado."""
    times = (left, right, top, bottom)
    return lambda x, p: arrays.pad(x, tuple(n * p for n in times), mode=mode) if p else x


#: El marco correcto.
FRAME = frame(1, 1, 1, 1)


def everywhere(x: Tensor, p: int) -> Tensor:
    """``np.pad(x, p)``, también antes de la primera imagen y alrededor de los canales.

    De un solo canal, NumPy estira el filtro: los de ceros no suman nada.
    """
    if p and x.shape[1] > 1:
        raise ValueError(CUT)
    return arrays.pad(x, (*(p,) * 4, 0, 0, p, 0))[: len(x)]


def wrapped(x: Tensor, p: int) -> Tensor:
    """Sin marco: los índices negativos dan la vuelta, y lo que queda más allá del final no cuenta."""
    height, width = x.shape[2:]
    if p > min(height, width):
        raise IndexError(OUTSIDE)
    wide = FRAME(x, p)
    if p:
        rows, columns = np.arange(-p, height), np.arange(-p, width)
        wide[:, :, :-p, :-p] = x[:, :, rows[:, None], columns]
    return wide


def add(z: Tensor, b: Tensor, kernel: Tensor) -> Tensor:
    """El sesgo de cada filtro, una vez por casilla. ``kernel`` son los filtros que se usan."""
    return z + b[:, None, None]


#: Lo que se dice de una ventana cortada: no lo que dice NumPy de un mapa que no cabe en su sitio.
WINDOW = CUT.replace("broadcast", "broadcast together | non-broadcast")


def forward(
    layer_input: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    stride: int,
    padding: int,
    *,
    refuses: Callable[[Sizes], Any] = lambda z: False,
    strides: Callable[[int], int] = lambda s: s,
    paddings: Callable[[int], int] = lambda p: p,
    padding_of: Callable[[int], int] | None = None,
    framed: Callable[..., Tensor] = FRAME,
    unframed: bool = False,
    made: Callable[[Sizes], Pair] | None = None,
    side_of: Callable[[Tensor], int] | None = None,
    maps: Callable[[Tensor], int] = len,
    stacked: Callable[[Tensor], int] | None = None,
    mapped: bool = False,
    images: Change = same,
    given: Change = same,
    laid: Change = same,
    turn: Change = same,
    channels: slice = slice(None),
    channel_of: Change = same,
    filters: Change = same,
    scale: Callable[[Tensor], float] = lambda W: 1.0,
    arranged: Change = same,
    bias: Callable[[Tensor, Tensor, Tensor], Tensor] = add,
    saved: Change = same,
    jumps: bool = False,
    holes: bool = False,
    then: Change = same,
    turned: Change = same,
    cut: str = WINDOW,
    **walks: Any,
) -> np.ndarray:
    """Lo que da la ida; sin más argumentos, lo correcto.

    Se recorren ``maps`` filtros, y en la salida caben ``stacked``. Con ``mapped``, cada mapa lo da otra
    función, que sabe su tamaño, y se guarda entero: ``Z[i, k] = feature_map(...)``. ``cut`` es lo que se
    dice de una ventana cortada.
    """
    x, kernel, b = map(tensor, (layer_input, W, b))
    s, f = strides(stride), kernel.shape[-1]
    p = padding_of(f) if padding_of else paddings(padding)
    wide = framed(x, p)
    sizes = Sizes.of(wide.shape[2:], f, s, p)
    if refuses(sizes):
        raise AssertionError
    plan = Walk.of("", walks)
    if side_of:
        side = side_of(kernel)
        plan = replace(
            plan, side=lambda s, f: f if mapped else side, count=lambda z: replace(z, f=side).counted(floor)
        )
    shape = made(sizes) if made else plan.count(sizes)
    if min(shape) < 0:
        raise ValueError("negative dimensions")
    number = maps(kernel)
    room = stacked(kernel) if stacked else number
    seen = x if unframed else wide
    if mapped:
        step = plan.step(s, f)
        own = tuple((n - f) // each + 1 for n, each in zip(seen.shape[2:], step, strict=True))
        _fit(own, shape)
        plan, wanted, shape = replace(plan, count=lambda z: own), shape, own
    kernel = filters(channel_of(turn(kernel)))[:, channels] * scale(kernel)
    try:
        rows, columns, (height, width) = walk(plan, sizes, seen.shape[2:], made=shape)
    except Stopped as stop:
        raise (ValueError(cut) if isinstance(stop.error, ValueError) else stop.error) from None
    windows = rows @ given(images(seen))[:, channels] @ columns.T
    windows = windows.unflatten(3, (-1, f)).unflatten(2, (-1, f))
    found = arrays.einsum("nciujv,fcuv->nfij", laid(windows), kernel)
    if plan.swapped:
        found = found.transpose(2, 3)
    found = bias(arranged(found), b, kernel)
    if jumps and any((n - 1) * s >= have for n, have in zip((height, width), shape, strict=True)):
        raise IndexError(OUTSIDE)
    if mapped:  # NumPy estira una fila o una columna
        found = found.expand(*found.shape[:2], *wanted)
    elif (height, width) != shape:
        visited, found = found, arrays.zeros(*found.shape[:2], *shape, dtype=float)
        found[:, :, :height, :width] = visited
    if number > min(found.shape[1], room):
        raise IndexError(OUTSIDE)
    found = found[:, :number]
    if room > number:
        done, found = found, arrays.zeros(len(found), room, *found.shape[2:])
        found[:, :number] = done
    found = saved(found)
    if holes:
        found = _kept(found, (slice(None), slice(None), slice(None, None, stride), slice(None, None, stride)))
    return turned(then(found)).numpy().copy()


def _fit(own: Pair, room: Pair) -> None:
    """Lanza lo que lanza NumPy si un mapa de tamaño ``own`` no se puede hacer, o no cabe en ``room``."""
    if min(own) < 0:
        raise ValueError("negative dimensions")
    if any(n not in (1, have) for n, have in zip(own, room, strict=True)):
        raise ValueError("could not broadcast input array")


#: Con ``np.sum(ventana * filtro)``, NumPy estira sin avisar un lado de una casilla.
STRETCHED = {"grows": "ventana filtro"}


def _kept(z: Tensor, where: tuple[slice, ...]) -> Tensor:
    kept = arrays.zeros_like(z)
    kept[where] = z[where]
    return kept


def only(*where: slice) -> Change:
    """Todo lo que no está en ``where`` se queda a 0."""
    return lambda z: _kept(z, where)


def times(count: Callable[[int, int], int]) -> dict[str, Any]:
    """El sesgo, tantas veces como dice ``count`` de los canales y del lado de cada filtro."""
    return {"bias": lambda z, b, kernel: add(z, count(kernel.shape[1], kernel.shape[2]) * b, kernel)}


def onwards(z: Tensor, b: Tensor, kernel: Tensor) -> Tensor:
    """A cada filtro, también los sesgos de los que van detrás."""
    return add(z, b.flip(0).cumsum(0).flip(0), kernel)


def onwards_in_the_batch(z: Tensor, b: Tensor, kernel: Tensor) -> Tensor:
    """A cada filtro, los sesgos de los que van detrás en su imagen y en las siguientes."""
    later = arrays.tensor(np.arange(len(z))[::-1].copy())
    return onwards(z, b, kernel) + (later * b.sum())[:, None, None, None]


def by_column(z: Tensor, b: Tensor, kernel: Tensor) -> Tensor:
    """``z + b``, como reparte NumPy: por el último eje."""
    if 1 not in (len(b), z.shape[3]) and len(b) != z.shape[3]:
        raise ValueError(CUT)
    return z + b


def of_the_image(z: Tensor, b: Tensor, kernel: Tensor) -> Tensor:
    """A cada imagen, el sesgo de su posición en el lote."""
    if len(z) > len(b):
        raise IndexError(OUTSIDE)
    return z + b[: len(z), None, None, None]


def added_up(first: int, last: int) -> Change:
    """Cada número, sumado a los anteriores de los ejes ``first`` a ``last``."""
    return lambda z: z.flatten(first, last).cumsum(first).reshape(z.shape)


def listed(z: Tensor) -> Tensor:
    """Lo que da ``np.array`` de unas listas: las vacías no tienen más ejes."""
    return z.reshape(z.shape[: z.shape.index(0) + 1]) if 0 in z.shape else z


#: En qué orden se aplanan las ventanas o los filtros, si no es el mismo.
ORDERS: dict[str, dict[str, Change]] = {
    "columnas-u-v-c": {"turn": lambda W: W.reshape(len(W), *W.shape[2:], W.shape[1]).permute(0, 3, 1, 2)},
    "pesos-u-v-c": {"turn": lambda W: W.permute(0, 2, 3, 1).reshape(W.shape)},
    "pesos-v-u-c": {"turn": lambda W: W.permute(0, 3, 2, 1).reshape(W.shape)},
    "pesos-sin-trasponer": {"turn": lambda W: W.reshape(-1, len(W)).T.reshape(W.shape)},
}


def by_height(z: Tensor) -> Tensor:
    """La posición (i, j) guardada en una fila de números en ``i * alto + j``: la última manda."""
    height, width = z.shape[2:]
    if height > width and height > 1:
        raise IndexError(OUTSIDE)
    flat = arrays.zeros_like(z).flatten(2)
    for i in range(height):
        flat[:, :, i * height : i * height + width] = z[:, :, i]
    return flat.reshape(z.shape)


def every(z: Sizes) -> Pair:
    """Una ventana por cada posición a la que se llega de stride en stride."""
    return tuple(ceil((n + 2 * z.p) / z.s) for n in z.n)


def exchanged(z: Sizes) -> Pair:
    """El padding, por stride, y el stride, por padding."""
    if not z.p:
        raise ZeroDivisionError("by zero")
    return tuple((n + 2 * z.s - z.f) // z.p + 1 for n in z.n)


def subsampled(least: int) -> dict[str, Any]:
    """Las ventanas de 1 en 1 de una entrada de la que se toma una casilla de cada stride."""

    def count(z: Sizes) -> Pair:
        counted = tuple(n - z.f + 1 for n in every(z))
        if min(counted) < least:
            raise ValueError(f"negative dimensions | {CUT}")
        return counted

    return {"cells": one_in_each, "count": count}


def one_in_each(cells: range, i: int, step: int, side: int) -> range:
    """Las casillas de la ventana ``i`` si se toma una de cada ``step``."""
    return cells[::step][i : i + side]
