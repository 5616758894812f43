"""``softmax_cross_entropy`` como la escribe un estudiante, con sus decisiones a la vista."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor

from grader.exercises.network.linear_mistakes import NO_FIT
from grader.exercises.network.relu_mistakes import Change, same

#: De unas probabilidades, o de sus logaritmos, y las etiquetas, otra cosa.
Pick = Callable[[Tensor, Tensor], Any]

#: Lo que dice NumPy si un índice se sale de un eje.
OUTSIDE = "out of bounds"

#: Quien no pasa por las probabilidades: el logaritmo es el logit menos el de la suma.
LOGARITHM = {"by_logarithm": True}


def hot(p: Tensor, y: Tensor) -> Tensor:
    """Un 1 en la clase de cada imagen."""
    found = torch.zeros_like(p)
    found[range(len(y)), y] = 1
    return found


def divided(g: Tensor, classes: int) -> Tensor:
    """Entre el número de imágenes, como debe ser."""
    return g / len(g)


def softmax_loss(
    logits: np.ndarray,
    y: np.ndarray,
    *,
    shift: Callable[[Tensor], Any] = lambda z: z.amax(1, keepdim=True),
    total: Callable[[Tensor], Any] = lambda e: e.sum(1, keepdim=True),
    probabilities: Change | None = None,
    by_logarithm: bool = False,
    again: bool = False,
    log: Change = torch.log,
    labels: Change = same,
    loss_labels: Change = same,
    picked: Pick = lambda lp, y: lp[range(len(y)), y],
    reduced: Callable[[Tensor, int], Tensor] = lambda terms, classes: terms.mean(),
    loss: Pick | None = None,
    subtracted: Pick = hot,
    chain: Callable[[Tensor, Tensor, Tensor], Tensor] = lambda g, p, y: g,
    scaled: Callable[[Tensor, int], Tensor] = divided,
    swapped: bool = False,
) -> tuple[np.ndarray, ...]:
    """Lo que da la función; sin más argumentos, lo correcto.

    ``picked`` elige un término por imagen; ``reduced`` los reúne. Con ``by_logarithm`` no se toma el
    logaritmo de las probabilidades; con ``again``, son las exponenciales de sus logaritmos.
    """
    z, y = torch.from_numpy(logits), labels(torch.from_numpy(y))
    classes = z.shape[1]
    moved = z - shift(z)
    e = moved.exp()
    p = probabilities(z) if probabilities else e / total(e)
    lp = moved - e.sum(1, keepdim=True).log() if by_logarithm else log(p)
    if again:
        p = lp.exp()
    own = loss_labels(y)
    error = loss(p, own) if loss else reduced(-picked(lp, own), classes)
    gradient = scaled(chain(p - subtracted(p, y), p, y), classes)
    made = [error.numpy().copy(), gradient.numpy().copy()]
    return tuple(reversed(made) if swapped else made)


def without_keepdims(reduction: Change) -> Change:
    """``reduction`` de cada fila, puesta en una fila y no en una columna."""

    def across(z: Tensor) -> Tensor:
        found = reduction(z)
        if len(found) not in (1, z.shape[1]):
            raise ValueError(NO_FIT)
        return found

    return across


def one_by_one(lp: Tensor, y: Tensor) -> Tensor:
    """El 1 de la clase correcta por cada logaritmo, y todo sumado: 0 · (-inf) es nan."""
    return (hot(lp, y) * lp).sum(1)


def plus(epsilon: float) -> Change:
    """El logaritmo con un número pequeño dentro."""
    return lambda p: (p + epsilon).log()


def clipped(epsilon: float) -> Change:
    """El logaritmo de las probabilidades recortadas."""
    return lambda p: p.clamp(epsilon, 1 - epsilon).log()


def predicted(lp: Tensor, y: Tensor) -> Tensor:
    """El término de la clase más probable."""
    return lp.amax(1)


def _rows(p: Tensor, y: Tensor) -> Tensor:
    if y.max() >= len(p):
        raise IndexError(OUTSIDE)
    return y


def row_of_label(lp: Tensor, y: Tensor) -> Tensor:
    """``lp[y]``: por cada etiqueta, una fila entera."""
    return lp[_rows(lp, y)].flatten()


def rows_off(p: Tensor, y: Tensor) -> Tensor:
    """``p[y] -= 1``: las filas enteras, cada una una vez."""
    found = torch.zeros_like(p)
    found[_rows(p, y)] = 1
    return found


def columns_off(p: Tensor, y: Tensor) -> Tensor:
    """``p[:, y] -= 1``: las columnas enteras."""
    found = torch.zeros_like(p)
    found[:, y] = 1
    return found


def hot_by_column(p: Tensor, y: Tensor) -> Tensor:
    """El 1 de la imagen i en la fila ``y[i]`` y la columna i."""
    if len(p) > p.shape[1]:
        raise IndexError(OUTSIDE)
    found = torch.zeros_like(p)
    found[_rows(p, y), range(len(y))] = 1
    return found
