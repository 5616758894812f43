"""Figuras de la memoria y del tiempo: dónde están los números de un array y barras con lo medido."""

from collections.abc import Mapping
from math import ceil, floor, log10
from typing import Any

import numpy as np

from grader.figures.columns import unfold
from grader.figures.sketch import GREY, INK, Figure, Sketch, number, words

_LONG, _HIGH, _LABEL = 12.0, 0.72, 5.6
_KINDS = ("input", "kernel", "output", "products", "missing")


def tape(X: Any, filter_size: int) -> Figure:
    """``X`` (H, W), sus números en la memoria, qué lee de ahí cada ventana y lo que ocupa copiarlas."""
    x, f = np.array(X, float), filter_size
    addresses, (_, wide) = unfold(np.arange(x.size, dtype=float).reshape(x.shape), f, 1)
    copied, sketch, left, top = addresses.size, Sketch(), 4.0, len(x) + 1.6
    sketch.grid(left, 0, x, "input", "array", indices=True)
    sketch.grid(left, top, x.reshape(1, -1), "input", "en la memoria, uno detrás de otro")
    lines = []
    for k, row in enumerate(addresses.astype(int)):
        y = top + 1.6 + 1.15 * k
        sketch.text(left - 0.3, y + 0.4, f"ventana [{k // wide}, {k % wide}]", 9, GREY, "right")
        for address in row:
            sketch.box(left + address, y, 1, 0.8, "kernel", 1.4)
            sketch.text(left + address + 0.5, y + 0.4, number(x.flat[address]), 9)
        lines.append(f"ventana [{k // wide}, {k % wide}]: posiciones {' '.join(map(str, row))}")
    y = top + 1.6 + 1.15 * len(addresses) + 0.9
    sketch.grid(left, y, [x.flat[addresses.astype(int).ravel()]], "output", "copiadas")
    said = f"la vista no guarda ningún número nuevo; la copia, {copied}"
    sketch.text(left + copied / 2, y + 1.7, said)
    return sketch.finish(
        f"Un array, por filas: {words(x)}. En la memoria sus {x.size} números van uno detrás de otro. Una "
        f"vista lee cada ventana de esas posiciones: {'; '.join(lines)}. Copiadas una detrás de otra, las "
        f"ventanas ocupan {copied} números."
    )


def bars(groups: Mapping[str, Mapping[str, float]], unit: str, logarithmic: bool = False) -> Figure:
    """Barras con lo medido: grupo -> nombre -> valor en ``unit``; a escala o, si se pide, logarítmicas."""
    values = [v for group in groups.values() for v in group.values()]
    names = list(dict.fromkeys(name for group in groups.values() for name in group))
    low, high = (floor(log10(min(values))), ceil(log10(max(values)))) if logarithmic else (0, max(values))
    high = max(high, low + 1) if logarithmic else high

    def length(value: float) -> float:
        return _LONG * ((log10(value) if logarithmic else value) - low) / (high - low)

    def rules(top: float, bottom: float) -> None:
        for power in range(low, high + 1):
            x = _LABEL + length(10.0**power)
            sketch.add("box", x - 0.01, top, 0.02, bottom - top, "#D0D0D0", "#D0D0D0", 0.3, "")

    sketch, y, alt = Sketch(), 0.0, []
    for title, group in groups.items():
        sketch.text(0, y, title, 10, INK, "left")
        y += 0.5
        if logarithmic:
            rules(y - 0.1, y + (_HIGH + 0.14) * len(group))
        for name, value in group.items():
            kind = _KINDS[names.index(name) % len(_KINDS)]
            sketch.text(_LABEL - 0.3, y + _HIGH / 2, name, 9, INK, "right")
            sketch.box(_LABEL, y, max(length(value), 0.05), _HIGH, kind, 1.2)
            sketch.text(_LABEL + length(value) + 0.3, y + _HIGH / 2, _amount(value, unit), 9, INK, "left")
            y += _HIGH + 0.14
        alt.append(f"{title}: " + ", ".join(f"{name}, {_amount(v, unit)}" for name, v in group.items()))
        y += 0.7
    for power in range(low, high + 1) if logarithmic else ():
        sketch.text(_LABEL + length(10.0**power), y - 0.35, _amount(10.0**power, unit), 8, GREY)
    if logarithmic:
        sketch.text(_LABEL + _LONG / 2, y + 0.4, "cada raya, diez veces más que la anterior", 8, GREY)
    return sketch.finish(f"Barras con lo medido. {'. '.join(alt)}.")


def _amount(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if value < 1000 else f"{value:.0f} {unit}"
