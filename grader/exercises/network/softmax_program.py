"""``softmax_cross_entropy`` como la escribe un estudiante, con sus decisiones a la vista."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Change, Tensor, same, tensor
from grader.exercises.network.linear_mistakes import NO_FIT

#: De unas probabilidades, o de sus logaritmos, y las etiquetas, otra cosa.
Pick = Callable[[Tensor, Tensor], Any]

#: Lo que dice NumPy si un índice se sale de un eje.
OUTSIDE = "out of bounds"


def hot(p: Tensor, y: Tensor) -> Tensor:
    """Un 1 en la clase de cada imagen."""
    found = arrays.zeros_like(p)
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
    power: Change = np.exp,
    total: Callable[[Tensor], Any] = lambda e: e.sum(1, keepdim=True),
    probabilities: Change | None = None,
    log_total: Change = np.log,
    again: bool = False,
    log: Change | None = None,
    log_p: Callable[[Tensor, Tensor], Tensor] | None = None,
    labels: Change = same,
    loss_labels: Change = same,
    picked: Pick = lambda lp, y: lp[range(len(y)), y],
    reduced: Callable[[Tensor, int], Tensor] = lambda terms, classes: terms.mean(),
    loss: Pick | None = None,
    base: Callable[[Tensor, Tensor], Tensor] = lambda z, p: p,
    subtracted: Pick = hot,
    chain: Callable[[Tensor, Tensor, Tensor], Tensor] = lambda g, p, y: g,
    scaled: Callable[[Tensor, int], Tensor] = divided,
    sign: int = 1,
    swapped: bool = False,
) -> tuple[np.ndarray, ...]:
    """Lo que da la función; sin más argumentos, lo correcto.

    El logaritmo de una probabilidad es el logit menos el de la suma; con ``log``, el de la probabilidad ya
    calculada, y con ``log_p``, lo que dé de los logits y de los desplazados. Con ``again``, las
    probabilidades son las exponenciales de sus logaritmos. ``picked`` elige un término por imagen;
    ``reduced`` los reúne. ``base``: de qué se resta el 1 de la clase correcta.
    """
    z, y = tensor(logits), labels(tensor(y))
    classes = z.shape[1]
    moved = z - shift(z)
    e = power(moved)
    p = probabilities(z) if probabilities else e / total(e)
    of = log or (np.log if probabilities else None)
    lp = log_p(z, moved) if log_p else of(p) if of else moved - log_total(total(e))
    if again:
        p = lp.exp()
    own = loss_labels(y)
    error = loss(p, own) if loss else reduced(-picked(lp, own), classes)
    gradient = sign * scaled(chain(base(z, p) - subtracted(p, y), p, y), classes)
    made = [error.numpy().copy(), gradient.numpy().copy()]
    return tuple(reversed(made) if swapped else made)


def each_turn(terms: Tensor) -> Tensor:
    """Lo de cada imagen, si todo lo reunido se divide entre N en cada vuelta del bucle."""
    n = len(terms)
    return terms / float(n) ** arrays.arange(n, 0, -1).reshape(-1, *[1] * (terms.ndim - 1))


def log_of_sum(z: Tensor) -> Tensor:
    """Sin restar nada antes: se desborda como en NumPy."""
    return z.exp().sum(1, keepdim=True).log()


def only_p(total: Change) -> dict[str, Any]:
    """Las probabilidades del gradiente entre ``total``, y la pérdida sin ellas."""

    def probabilities(z: Tensor) -> Tensor:
        e = (z - z.amax(1, keepdim=True)).exp()
        return e / total(e)

    return {"probabilities": probabilities, "log_p": lambda z, moved: moved - log_of_sum(moved)}


def binary(p: Tensor, y: Tensor) -> Tensor:
    """Cada sumando de la fórmula de dos clases."""
    return hot(p, y) * p.log() + (1 - hot(p, y)) * (1 - p).log()


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


def clipped(epsilon: float, most: float = 1.0) -> Change:
    """El logaritmo de las probabilidades recortadas."""
    return lambda p: p.clamp(epsilon, most).log()


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
    found = arrays.zeros_like(p)
    found[_rows(p, y)] = 1
    return found


def columns_off(p: Tensor, y: Tensor) -> Tensor:
    """``p[:, y] -= 1``: las columnas enteras."""
    found = arrays.zeros_like(p)
    found[:, y] = 1
    return found


def hot_by_column(p: Tensor, y: Tensor) -> Tensor:
    """El 1 de la imagen i en la fila ``y[i]`` y la columna i."""
    if len(p) > p.shape[1]:
        raise IndexError(OUTSIDE)
    found = arrays.zeros_like(p)
    found[_rows(p, y), range(len(y))] = 1
    return found
