"""Arrays de NumPy con las operaciones y los nombres de PyTorch.

En ellas están escritos los programas equivocados, que así se ejecutan en cualquier ordenador: PyTorch solo
hace falta para los oráculos. Las pruebas comparan cada operación con la suya.
"""

from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import numpy as np

#: Desde cuántos productos conviene que ``einsum`` los haga como un producto de matrices.
_MANY = 20_000
Axes = int | tuple[int, ...] | None


class Tensor(np.ndarray):
    """Un array cuyos métodos son los de un tensor. Un número suelto también lo es."""

    def __getitem__(self, key: Any) -> "Tensor":
        found = super().__getitem__(key)
        return found if isinstance(found, np.ndarray) else tensor(found)

    def sum(self, axis: Axes = None, keepdim: bool = False, **others: Any) -> "Tensor":
        return super().sum(axis, keepdims=keepdim, **others)

    def mean(self, axis: Axes = None, keepdim: bool = False, **_: Any) -> "Tensor":
        total = self.sum(axis, keepdim)
        return total / np.float64(self.size / max(total.size, 1))

    def amax(self, axis: Axes = None, keepdim: bool = False) -> "Tensor":
        return np.maximum.reduce(self, axis, keepdims=keepdim)

    def amin(self, axis: Axes = None, keepdim: bool = False) -> "Tensor":
        return np.minimum.reduce(self, axis, keepdims=keepdim)

    def cummax(self, axis: int) -> "Tensor":
        return np.maximum.accumulate(self, axis)

    def nanmedian(self) -> "Tensor":
        """La mediana del último eje, sin los NaN."""
        count = (~np.isnan(self)).sum(-1, keepdim=True)
        middle = np.concatenate([(count - 1) // 2, count // 2], -1)
        return np.take_along_axis(np.sort(self), middle, -1).mean(-1)

    def softmax(self, axis: int) -> "Tensor":
        powers = np.exp(self - self.amax(axis, keepdim=True))
        return powers / powers.sum(axis, keepdim=True)

    def exp(self) -> "Tensor":
        return np.exp(self)

    def log(self) -> "Tensor":
        return np.log(self)

    def abs(self) -> "Tensor":
        return np.abs(self)

    def trunc(self) -> "Tensor":
        return np.trunc(self)

    def rounded(self, decimals: int = 0) -> "Tensor":
        return tensor(np.round(self.numpy(), decimals))

    def clamp(self, min: float | None = None, max: float | None = None) -> "Tensor":
        return self.clip(min, max)

    def where(self, inside: np.ndarray, other: float) -> "Tensor":
        return where(inside, self, other)

    def double(self) -> "Tensor":
        return self.astype(float)

    def flatten(self, first: int = 0, last: int = -1) -> "Tensor":
        first, last = first % self.ndim if self.ndim else 0, last % max(self.ndim, 1)
        return self.reshape(*self.shape[:first], prod(self.shape[first : last + 1]), *self.shape[last + 1 :])

    def unflatten(self, axis: int, sizes: Sequence[int]) -> "Tensor":
        axis %= self.ndim
        known = -prod(sizes)
        sizes = [self.shape[axis] // known if n == -1 and known > 0 else n for n in sizes]
        return self.reshape(*self.shape[:axis], *sizes, *self.shape[axis + 1 :])

    def unsqueeze(self, axis: int) -> "Tensor":
        return np.expand_dims(self, axis)

    def transpose(self, *axes: int) -> "Tensor":
        return self.swapaxes(*axes) if len(axes) == 2 else super().transpose(*axes)

    def permute(self, *axes: int) -> "Tensor":
        return super().transpose(*axes)

    def movedim(self, source: Axes, destination: Axes) -> "Tensor":
        return np.moveaxis(self, source, destination)

    def flip(self, *axes: int) -> "Tensor":
        return np.flip(self, axes)

    def roll(self, places: int, axis: int) -> "Tensor":
        return np.roll(self, places, axis)

    def expand(self, *sizes: Any) -> "Tensor":
        shape = sizes[0] if isinstance(sizes[0], tuple) else sizes
        old = (1,) * (len(shape) - self.ndim) + self.shape
        wanted = [have if n == -1 else n for n, have in zip(shape, old, strict=True)]
        return np.broadcast_to(self, wanted, subok=True)

    def expand_as(self, other: np.ndarray) -> "Tensor":
        return self.expand(other.shape)

    def narrow(self, axis: int, start: int, length: int) -> "Tensor":
        return self[(slice(None),) * axis + (slice(start, start + length),)]

    def repeat_interleave(self, times: int, axis: int) -> "Tensor":
        return self.repeat(times, axis)

    def numel(self) -> int:
        return self.size

    def clone(self) -> "Tensor":
        return self.copy()

    def numpy(self) -> np.ndarray:
        return self.view(np.ndarray)


Change = Callable[[Tensor], Tensor]


def same(given: Any) -> Any:
    """Nada cambia."""
    return given


def tensor(values: Any) -> Tensor:
    """``values`` como tensor, sin copiarlos."""
    return np.asarray(values).view(Tensor)


def where(inside: np.ndarray, one: Any, other: Any) -> Tensor:
    """``one`` donde ``inside`` y, en lo demás, ``other``."""
    return np.where(inside, one, other).view(Tensor)


def zeros(*shape: int, dtype: type = float) -> Tensor:
    """Ceros."""
    return np.zeros(shape, dtype).view(Tensor)


def zeros_like(x: Tensor, dtype: type | None = None) -> Tensor:
    """Ceros, con la forma de ``x``."""
    return np.zeros(x.shape, dtype or x.dtype).view(Tensor)


def ones_like(x: Tensor, dtype: type | None = None) -> Tensor:
    """Unos, con la forma de ``x``."""
    return np.ones(x.shape, dtype or x.dtype).view(Tensor)


def ones(*shape: int) -> Tensor:
    """Unos."""
    return np.ones(shape).view(Tensor)


def eye(n: int) -> Tensor:
    """La matriz identidad."""
    return np.eye(n).view(Tensor)


def arange(*limits: int) -> Tensor:
    """Los enteros entre ``limits``."""
    return np.arange(*limits).view(Tensor)


def relu(x: Tensor) -> Tensor:
    """Lo positivo de ``x``; un NaN sigue siéndolo."""
    return np.maximum(x, 0)


def leaky_relu(x: Tensor, slope: float) -> Tensor:
    """La ReLU que deja pasar una parte de lo negativo."""
    return where(x > 0, x, slope * x)


def sigmoid(x: Tensor) -> Tensor:
    """La sigmoide."""
    return 1 / (1 + np.exp(-x))


def einsum(how: str, *operands: np.ndarray) -> Tensor:
    """Como ``np.einsum``."""
    many = len(operands) > 1 and operands[0].size * operands[1].shape[0] > _MANY
    return np.einsum(how, *operands, optimize=["einsum_path", (0, 1)] if many else False).view(Tensor)


def pad(x: Tensor, margins: Sequence[int], mode: str = "constant") -> Tensor:
    """``x`` con un marco; ``margins`` va del último eje al primero, como en ``F.pad``."""
    pairs = [(0, 0)] * (x.ndim - len(margins) // 2)
    pairs += [(margins[i], margins[i + 1]) for i in range(len(margins) - 2, -1, -2)]
    if mode == "constant" and min(margins) >= 0:  # es lo más frecuente, y np.pad tarda diez veces más
        wide = np.zeros([n + sum(pair) for n, pair in zip(x.shape, pairs, strict=True)], x.dtype)
        np.copyto(wide[tuple(slice(a, n + a) for n, (a, _) in zip(x.shape, pairs, strict=True))], x)
        return wide.view(Tensor)
    mode = {"replicate": "edge"}.get(mode, mode)
    return np.pad(x.numpy(), pairs, mode).view(Tensor)


def cross_entropy(logits: Tensor, y: Tensor) -> Tensor:
    """La media de la entropía cruzada."""
    moved = logits - logits.amax(1, keepdim=True)
    return (np.log(np.exp(moved).sum(1)) - moved[np.arange(len(y)), y]).mean()
