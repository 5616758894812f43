"""``zero_padding`` como lo escribe un estudiante: un programa con decisiones, y cada error cambia alguna."""

from collections.abc import Callable

import numpy as np

from grader.exercises.arrays import same
from grader.exercises.tensors import tensor

Pair = tuple[int, int]
Shape = tuple[int, ...]


def padded(X: np.ndarray, pad: int) -> np.ndarray:
    """``X`` con un marco de ``pad`` por cada lado de sus dos últimos ejes; el oráculo del ejercicio."""
    import torch.nn.functional as F

    return F.pad(tensor(X), (pad, pad, pad, pad)).numpy()


def both(p: int) -> Pair:
    """Lo mismo a los dos lados."""
    return p, p


def resized(image: np.ndarray, shape: Shape, pad: int) -> np.ndarray:
    """Los números uno detrás de otro, y otra vez desde el primero."""
    return np.resize(image, shape)


def lengthened(image: np.ndarray, shape: Shape, pad: int) -> np.ndarray:
    """Los números uno detrás de otro, y después ceros."""
    out = np.zeros(shape, image.dtype)
    out.flat[: image.size] = image.flat
    return out


def erased_by(last: Callable[[int, int], int]) -> Callable[[np.ndarray, Shape, int], np.ndarray]:
    """El marco, encima de la imagen; ``last`` es dónde empieza el final de un eje de ``n`` casillas."""

    def erased(image: np.ndarray, shape: Shape, pad: int) -> np.ndarray:
        out = image.copy()
        for lines in (out, out.swapaxes(2, 3)):
            lines[:, :, :pad] = 0
            lines[:, :, last(lines.shape[2], pad) :] = 0
        return out

    return erased


def glued(image: np.ndarray, shape: Shape, pad: int) -> np.ndarray:
    """Ceros que se pegan a una imagen que ya ha crecido, con el tamaño que tenía antes."""
    if pad:
        raise ValueError("must match")
    return image


def uneven(image: np.ndarray, shape: Shape, pad: int) -> np.ndarray:
    """Un hueco en el que la imagen no cabe nunca."""
    raise ValueError("could not broadcast input array")


def zero_padding(
    X: np.ndarray,
    pad: int,
    *,
    width: Callable[[int], int] = same,
    axes: Shape = (2, 3),
    sides: Callable[[int], Pair] = both,
    across: Callable[[int], Pair] | None = None,
    image_of: Callable[[np.ndarray], np.ndarray] = same,
    channel_of: Callable[[np.ndarray], np.ndarray] = same,
    mode: str = "constant",
    read: Callable[[Shape], Shape] = same,
    made: Callable[[Shape], Shape] = same,
    looped: Callable[[Shape], Shape] | None = None,
    start: float = 0,
    stop: Callable[[int, int, int], int] = lambda before, n, after: before + n,
    by_cells: bool = False,
    kept: tuple[slice, ...] = (),
    turned: bool = False,
    crossed: bool = False,
    shift: Callable[[int], int] = lambda pad: 0,
    instead: Callable[[np.ndarray, Shape, int], np.ndarray] | None = None,
    stored: Callable[[np.ndarray], np.ndarray] = same,
    returned: Callable[[np.ndarray], np.ndarray] = same,
) -> np.ndarray:
    """Hace un array con sitio para el marco y copia la imagen en el hueco.

    De ``width`` sale el ancho del marco; de ``sides``, lo que va antes y después en cada eje de ``axes``, o
    de ``across``, si las columnas no van como las filas. ``read`` es la forma que se cree que tiene X;
    ``made``, la que se usa para hacer el array, que empieza con ``start``, y ``looped``, lo que se recorre.
    ``stop`` es dónde acaba el hueco de la imagen en los ejes con marco. Solo se copia lo que está en
    ``kept``; con ``by_cells``, casilla a casilla, y con ``turned``, filas y columnas cambiadas en la salida
    o, con ``crossed``, al escribir en ella. ``shift`` es lo que se mueve el hueco en filas y columnas.
    ``instead`` da la salida de otra manera; ``stored`` es cómo se guarda, y ``returned``, qué parte se
    devuelve.
    """
    each = [sides] * 3 + [across or sides]
    margins = [each[axis](width(pad)) if axis in axes else (0, 0) for axis in range(X.ndim)]
    image = np.broadcast_to(channel_of(image_of(X)), X.shape)
    if mode != "constant":
        return returned(stored(np.pad(image, margins, mode)))
    shape = read(X.shape)
    reached = looped(shape) if looped else shape
    if looped:
        if by_cells and any(last > n for last, n in zip(reached, X.shape, strict=True)):
            raise IndexError("out of bounds")
        image = image[tuple(map(slice, reached))]
    if crossed:
        image = image.swapaxes(2, 3)
        reached = image.shape
    move = shift(pad)
    slot = tuple(
        slice(before + move, stop(before, n, after) + move) if axis in axes else slice(0, n)
        for axis, ((before, after), n) in enumerate(zip(margins, reached, strict=True))
    )
    out = np.full([n + sum(margin) for n, margin in zip(made(shape), margins, strict=True)], start, X.dtype)
    if by_cells and any(where.stop > n for where, n in zip(slot, out.shape, strict=True)):
        raise IndexError("out of bounds")
    if instead:
        return returned(stored(instead(image, out.shape, pad)))
    if move and by_cells:  # un índice negativo da la vuelta
        slot = np.ix_(*(np.arange(each.start, each.stop) for each in slot))
    try:
        out[kept][slot] = image[kept]
    except ValueError:
        raise ValueError("could not broadcast input array") from None
    out = out.swapaxes(2, 3) if turned else out
    return returned(stored(out))
