"""Los gradientes de una capa con una cosa cambiada: así se escriben los errores de ``conv_backward``."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch.nn.grad import conv2d_input, conv2d_weight

from grader.remembering import last_kept

Step = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Layer:
    """Los argumentos de ``conv_backward``, con los arrays convertidos en tensores."""

    g: torch.Tensor
    rate: float
    x: torch.Tensor
    W: torch.Tensor
    b: torch.Tensor
    stride: int | tuple[int, int]
    padding: int

    @property
    def f(self) -> int:
        """El lado del filtro."""
        return self.W.shape[-1]

    @property
    def wide(self) -> torch.Tensor:
        """La entrada con su marco de ceros."""
        return F.pad(self.x, (self.padding,) * 4)

    @property
    def reach(self) -> tuple[int, int]:
        """Hasta qué fila y qué columna llegan las ventanas, contando desde el marco."""
        return tuple((n - 1) * self.stride + self.f for n in self.g.shape[2:])

    def but(self, **changes: Any) -> "Layer":
        """La misma capa con otros valores."""
        return replace(self, **changes) if changes else self

    def dX(self, **changes: Any) -> torch.Tensor:
        """El gradiente de la entrada si la capa fuera la de ``changes``. Nadie debe modificarlo."""
        return self.but(**changes)._dX

    @cached_property
    def _dX(self) -> torch.Tensor:
        return conv2d_input(self.x.shape, self.W, self.g, self.stride, self.padding)

    def dW(self, **changes: Any) -> torch.Tensor:
        """El gradiente de los filtros si la capa fuera la de ``changes``. Nadie debe modificarlo."""
        return self.but(**changes)._dW

    @cached_property
    def _dW(self) -> torch.Tensor:
        return conv2d_weight(self.x, self.W.shape, self.g, self.stride, self.padding)

    def db(self, **changes: Any) -> torch.Tensor:
        """El gradiente de los sesgos si la capa fuera la de ``changes``."""
        return self.but(**changes).g.sum((0, 2, 3))

    def framed(self) -> torch.Tensor:
        """El gradiente de la entrada con el marco todavía puesto."""
        return self.dX(x=self.wide, padding=0)

    def moved_by(self, rows: int, columns: int) -> "Layer":
        """La capa cuyas ventanas se mueven ``rows`` filas y ``columns`` columnas."""
        height, width = self.wide.shape[2:]
        whole = (height - self.f) // rows + 1, (width - self.f) // columns + 1
        missing = (whole[1] - self.g.shape[3], whole[0] - self.g.shape[2])
        g = F.pad(self.g, (0, missing[0], 0, missing[1]))
        return self.but(g=g, stride=(rows, columns))


def only(tensor: torch.Tensor, axis: int, position: int) -> torch.Tensor:
    """``tensor`` con ceros en todo lo que no esté en ``position`` del eje ``axis``."""
    result = torch.zeros_like(tensor)
    result.select(axis, position).copy_(tensor.select(axis, position))
    return result


def crop(wide: torch.Tensor, rows: slice, columns: slice) -> torch.Tensor:
    """Un trozo de cada mapa de ``wide``."""
    return wide[:, :, rows, columns]


@last_kept
def layer_of(*arguments: Any) -> Layer:
    """La capa de los argumentos de ``conv_backward``."""
    l_O, learning_rate, layer_input, W, b, stride, padding = arguments
    g, x, weights, bias = (torch.from_numpy(a) for a in (l_O, layer_input, W, b))
    return Layer(g, learning_rate, x, weights, bias, stride, padding)


Gradient = Callable[[Layer], torch.Tensor]


def gradients(layer: Layer) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Los tres gradientes correctos."""
    return layer.dX(), layer.dW(), layer.db()


def wrong(
    dX: Gradient = Layer.dX,
    dW: Gradient = Layer.dW,
    db: Gradient = Layer.db,
    finish: Callable[..., tuple] = lambda s, dX, dW, db: (dX, s.W - s.rate * dW, s.b - s.rate * db),
) -> Callable[..., Step]:
    """``conv_backward`` con los gradientes dados; ``finish`` los convierte en lo que se devuelve."""

    def oracle(*arguments):
        layer = layer_of(*arguments)
        return tuple(np.asarray(r).copy() for r in finish(layer, dX(layer), dW(layer), db(layer)))

    return oracle


def untransposed(layer: Layer) -> torch.Tensor:
    """``l_O`` tras ``reshape(F, -1)`` sin llevar antes los filtros al primer eje."""
    images, filters, *size = layer.g.shape
    return layer.g.reshape(filters, images, *size).transpose(0, 1)


def from_windows_of(layer: Layer, wide: torch.Tensor) -> torch.Tensor:
    """El gradiente de los filtros con las ventanas tomadas de ``wide``."""
    rows, columns = (slice(n) for n in layer.reach)
    return layer.dW(x=crop(wide, rows, columns), padding=0)
