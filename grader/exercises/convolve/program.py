"""``convolve`` como lo escribe un estudiante: un programa con decisiones, y cada error cambia alguna."""

from collections.abc import Callable

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Change, Tensor, same, tensor
from grader.exercises.catalogue import Choices


def one_window(X: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    """La ventana ``X`` con el filtro ``W``, los dos de forma (C, f, f); el oráculo del ejercicio."""
    import torch
    import torch.nn.functional as F

    x, w = torch.from_numpy(X)[None], torch.from_numpy(W)[None]
    return F.conv2d(x, w, torch.tensor([b], dtype=x.dtype)).reshape(()).numpy()


def convolve(
    X: np.ndarray,
    W: np.ndarray,
    b: float,
    *,
    given: Change = same,
    turned: Change = same,
    seen: Change = same,
    joined: Callable[[Tensor, Tensor], Tensor] = np.multiply,
    positive: bool = False,
    tilted: bool = False,
    reduced: Change = np.sum,
    bias: Callable[[Tensor, float, Change], Tensor] = lambda products, b, reduced: reduced(products) + b,
    stored: Change = same,
) -> np.ndarray:
    """Junta las casillas de la ventana con las del filtro, reduce los productos y suma el sesgo.

    ``seen`` son las casillas que se miran; ``bias`` dice cómo entra el sesgo, y ``stored``, cómo se guarda.
    Con ``tilted``, va dentro del filtro.
    """
    kernel = tensor(W + b) if tilted else tensor(W)
    products = joined(seen(given(tensor(X))), seen(turned(kernel)))
    return stored(bias(products.abs() if positive else products, b, reduced)).numpy()


def times(count: Callable[[Tensor], int]) -> Choices:
    """El sesgo se suma ``count(products)`` veces."""
    return {"bias": lambda products, b, reduced: reduced(products) + count(products) * b}


def exactly(channels: int | None, side: int | None) -> Choices:
    """Se miran esos canales y, de cada uno, un cuadrado de ese lado; con ``None``, todos."""

    def seen(window: Tensor) -> Tensor:
        if len(window) < (channels or 0) or window.shape[1] < (side or 0):
            raise IndexError("out of bounds")
        return window[:channels, :side, :side]

    return {"seen": seen}


def as_many_as_channels(window: Tensor) -> Tensor:
    """Tantas filas y columnas como canales."""
    channels, side, _ = window.shape
    if channels > side:
        raise IndexError("out of bounds")
    return window[:, :channels, :channels]


def as_many_as_rows(window: Tensor) -> Tensor:
    """Tantos canales como filas."""
    channels, side, _ = window.shape
    if side > channels:
        raise IndexError("out of bounds")
    return window[:side]


def up_to_the_channels(axis: int) -> Choices:
    """Las filas, o las columnas, se recorren hasta el número de canales."""

    def seen(window: Tensor) -> Tensor:
        if len(window) > window.shape[axis]:
            raise IndexError("out of bounds")
        return window[(slice(None),) * axis + (slice(len(window)),)]

    return {"seen": seen}


def turned_once(W: Tensor) -> tuple[Tensor, Tensor]:
    """Los filtros rotados un cuarto de vuelta, a un lado y al otro."""
    return W.transpose(-1, -2).flip(-1), W.transpose(-1, -2).flip(-2)


def one_index(W: Tensor) -> tuple[Tensor, ...]:
    """Los filtros con los que da lo mismo usar un índice para las filas y las columnas.

    En la ventana, el de las filas o el de las columnas, y en el filtro.
    """
    eye = arrays.tensor(np.eye(W.shape[-1]))
    diagonal = (W * eye).sum(-1, keepdim=True)
    return (
        W.sum(-1, keepdim=True) * eye,
        W.sum(-2, keepdim=True) * eye,
        diagonal.expand(W.shape),
        diagonal.transpose(-1, -2).expand(W.shape),
    )


def turns(change: Callable[[Tensor], tuple[Tensor, ...]], count: int, name: str) -> tuple[Choices, ...]:
    """Una manera por cada uno de los ``count`` filtros que da ``change``."""
    return tuple({name: lambda W, i=i: change(W)[i]} for i in range(count))


def only(*where: slice) -> Choices:
    """Solo se miran las casillas ``where``."""
    return {"seen": lambda window: window[where]}
