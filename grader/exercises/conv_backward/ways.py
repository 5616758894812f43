"""Otras maneras de llegar al gradiente de la entrada, y a los otros dos, que no son ventana a ventana."""

from collections.abc import Callable, Sequence

import numpy as np

from grader.exercises import arrays, tables
from grader.exercises.arrays import Tensor, tensor
from grader.exercises.conv_backward.program import Gives, Layer, Reads, inner, windows
from grader.exercises.walk import CUT

Way = Callable[[Layer], Tensor]

#: Lo que dice NumPy de un marco de ancho negativo; lo segundo, la pieza ``conv_forward``.
NEGATIVE = "can't contain negative values | demasiado grandes o negativos"


def _input_of(shape: Sequence[int], W: Tensor, g: Tensor, step: int, padding: int = 0) -> Tensor:
    return tensor(tables.conv2d_input(shape, W, g, step, padding))


def full_convolution(dilated: bool = True, trimmed: bool = False) -> Way:
    """La convolución completa de l_O rellena con f - 1 - padding; con ``trimmed``, sin las que sobran."""

    def way(layer: Layer) -> Tensor:
        step = layer.s if dilated else 1
        size = [(n - 1) * step + layer.f for n in layer.room]
        if trimmed and dilated:
            whole = _input_of((*layer.x.shape[:2], *size), layer.W, layer.g, step)
            rows, columns = (slice(layer.p, n - layer.p) for n in size)
            return whole[:, :, rows, columns]
        if layer.p > layer.f - 1:
            raise ValueError(NEGATIVE)
        shape = [n - 2 * layer.p for n in size] if trimmed else layer.x.shape[2:]
        return _input_of((*layer.x.shape[:2], *shape), layer.W, layer.g, step, layer.p)

    return way


def _reached(layer: Layer, g: Tensor, step: int) -> Tensor:
    """La convolución completa de ``g``, hasta donde llegan las ventanas."""
    size = [(n - 1) * step + layer.f for n in g.shape[2:]]
    return _input_of((*layer.x.shape[:2], *size), layer.W, g, step)


def full_and_cropped(dilated: bool = True) -> Way:
    """La convolución completa de l_O rellena con f - 1, y el recorte al final."""
    return lambda layer: inner(layer, _reached(layer, layer.g, layer.s if dilated else 1))


def slid_over(places: str) -> Way:
    """La convolución completa de l_O sin intercalar ceros, casilla a casilla de la entrada.

    ``places``: las casillas del ``"marco"`` también, solo las de la ``"entrada"``, o estas con l_O rellena
    con f - 1 - padding (``"justo"``). Donde l_O se acaba, la ventana no encaja con el filtro.
    """

    def way(layer: Layer) -> Tensor:
        f, p = layer.f, layer.p
        border, start = (f - 1 - p, 0) if places == "justo" else (f - 1, 0 if places == "marco" else p)
        if border < 0:
            raise ValueError(NEGATIVE)
        g, turned = arrays.pad(layer.g, (border,) * 4), layer.W.flip(2, 3)
        found = arrays.zeros(*(layer.framed if places == "marco" else layer.x).shape)
        for i, j in np.ndindex(found.shape[2:]):
            y, x = i + start, j + start
            window = g[:, :, None, y : y + f, x : x + f]
            if any(side not in (1, f) and f > 1 for side in window.shape[3:]):
                raise ValueError(CUT)
            found[:, :, i, j] = (window * turned).sum((1, 3, 4))
        return inner(layer, found) if places == "marco" else found

    return way


def repeated_places(whole: bool) -> Way:
    """La convolución completa con cada casilla de l_O repetida; con ``whole``, también las que sobran."""

    def way(layer: Layer) -> Tensor:
        g = layer.g.repeat_interleave(layer.s, 2).repeat_interleave(layer.s, 3)
        if not whole:
            rows, columns = (n + 2 * layer.p - layer.f + 1 for n in layer.x.shape[2:])
            g = g[:, :, :rows, :columns]
        return inner(layer, _reached(layer, g, 1))

    return way


def from_windows(layer: Layer, g: Tensor, kernel: Tensor, reads: Reads) -> Tensor:
    """Reparte la ventana en lugar del filtro."""
    return arrays.einsum("nfij,nciujv->nciujv", g, windows(layer, reads, layer.framed))


def moved_by_image(again: bool) -> Gives:
    """Reparte con los pesos que quedan tras el paso de las imágenes anteriores.

    Con ``again``, cada paso lleva además el gradiente de todas las de antes.
    """

    def gives(layer: Layer, g: Tensor, kernel: Tensor, reads: Reads) -> Tensor:
        steps = arrays.einsum("nfij,nciujv->nfcuv", g, windows(layer, reads, layer.framed))
        steps = steps.cumsum(0) if again else steps
        return arrays.einsum("nfij,nfcuv->nciujv", g, kernel - layer.rate * (steps.cumsum(0) - steps))

    return gives


def moved_by_place(after: bool) -> Gives:
    """Reparte con los pesos que quedan tras el paso de las casillas anteriores o, ``after``, de la suya."""

    def gives(layer: Layer, g: Tensor, kernel: Tensor, reads: Reads) -> Tensor:
        steps = arrays.einsum("nfij,nciujv->nijfcuv", g, windows(layer, reads, layer.framed))
        moved = steps.flatten(0, 2).cumsum(0).reshape(steps.shape) - (0 if after else steps)
        return arrays.einsum("nfij,nijfcuv->nciujv", g, kernel - layer.rate * moved)

    return gives


def truncated_terms(layer: Layer, g: Tensor, kernel: Tensor, reads: Reads) -> Tensor:
    """Lo que se reparte, con cada producto pasado a entero."""
    return np.trunc(arrays.einsum("nfij,fcuv->nfciujv", g, kernel)).sum(1)


def whole_input(layer: Layer) -> Tensor:
    """Un acumulador de enteros para la entrada: cada suma pierde sus decimales."""
    wide = arrays.zeros(*layer.framed.shape)
    for k, i, j in np.ndindex(layer.g.shape[1:]):
        y, x = i * layer.s, j * layer.s
        window = wide[:, :, y : y + layer.f, x : x + layer.f]
        np.trunc(window + layer.g[:, k, i, j][:, None, None, None] * layer.W[k], out=window)
    return inner(layer, wide)


def _products(layer: Layer) -> Tensor:
    """Lo que se suma en el gradiente de los pesos, término a término."""
    framed, f, s = layer.framed, layer.f, layer.s
    terms = [
        layer.g[:, :, i, j][:, :, None, None, None] * framed[:, None, :, i * s : i * s + f, j * s : j * s + f]
        for i, j in np.ndindex(*layer.room)
    ]
    return tensor(np.stack(terms, 1)).flatten(0, 1)


def whole_weights(layer: Layer, dW: Tensor) -> Tensor:
    """Un acumulador de enteros para los pesos."""
    return _truncated_sum(_products(layer))


def truncated_weights(layer: Layer, dW: Tensor) -> Tensor:
    """Lo que se suma para los pesos, con cada producto pasado a entero."""
    return np.trunc(_products(layer)).sum(0)


def whole_biases(g: Tensor) -> Tensor:
    """Un acumulador de enteros para los sesgos."""
    return _truncated_sum(g.transpose(1, 0, 2, 3).flatten(1).T)


def _truncated_sum(terms: Tensor) -> Tensor:
    total = arrays.zeros_like(terms[0])
    for term in terms:
        total = np.trunc(total + term)
    return total
