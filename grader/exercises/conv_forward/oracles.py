"""La capa convolucional de PyTorch y sus variaciones, de las que salen los errores de ``conv_forward``."""

from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Oracle
from grader.exercises.conv_forward.output_size import output_shape
from grader.remembering import last_kept


@last_kept
def conv(layer_input: np.ndarray, W: np.ndarray, b: np.ndarray, stride: int, padding: int) -> np.ndarray:
    """La capa convolucional de PyTorch; el oráculo del ejercicio."""
    x, w = torch.from_numpy(layer_input), torch.from_numpy(W)
    return F.conv2d(x, w, torch.from_numpy(b), stride, padding).numpy()


def with_filters(change: Callable[[np.ndarray], np.ndarray]) -> Oracle:
    return lambda x, W, b, s, p: conv(x, np.array(change(W), order="C"), b, s, p)


def with_bias(change: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Oracle:
    return lambda x, W, b, s, p: conv(x, W, change(b, W), s, p)


def with_input(change: Callable[[np.ndarray], np.ndarray]) -> Oracle:
    return lambda x, W, b, s, p: conv(np.array(change(x), order="C"), W, b, s, p)


def with_output(change: Callable[[np.ndarray], np.ndarray]) -> Oracle:
    return lambda x, W, b, s, p: change(conv(x, W, b, s, p))


def framed(left: int, right: int, top: int, bottom: int, mode: str = "constant") -> Oracle:
    """Con un marco de ``padding`` por el número que se da a cada lado."""

    def oracle(x: np.ndarray, W: np.ndarray, b: np.ndarray, s: int, p: int) -> np.ndarray:
        widths = tuple(times * p for times in (left, right, top, bottom))
        return conv(F.pad(torch.from_numpy(x), widths, mode=mode).numpy(), W, b, s, 0)

    return oracle


def only(*where: slice) -> Oracle:
    """Todo lo que no está en ``where`` se queda a 0."""

    def oracle(*arguments: object) -> np.ndarray:
        z = np.zeros_like(right := conv(*arguments))
        z[where] = right[where]
        return z

    return oracle


def some_channels(channels: slice) -> Oracle:
    return lambda x, W, b, s, p: conv(x[:, channels].copy(), W[:, channels].copy(), b, s, p)


def stepping(rows: bool, columns: bool) -> Oracle:
    """El stride cuenta en el tamaño de la salida; en el inicio de la ventana, solo en los ejes que se dan."""

    def oracle(x: np.ndarray, W: np.ndarray, b: np.ndarray, s: int, p: int) -> np.ndarray:
        height, width = output_shape(x.shape, W.shape[-1], s, p)
        return conv(x, W, b, (s if rows else 1, s if columns else 1), p)[:, :, :height, :width]

    return oracle


def fails_when(condition: Callable[..., bool], error: type[Exception] = ValueError) -> Oracle:
    """Lanza ``error`` cuando se cumple ``condition`` y, si no, da lo correcto."""

    def oracle(*arguments: object) -> np.ndarray:
        if condition(*arguments):
            raise error
        return conv(*arguments)

    return oracle


def many_windows(x: np.ndarray, W: np.ndarray, b: np.ndarray, s: int, p: int) -> bool:
    """Si el stride es mayor que 1 y hay más de una ventana."""
    return s > 1 and max(output_shape(x.shape, W.shape[-1], s, p)) > 1


def rooms(x: np.ndarray, W: np.ndarray, p: int) -> list[int]:
    return [n + 2 * p - W.shape[-1] for n in x.shape[2:]]


def too_many(count: Callable[[float], int]) -> Oracle:
    """``count`` da el número de ventanas a partir del de saltos: falla si alguna no cabe."""
    return fails_when(lambda x, W, b, s, p: any(count(room / s) > room // s + 1 for room in rooms(x, W, p)))


def windows_of_side(x: np.ndarray, W: np.ndarray, b: np.ndarray, s: int, p: int, side: int) -> np.ndarray:
    """Ventanas de lado ``side`` en lugar de f: solo encajan con el filtro si uno de los dos lados es 1."""
    f = W.shape[-1]
    if side != f and 1 not in (side, f):
        raise ValueError
    W = W.sum(axis=(2, 3), keepdims=True) if side == 1 else W
    return conv(x, np.broadcast_to(W, (*W.shape[:2], side, side)).copy(), b, s, p)


def window_of_stride(x: np.ndarray, W: np.ndarray, b: np.ndarray, s: int, p: int) -> np.ndarray:
    """Ventanas de lado ``stride``, tantas como caben de lado f."""
    height, width = output_shape(x.shape, W.shape[-1], s, p)
    return windows_of_side(x, W, b, s, p, s)[:, :, :height, :width]


def same_side(shared: int) -> Oracle:
    """La salida toma los dos tamaños del eje ``shared`` de la entrada y falla si una ventana no cabe."""

    def oracle(*arguments: object) -> np.ndarray:
        z = conv(*arguments)
        side = z.shape[shared]
        if side > min(z.shape[2:]):
            raise ValueError
        return z[:, :, :side, :side]

    return oracle


def short_loop(*arguments: object) -> np.ndarray:
    z = conv(*arguments).copy()
    if z.shape[2] > z.shape[3]:
        raise ValueError
    z[..., z.shape[2] :] = 0
    return z


def filters_from_channels(x: np.ndarray, W: np.ndarray, *rest: object) -> np.ndarray:
    if W.shape[1] > W.shape[0]:
        raise IndexError
    return conv(x, W, *rest)[:, : W.shape[1]]


def size_without_padding(x: np.ndarray, W: np.ndarray, b: np.ndarray, s: int, p: int) -> np.ndarray:
    height, width = output_shape(x.shape, W.shape[-1], s, 0)
    return conv(x, W, b, s, p)[:, :, :height, :width]


def holes(x: np.ndarray, W: np.ndarray, b: np.ndarray, s: int, p: int) -> np.ndarray:
    z = conv(x, W, b, s, p)
    filled = np.zeros_like(z)
    filled[:, :, ::s, ::s] = z[:, :, ::s, ::s]
    return filled


def bias_by_column(x: np.ndarray, W: np.ndarray, b: np.ndarray, s: int, p: int) -> np.ndarray:
    return conv(x, W, 0 * b, s, p) + b
