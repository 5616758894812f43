"""Figuras de la unidad 01: el marco, cuántas ventanas pasan por cada píxel y otros valores para el marco."""

from typing import Any

import numpy as np

from grader.figures.sketch import STYLES, Figure, Sketch, compose, correlate, words

#: Con qué se llena el marco: el nombre que se ve en la figura y el que le da ``np.pad``.
_MODES = {"ceros": "constant", "repetir el borde": "edge", "reflejar": "reflect"}


def padding_before_after(X: Any, pad: int) -> Figure:
    """La matriz ``X`` (H, W) antes y después de rodearla con ``pad`` casillas de ceros."""
    pair = (("antes", X), ("después", correlate(X, [[1]], padding=pad)))
    panels = [(a, "input", f"{when}: {len(a)} × {len(a[0])}") for when, a in pair]
    alt = f"Una matriz antes y después de ponerle un marco de ceros de ancho {pad}."
    return compose(alt, f"pad = {pad}", *panels, indices=True, pad=pad)


def window_counts(height: int, width: int, filter_size: int, pad: int) -> Figure:
    """En cuántas ventanas entra cada píxel de una imagen, sin padding y con ``pad``."""
    sketch, x = Sketch(), 0.0
    alt = f"En cuántas ventanas de {filter_size} × {filter_size} entra cada píxel de una imagen."
    for p, title in ((0, "sin padding"), (pad, f"con pad = {pad}")):
        shape = (height + 2 * p - filter_size + 1, width + 2 * p - filter_size + 1)
        full = correlate(np.ones(shape), np.ones((filter_size,) * 2), padding=filter_size - 1)
        inside = full[p : height + p, p : width + p]
        for r, c in np.ndindex(full.shape) if p else ():
            sketch.box(x + c, r, 1, 1, "padding")
        sketch.grid(x + p, pad, inside, "counts")
        sketch.text(x + full.shape[1] / 2, pad - p - 0.42, title, 10, STYLES["counts"][2])
        x += full.shape[1] + 1.4
        alt += f" {title.capitalize()}, por filas: {words(inside)}."
    return sketch.finish(f"{alt} Rayado, el marco de ceros de ancho {pad}.")


def padding_modes(X: Any, pad: int) -> Figure:
    """La matriz ``X`` (H, W) con un marco de ancho ``pad`` de ceros, de su borde repetido y de su reflejo."""
    sketch, x = Sketch(), 0.0
    alt = f"Una matriz con tres marcos de ancho {pad}."
    for name, mode in _MODES.items():
        framed = np.pad(np.array(X, float), pad, mode)
        sketch.grid(x, 0, framed, "input", name, pad=pad)
        x += framed.shape[1] + 1.4
        alt += f" {name.capitalize()}, por filas: {words(framed)}."
    return sketch.finish(alt)
