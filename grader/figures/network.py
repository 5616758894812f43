"""Figuras de la red entera: por dónde van los datos y el gradiente, y de los logits a p − y."""

from collections.abc import Sequence

import numpy as np

from grader.exercises import arrays
from grader.figures.sketch import GREY, INK, STYLES, Figure, Sketch, number

_SIDE = 8  # lado de un dígito
_ROW, _COLUMN = 1.55, 7.2  # alto de una capa y ancho de cada columna, en casillas
_BAR = 2.2  # lo que mide una barra de 1
Shape = tuple[int, ...]


def shapes(batch: int = 32, first: int = 8, second: int = 16, padding: int = 1, classes: int = 10) -> Figure:
    """La red con sus tamaños: a la izquierda la ida, hacia abajo; a la derecha la vuelta, hacia arriba.

    ``first`` y ``second`` son los filtros de cada convolución, de 3 × 3 y con ``padding`` ceros por lado.
    """
    layers = _layers(batch, first, second, padding, classes)
    sketch, alt, learned = Sketch(), [], 0
    sketch.text(2.6, -0.55, "ida: valores", 10, STYLES["output"][2])
    sketch.text(2.6 + _COLUMN, -0.55, "vuelta: gradientes", 10, STYLES["kernel"][2])
    for row, (operation, shape, parameters) in enumerate(layers):
        y, said = row * _ROW, _said(shape)
        kind = "input" if row == 0 else "output"
        sketch.box(0, y, 5.2, 0.8, kind, 1.6)
        sketch.text(2.6, y + 0.42, said, 10)
        sketch.box(_COLUMN, y, 5.2, 0.8, "kernel", 1.6)
        sketch.text(_COLUMN + 2.6, y + 0.42, said if shape else "1", 10)
        if row:
            middle = y - (_ROW - 0.8) / 2
            sketch.add("arrow", 0.5, y - 0.68, 0.5, y - 0.06, "-|>")
            sketch.text(0.85, middle, operation, 9, INK, "left")
            sketch.add("arrow", _COLUMN + 0.5, y - 0.06, _COLUMN + 0.5, y - 0.68, "-|>")
            learned += sum(int(np.prod(size)) for size in parameters.values())
            text = " y ".join(f"{name} {_said(size)}" for name, size in parameters.items())
            born = "aquí nace l_O: (p − y) / N" if row == len(layers) - 1 else ""
            sketch.text(_COLUMN + 0.85, middle, text or born, 8, STYLES["kernel"][2], "left")
        alt.append(f"{operation}: {said}" if row else f"entrada: {said}")
        alt[-1] += "".join(f", {name} {_said(size)}" for name, size in parameters.items())
    total = f"{learned} números que aprender"
    sketch.text((_COLUMN + 5.2) / 2, len(layers) * _ROW + 0.05, total, 10, GREY)
    return sketch.finish(
        f"La red con un lote de {batch}. Ida, de arriba abajo: {'; '.join(alt)}. Vuelta, de abajo arriba: el "
        f"primer gradiente es (p − y) / N y cada uno tiene la forma del valor de su izquierda. Hay {total}."
    )


def _layers(batch: int, first: int, second: int, padding: int, classes: int) -> list[tuple[str, Shape, dict]]:
    """Por cada paso: qué se hace, con qué forma sale y qué parámetros usa."""
    found: list[tuple[str, Shape, dict]] = [("", (batch, 1, _SIDE, _SIDE), {})]
    side, channels = _SIDE, 1
    for number_of, filters in ((1, first), (2, second)):
        side += 2 * padding - 2
        weights = {f"conv{number_of}_W": (filters, channels, 3, 3), f"conv{number_of}_b": (filters,)}
        found.append(("convolución", (batch, filters, side, side), weights))
        found.append(("ReLU", (batch, filters, side, side), {}))
        side, channels = side // 2, filters
        found.append(("pooling 2 × 2, máximo", (batch, filters, side, side), {}))
    size = channels * side * side
    found.append(("en fila: reshape", (batch, size), {}))
    found.append(("lineal: logits", (batch, classes), {"linear_W": (size, classes), "linear_b": (classes,)}))
    found.append(("softmax y entropía cruzada", (), {}))
    return found


def _said(shape: Shape) -> str:
    if not shape:
        return "L, un número"
    return f"({', '.join(map(str, shape))}{',' * (len(shape) == 1)})"


def softmax(logits: Sequence[float], y: int, names: Sequence[str] = ()) -> Figure:
    """De los ``logits`` de una imagen a la pérdida y a p − y, paso a paso; ``y`` es la clase correcta."""
    names = names or [f"clase {k}" for k in range(len(logits))]
    shifted, powers, p, wanted, gradient = softmax_steps(logits, y)
    loss = -shifted[y] + np.log(powers.sum())
    sketch, alt, x = Sketch(), [], 2.6
    columns = (
        ("logits", logits, "input", 3),
        ("− máximo", shifted, "products", 3),
        ("exp", powers, "products", 3),
        ("p", p, "output", 3),
        ("y", wanted, "products", 3),
        ("p − y", gradient, "kernel", 3),
    )
    for name, k in zip(names, range(len(p)), strict=True):
        sketch.text(2.2, k + 0.5, name, 10, INK, "right")
    for title, values, kind, digits in columns:
        shown = [[number(round(float(v), digits))] for v in values]
        for r, (text,) in enumerate(shown):
            sketch.box(x, r, 1.7, 1, kind)
            sketch.text(x + 0.85, r + 0.5, text, 10)
        sketch.frame(x, 0, 1.7, len(p), kind, 1.8)
        sketch.text(x + 0.85, -0.42, title, 10, STYLES[kind][2])
        alt.append(f"{title}: {' '.join(text for (text,) in shown)}")
        x += 2.1
    _bars(sketch, x + _BAR + 0.3, gradient)
    sketch.frame(2.6, y, x - 3.0, 1, "output", 2.6)
    lost = number(round(float(loss), 3))  # de p[y] redondeada saldría otro número
    sketch.text(x / 2 + 1.5, len(p) + 0.7, f"clase correcta: {names[y]}   ·   L = −ln p = {lost}", 10)
    return sketch.finish(
        f"Softmax de {len(p)} clases, {', '.join(names)}; la correcta es {names[y]}. {'; '.join(alt)}. "
        f"La pérdida es {lost}. Un paso de descenso sube el logit de la clase correcta y baja los demás."
    )


def _bars(sketch: Sketch, zero: float, gradient: np.ndarray) -> None:
    """Una barra por clase, a la izquierda del 0 si el gradiente es negativo."""
    for k, value in enumerate(gradient):
        width = abs(float(value)) * _BAR
        kind = "output" if value < 0 else "kernel"
        sketch.box(zero - width if value < 0 else zero, k + 0.2, width, 0.6, kind, 1.4)
    sketch.box(zero, 0, 0.02, len(gradient), "products", 1)
    sketch.text(zero - _BAR / 2, -0.42, "sube", 9, STYLES["output"][2])
    sketch.text(zero + _BAR / 2, -0.42, "baja", 9, STYLES["kernel"][2])


def softmax_steps(logits: Sequence[float], y: int) -> tuple[np.ndarray, ...]:
    """Los logits menos su máximo, sus exponenciales, las probabilidades p, la y en ceros y unos, y p − y."""
    z = arrays.tensor([float(v) for v in logits])
    shifted, p, wanted = z - z.amax(), z.softmax(0), arrays.eye(len(z))[y]
    return tuple(t.numpy() for t in (shifted, shifted.exp(), p, wanted, p - wanted))
