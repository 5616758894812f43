"""Unidad 05, la vuelta: qué casillas de una ventana reciben el gradiente, si no son las que deben."""

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor
from grader.exercises.pooling.backward_program import Share, leading, winner


def split(v: Tensor, top: Tensor) -> Tensor:
    found = v == top
    return found / found.sum(-1, keepdim=True)


def nearly(v: Tensor, top: Tensor) -> Tensor:
    return v > top - 1e-9


def last(v: Tensor, top: Tensor) -> Tensor:
    return leading((v == top).flip(-1)).flip(-1)


def turned(v: Tensor) -> Tensor:
    side = round(v.shape[-1] ** 0.5)
    return v.unflatten(-1, (side, side)).swapaxes(-1, -2).flatten(-2)


def from_zero(v: Tensor, top: Tensor) -> Tensor:
    """Quien busca con ``>`` desde 0 y no encuentra nada se queda en la esquina."""
    return winner(v.clamp(min=0), top.clamp(min=0))


def first_of_channels(v: Tensor, top: Tensor) -> Tensor:
    """El primer máximo de los de todos los canales."""
    every = (v == top).movedim(1, -2)
    return leading(every.flatten(-2)).unflatten(-1, every.shape[-2:]).movedim(-2, 1)


def alone(v: Tensor, top: Tensor) -> Tensor:
    """Quien espera un solo máximo; lo que diga la excepción depende de cómo pida su posición."""
    if ((v == top).sum(-1) > 1).any():
        raise ValueError
    return v == top


def won_somewhere(v: Tensor, top: Tensor) -> Tensor:
    """Las casillas que ganan en alguna imagen y canal, en todos."""
    return winner(v, top).any((0, 1), keepdims=True).expand_as(v)


def of_the_last(g: Tensor, v: Tensor, top: Tensor) -> Tensor:
    """Para cada casilla, el gradiente de la última imagen y canal en los que gana: ``+=`` no acumula más."""
    found = winner(v, top).flatten(0, 1)
    turns = found * arrays.arange(1, len(found) + 1)[:, None, None, None]
    return np.take_along_axis(g.flatten(0, 1).expand(found.shape), turns.argmax(0)[None], 0)


def without_sign(v: Tensor, top: Tensor) -> Tensor:
    size = v.abs().where(v > -np.inf, -1)
    return winner(size, size.amax(-1, keepdim=True))


def of_each_row(share: Share) -> Share:
    """Los que elige ``share`` en cada fila de la ventana."""

    def chosen(v: Tensor, top: Tensor) -> Tensor:
        side = round(v.shape[-1] ** 0.5)
        rows = v.unflatten(-1, (-1, side))
        return share(rows, rows.amax(-1, keepdim=True)).flatten(-2)

    return chosen


def of_each_column(share: Share) -> Share:
    return lambda v, top: turned(of_each_row(share)(turned(v), top))
