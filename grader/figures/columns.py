"""Figuras de im2col y col2im: ventanas que pasan a ser filas, el producto y la vuelta. Calcula PyTorch."""

from typing import Any

import numpy as np

from grader.exercises import tables
from grader.figures.sketch import GREY, STYLES, Figure, Sketch, number, words

_GAP, _ARROW = 1.2, 2.0


def windows_to_rows(X: Any, filter_size: int, stride: int = 1, window: int | None = None) -> Figure:
    """La entrada ``X`` (H, W) y sus columnas, con las filas copiadas hasta la ventana ``window``, o todas."""
    x, f = np.array(X, float), filter_size
    columns, (_, wide) = unfold(x, f, stride)
    last = len(columns) - 1 if window is None else min(window, len(columns) - 1)
    y, start = (k * stride for k in divmod(last, wide))
    sketch, tall, right = Sketch(), max(len(x), len(columns)), x.shape[1] + _ARROW + 1.6
    top, place = (tall - len(x)) / 2, (tall - len(columns)) / 2
    sketch.grid(0, top, x, "input", "entrada", indices=True)
    sketch.frame(start, top + y, f, f, "kernel")
    sketch.add("arrow", x.shape[1] + 0.5, tall / 2, x.shape[1] + _ARROW - 0.4, tall / 2, "-|>")
    sketch.text(x.shape[1] + _ARROW / 2, tall / 2 - 0.4, "im2col", 9)
    sketch.grid(right, place, _until(columns, last), "input", "columnas")
    _label_rows(sketch, right, place, len(columns), wide)
    sketch.frame(right, place + last, f * f, 1, "kernel")
    where = f"ventana [{last // wide}, {last % wide}], filas {y}:{y + f}, columnas {start}:{start + f}"
    sketch.text((right + f * f) / 2, tall + 0.7, f"stride {stride}   ·   fila {last}: {where}")
    return sketch.finish(
        f"Entrada de {len(x)} × {x.shape[1]}, por filas: {words(x)}; ventanas de {f} × {f}, stride {stride}. "
        f"De sus columnas, con {len(columns)} filas, la fila {last} es la {where}: {words(columns[[last]])}. "
        f"Filas copiadas hasta ahí: {words(columns[: last + 1])}."
    )


def layer_product(X: Any, filters: Any, stride: int = 1) -> Figure:
    """Una convolución de ``X`` (H, W) con ``filters`` (F, f, f) como un solo producto de matrices."""
    x, w = np.array(X, float), np.array(filters, float)
    columns, shape = unfold(x, w.shape[-1], stride)
    weights = w.reshape(len(w), -1).T
    result = columns @ weights
    sketch, tall, left = Sketch(), float(max(len(columns), len(weights))), 0.0
    panels = (
        (columns, "input", "columnas", "×"),
        (weights, "kernel", "filtros", "="),
        (result, "output", "salida", ""),
    )
    for values, kind, title, sign in panels:
        sketch.grid(left, (tall - len(values)) / 2, values, kind, title)
        left += values.shape[1] + _GAP
        sketch.text(left - _GAP / 2, tall / 2, sign, 13)
    sketch.frame(0, (tall - len(columns)) / 2, columns.shape[1], 1, "input")
    sketch.frame(columns.shape[1] + _GAP, (tall - len(weights)) / 2, 1, len(weights), "kernel")
    sketch.frame(left - _GAP - len(w), (tall - len(result)) / 2, 1, 1, "output")
    sketch.add("arrow", left - 0.6, tall / 2, left + 1.2, tall / 2, "-|>")
    sketch.text(left + 0.3, tall / 2 - 0.4, "reshape", 9)
    sketch.text(left + 0.3, tall / 2 + 0.5, "transpose", 9)
    left += 2.0
    alt = f"Columnas, por filas: {words(columns)}. Filtros, uno por columna: {words(weights)}. "
    alt += f"El producto: {words(result)}. Cada columna del producto, con su forma, es un mapa."
    for k, plane in enumerate(result.reshape(*shape, len(w)).transpose(2, 0, 1)):
        sketch.grid(left, (tall - shape[0]) / 2, plane, "output", f"mapa {k}")
        left += shape[1] + 1.0
        alt += f" Mapa {k}: {words(plane)}."
    terms = " + ".join(f"{_factor(a)}·{_factor(b)}" for a, b in zip(columns[0], weights[:, 0], strict=True))
    sketch.text((left - 1) / 2, tall + 0.7, f"fila 0 por filtro 0: {terms} = {number(result[0, 0])}")
    return sketch.finish(alt)


def rows_to_image(
    Y: Any, shape: tuple[int, int], filter_size: int, stride: int = 1, window: int | None = None
) -> Figure:
    """col2im, parado en la fila ``window`` o en la última: ``Y`` se suma en una imagen ``shape``."""
    y, f = np.array(Y, float), filter_size
    _, (_, wide) = unfold(np.zeros(shape), f, stride)
    last = len(y) - 1 if window is None else min(window, len(y) - 1)
    order = np.arange(len(y))[:, None]
    before, after = (_fold(np.where(kept, y, 0), shape, f, stride) for kept in (order < last, order <= last))
    row, column = (k * stride for k in divmod(last, wide))
    sketch, tall, left = Sketch(), max(len(y), shape[0]), 2.2
    top, place = (tall - shape[0]) / 2, (tall - len(y)) / 2
    sketch.grid(left, place, y, "input", "columnas")
    _label_rows(sketch, left, place, len(y), wide)
    sketch.frame(left, place + last, f * f, 1, "kernel")
    left += f * f
    for title, values, arrow in (("imagen, antes", before, ""), ("imagen, después", after, "+=")):
        if arrow:
            sketch.add("arrow", left + 0.5, tall / 2, left + _ARROW - 0.5, tall / 2, "-|>")
            sketch.text(left + _ARROW / 2, tall / 2 - 0.4, arrow, 9)
        left += _ARROW if arrow else 1.8
        sketch.grid(left, top, values, "input", title)
        sketch.frame(left + column, top + row, f, f, "kernel")
        left += shape[1]
    where = f"filas {row}:{row + f}, columnas {column}:{column + f}"
    sketch.text(left / 2, tall + 0.7, f"stride {stride}   ·   la fila {last} se suma en su ventana: {where}")
    return sketch.finish(
        f"Columnas de {len(y)} filas: {words(y)}. La fila {last} se suma en su ventana ({where}) de una "
        f"imagen de {shape[0]} × {shape[1]}, que pasa de {words(before)} a {words(after)}."
    )


def layer_as_product(
    shape: tuple[int, ...], filters: int, filter_size: int, stride: int, padding: int
) -> Figure:
    """Las formas de una capa con entrada ``shape`` = (N, C, H, W), como un producto de matrices."""
    images, channels, height, width = shape
    f = filter_size
    room = tables.places(height + 2 * padding, width + 2 * padding, f, stride).shape[:2]
    Z = (images, filters, *room)
    rows, inside = images * room[0] * room[1], channels * f * f
    sketch, scale, tall = Sketch(), 0.08, 6.0
    sheets = ((images * channels, height, width), (filters * images, *room))
    blocks = (
        ("input", inside * scale, tall, "columnas", f"({rows}, {inside})", "×"),
        ("kernel", filters * scale * 1.6, inside * scale, "filtros", f"({inside}, {filters})", "="),
        ("output", filters * scale * 1.6, tall, "salida", f"({rows}, {filters})", ""),
    )
    left = _stack(sketch, 0.0, tall / 2, sheets[0], "input", f"{tuple(shape)}")
    left = _arrow(sketch, left, tall / 2, "im2col")
    for kind, wide, high, name, form, sign in blocks:
        sketch.box(left, (tall - high) / 2, wide, high, kind, 1.8)
        for k, line in enumerate((name, form)):
            sketch.text(left + wide / 2, tall + 0.5 + 0.55 * k, line, 10, STYLES[kind][2])
        left += wide + 1.6
        sketch.text(left - 0.8, tall / 2, sign, 13)
    sketch.text(left + 0.1, tall / 2 + 0.5, "transpose", 9)
    left = _arrow(sketch, left - 1.2, tall / 2, "reshape")
    _stack(sketch, left, tall / 2, sheets[1], "output", f"{Z}")
    return sketch.finish(
        f"Una entrada de forma {tuple(shape)} pasa, con im2col, a una matriz de forma ({rows}, {inside}), "
        f"con una fila por ventana. Por los filtros, de forma ({inside}, {filters}), da otra de forma "
        f"({rows}, {filters}), que con un reshape y un transpose es la salida de forma {Z}."
    )


def unfold(x: np.ndarray, f: int, stride: int) -> tuple[np.ndarray, tuple[int, int]]:
    """Las columnas de ``x`` (H, W), una fila por ventana, y cuántas ventanas hay en cada dirección."""
    return tables.im2col(x[None, None], f, stride, 0), tables.places(*x.shape, f, stride).shape[:2]


def _fold(y: np.ndarray, shape: tuple[int, int], f: int, stride: int) -> np.ndarray:
    return tables.col2im(y, (1, 1, *shape), f, stride, 0)[0, 0]


def _until(columns: np.ndarray, last: int) -> list[list[Any]]:
    return [[v if r <= last else "" for v in row] for r, row in enumerate(columns)]


def _label_rows(sketch: Sketch, left: float, top: float, count: int, wide: int) -> None:
    """Delante de cada fila, de qué ventana sale."""
    for k in range(count):
        sketch.text(left - 0.3, top + k + 0.5, f"[{k // wide}, {k % wide}]", 8, GREY, "right")


def _stack(sketch: Sketch, x: float, middle: float, sheets: tuple[int, ...], kind: str, form: str) -> float:
    """Una pila de hojas, no más de seis, con su forma debajo; devuelve dónde acaba."""
    count, rows, columns = min(sheets[0], 6), *sheets[1:]
    scale = 2.6 / max(rows, columns)
    width, height = columns * scale, rows * scale
    for s in reversed(range(count)):
        sketch.box(x + s * 0.25, middle - height / 2 + (count / 2 - s) * 0.25, width, height, kind, 1.2)
    right = x + width + (count - 1) * 0.25
    sketch.text((x + right) / 2, middle + height / 2 + count * 0.125 + 0.9, form, 10, STYLES[kind][2])
    return right


def _arrow(sketch: Sketch, left: float, middle: float, word: str) -> float:
    sketch.add("arrow", left + 0.5, middle, left + 2.1, middle, "-|>")
    sketch.text(left + 1.3, middle - 0.4, word, 9)
    return left + 2.8


def _factor(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
