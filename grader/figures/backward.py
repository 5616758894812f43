"""Figuras de la vuelta: por dónde llega el gradiente a la entrada, a los pesos y a un píxel.

Lo que sale de la capa es verde; lo que entra, azul; los pesos, naranja. Cada gradiente lleva el color de
aquello de lo que es gradiente. Lo que se calcula, lo calcula PyTorch.
"""

from itertools import pairwise
from typing import Any

import numpy as np

from grader.figures.sketch import GREY, STYLES, Figure, Sketch, correlate, number, words

Pair = tuple[int, int]


def layer_both_ways() -> Figure:
    """Una capa en la ida y en la vuelta: qué entra, qué sale y qué se queda."""
    sketch = Sketch()
    blocks = (
        (0, 3.4, "input", "layer_input", "l_a_prev = ∂L/∂layer_input"),
        (6.2, 3.4, "kernel", "capa: W, b", ""),
        (12.4, 2.4, "output", "Z", "l_O = ∂L/∂Z"),
        (18.2, 1.6, "products", "L", ""),
    )
    for x, width, kind, name, below in blocks:
        sketch.box(x, 0, width, 2.4, kind, 1.8)
        sketch.text(x + width / 2, 1.2, name, 10, STYLES[kind][2])
        sketch.text(x + width / 2, 2.9, below, 10, STYLES[kind][2])
    for left, right in pairwise(blocks):
        start, end = left[0] + left[1] + 0.3, right[0] - 0.3
        sketch.add("arrow", start, 0.6, end, 0.6, "-|>")
        sketch.add("arrow", end, 1.8, start, 1.8, "-|>")
        dots = "otras capas" if right[3] == "L" else ""
        for y, word in ((0.2, "ida"), (1.2, dots), (2.2, "vuelta")):
            sketch.text((start + end) / 2, y, word, 9, GREY)
    sketch.add("arrow", 7.9, 2.6, 7.9, 4.0, "-|>")
    sketch.text(7.9, 4.4, "∂L/∂W y ∂L/∂b: con ellos se obtienen W_new y b_new", 10, STYLES["kernel"][2])
    return sketch.finish(
        "En la ida, layer_input pasa por la capa, con sus parámetros W y b, y da Z; después de otras capas "
        "se llega a la pérdida L. En la vuelta, a la capa le llega l_O, el gradiente de L respecto a Z. La "
        "capa entrega l_a_prev, el gradiente respecto a layer_input, y usa los gradientes de W y de b para "
        "obtener W_new y b_new."
    )


def gradient_flow(
    height: int, width: int, filter_size: int, pixel: Pair, stride: int = 1, padding: int = 0
) -> Figure:
    """Por qué caminos vuelve el gradiente al píxel ``pixel`` de una entrada (``height``, ``width``)."""
    row, column = pixel
    weights, shape = touching(height, width, filter_size, pixel, stride, padding)
    framed = np.pad(np.full((height, width), ""), padding, constant_values="0")
    sketch, tall = Sketch(), max(len(framed), 1.3 * len(weights), shape[0])
    middle, chips, output = tall / 2, framed.shape[1] + 3.4, framed.shape[1] + 12.2
    top, left = middle - height / 2, padding
    title = f"entrada con padding {padding}" if padding else "entrada"
    sketch.grid(0, top - padding, framed.tolist(), "input", pad=padding)
    sketch.text(framed.shape[1] / 2, top - padding - 0.9, title, 10, STYLES["input"][2])
    for k in range(width):
        sketch.text(left + k + 0.5, top - padding - 0.28, str(k), 8, GREY)
    for k in range(height):
        sketch.text(-0.3, top + k + 0.5, str(k), 8, GREY)
    sketch.box(left + column, top + row, 1, 1, "input", 2.6, STYLES["input"][1])
    sketch.text(left + column + 0.5, top + row + 0.5, "a", 10, "#FFFFFF")
    sketch.text(chips + 2.85, middle - 0.65 * len(weights) - 0.4, "caminos" if weights else "")
    for k, ((i, j), (a, b)) in enumerate(weights.items()):
        y = middle + 1.3 * (k - len(weights) / 2)
        sketch.add("arrow", chips - 0.2, y + 0.65, left + column + 1.05, top + row + 0.5, "-|>")
        sketch.box(chips, y + 0.15, 2.4, 1, "kernel")
        sketch.text(chips + 1.2, y + 0.65, f"W[{a}, {b}]", 9)
        sketch.text(chips + 2.85, y + 0.65, "×", 12)
        sketch.box(chips + 3.3, y + 0.15, 2.6, 1, "output")
        sketch.text(chips + 4.6, y + 0.65, f"l_O[{i}, {j}]", 9)
    high, wide = shape
    start = middle - high / 2
    if weights:
        sketch.add("arrow", output - 0.7, middle, output - 2.5, middle, "-|>")
    for i, j in np.ndindex(high, wide):
        used = (i, j) in weights
        sketch.box(output + j, start + i, 1, 1, "output" if used else "missing", 1.8 if used else 0.8)
    for k in range(max(high, wide)):
        sketch.text(output + k + 0.5, start - 0.28, str(k) if k < wide else "", 8, GREY)
        sketch.text(output - 0.3, start + k + 0.5, str(k) if k < high else "", 8, GREY)
    sketch.text(output + wide / 2, start - 0.9, "l_O", 10, STYLES["output"][2])
    count = f"{_settings(stride, padding)}   ·   caminos hasta el píxel [{row}, {column}]: {len(weights)}"
    sketch.text((output + wide) / 2, max(tall, start + high) + 0.7, count)
    paths = " + ".join(f"l_O[{i}, {j}] · W[{a}, {b}]" for (i, j), (a, b) in weights.items()) or "0"
    return sketch.finish(
        f"Entrada de {height} × {width}, ventanas de {filter_size} × {filter_size}, "
        f"{_settings(stride, padding).replace('   ·   ', ', ')} y salida "
        f"de {high} × {wide}. El gradiente del píxel [{row}, {column}] es {paths}."
    )


def _settings(stride: int, padding: int) -> str:
    return f"stride {stride}" + (f"   ·   padding {padding}" if padding else "")


def touching(
    height: int, width: int, f: int, pixel: Pair, stride: int, padding: int
) -> tuple[dict[Pair, Pair], Pair]:
    """Qué casillas de la salida usan ``pixel``, con qué peso, y la forma de la salida."""
    # un 1 en el píxel y un kernel que numera sus casillas: cada salida dice qué peso tocó al píxel
    mark = np.zeros((height, width))
    mark[pixel] = 1
    used = correlate(mark, np.arange(1, f * f + 1).reshape(f, f), stride, padding).round().astype(int)
    weights = {(int(i), int(j)): divmod(int(used[i, j]) - 1, f) for i, j in np.argwhere(used)}
    return weights, used.shape


def full_convolution(l_O: Any, W: Any, position: Pair = (0, 0), stride: int = 1, left: int = 0) -> Figure:
    """El gradiente de la entrada: ``l_O`` (H', W') con ceros, recorrido por ``W`` (f, f) rotado.

    Los ceros son ``f − 1`` por lado, ``stride − 1`` entre cada dos casillas y ``left`` más al final: tantos
    como filas y columnas de la entrada dejan sin mirar las ventanas.
    """
    f, (i, j) = len(W), position
    around = (len(W) - 1, len(W) - 1 + left)
    wide, inside = (
        np.pad(_dilated(v, stride), around) for v in (np.array(l_O, float), np.ones(np.shape(l_O)))
    )
    rotated = np.rot90(W, 2)
    result = correlate(wide, rotated)
    sketch, places, (middle, bottom) = _row(
        (wide, "output", "l_O con sus ceros", ""),
        (W, "kernel", "W", ""),
        (rotated, "kernel", "W rotado", "rotar 180°"),
        (result, "input", "gradiente de la entrada", " "),
    )
    (x, y), (column, row) = places[0], places[-1]
    for r, c in np.argwhere(inside == 0):
        sketch.box(x + c, y + r, 1, 1, "padding")
        sketch.text(x + c + 0.5, y + r + 0.5, "0")
    for r, c in np.argwhere(inside):
        sketch.frame(x + c, y + r, 1, 1, "output", 1.8)
    sketch.frame(x + j, y + i, f, f, "output")
    sketch.frame(column + j, row + i, 1, 1, "input")
    zeros = f"ceros: {f - 1} por lado, {stride - 1} entre casillas y {left} al final"
    caption = f"casilla [{i}, {j}]: {_sum_text(wide[i : i + f, j : j + f], rotated)} = {number(result[i, j])}"
    sketch.text(middle, bottom, f"{zeros}   ·   {caption}")
    return sketch.finish(
        f"l_O con {zeros}; por filas: {words(wide)}. Kernel {words(W)}; rotado 180°, {words(rotated)}. Al "
        "recorrer lo primero con el kernel rotado sale el gradiente de la entrada, por filas: "
        f"{words(result)}. En la {caption}."
    )


def scatter_step(l_O: Any, W: Any, position: Pair, stride: int = 1) -> Figure:
    """Una parada del reparto: ``l_O[position]`` por ``W`` (f, f), sumado a lo que ya había en su ventana."""
    l_O, W = np.array(l_O, float), np.array(W, float)
    (i, j), f, value = position, len(W), float(l_O[position])
    before, after = (
        correlate(_dilated(kept, stride), np.rot90(W, 2), padding=f - 1) for kept in _until(l_O, position)
    )
    sketch, places, (middle, bottom) = _row(
        (l_O, "output", "l_O", ""),
        (W, "kernel", "W", "×"),
        (value * W, "products", "productos", "="),
        (before, "input", "gradiente, antes", ""),
        (after, "input", "gradiente, después", "+="),
    )
    y, x = i * stride, j * stride
    sketch.frame(places[0][0] + j, places[0][1] + i, 1, 1, "output")
    for column, row in places[3:]:
        sketch.frame(column + x, row + y, f, f, "input")
    window = f"filas {y}:{y + f}, columnas {x}:{x + f}"
    sketch.text(middle, bottom, f"stride {stride}   ·   ventana de l_O[{i}, {j}]: {window}")
    return sketch.finish(
        f"l_O, por filas: {words(l_O)}. La casilla l_O[{i}, {j}] = {number(value)} multiplica al kernel "
        f"{words(W)} y da {words(value * W)}, que se suma en su ventana ({window}). El gradiente pasa de "
        f"{words(before)} a {words(after)}."
    )


def weight_step(X: Any, l_O: Any, position: Pair, stride: int = 1) -> Figure:
    """Una parada del gradiente de ``W``: ``l_O[position]`` por su ventana de ``X`` (H, W), y la suma."""
    X, l_O = np.array(X, float), np.array(l_O, float)
    (i, j), f, value = position, len(X) - (len(l_O) - 1) * stride, float(l_O[position])
    y, x = i * stride, j * stride
    before, after = (correlate(X, _dilated(kept, stride)) for kept in _until(l_O, position))
    window = X[y : y + f, x : x + f]
    sketch, places, (middle, bottom) = _row(
        (X, "input", "entrada", ""),
        (l_O, "output", "l_O", "×"),
        (value * window, "products", "productos", "="),
        (before, "kernel", "gradiente, antes", ""),
        (after, "kernel", "gradiente, después", "+="),
    )
    sketch.frame(places[0][0] + x, places[0][1] + y, f, f, "input")
    sketch.frame(places[1][0] + j, places[1][1] + i, 1, 1, "output")
    place = f"filas {y}:{y + f}, columnas {x}:{x + f}"
    sketch.text(middle, bottom, f"stride {stride}   ·   ventana de l_O[{i}, {j}]: {place}")
    return sketch.finish(
        f"Entrada, por filas: {words(X)}; l_O: {words(l_O)}. La casilla l_O[{i}, {j}] = {number(value)} "
        f"multiplica a su ventana ({place}): {words(window)}, y da {words(value * window)}. El gradiente "
        f"pasa de {words(before)} a {words(after)}."
    )


def _row(*panels: tuple[Any, ...]) -> tuple[Sketch, list[tuple[float, float]], tuple[float, float]]:
    """Matrices en fila: (valores, clase, título, lo que va delante).

    Devuelve el dibujo, dónde empieza cada matriz y el sitio del rótulo de abajo. Delante puede ir un signo
    (``×``, ``=``), una flecha con su nombre o, si está vacío, un hueco.
    """
    sketch, places, x = Sketch(), [], 0.0
    tallest = max(len(panel[0]) for panel in panels)
    for k, (values, kind, title, sign) in enumerate(panels):
        if k and sign in ("×", "="):
            sketch.text(x + 0.6, tallest / 2, sign, 13)
            x += 1.2
        elif k and sign:
            sketch.text(x + 1.15, tallest / 2 - 0.4, sign, 9)
            sketch.add("arrow", x + 0.2, tallest / 2, x + 2.1, tallest / 2, "-|>")
            x += 2.3
        elif k:
            x += 1.4
        y = (tallest - len(values)) / 2
        sketch.grid(x, y, values, kind, title)
        places.append((x, y))
        x += len(values[0])
    return sketch, places, (x / 2, tallest + 0.7)


def _until(l_O: np.ndarray, position: Pair) -> tuple[np.ndarray, np.ndarray]:
    """``l_O`` con 0 en las casillas que aún no se han recorrido, antes y después de ``position``."""
    order = np.arange(l_O.size).reshape(l_O.shape)
    return np.where(order < order[position], l_O, 0), np.where(order <= order[position], l_O, 0)


def _dilated(values: np.ndarray, stride: int) -> np.ndarray:
    """``values`` con ``stride − 1`` ceros entre cada dos casillas."""
    rows, columns = values.shape
    spread = np.zeros(((rows - 1) * stride + 1, (columns - 1) * stride + 1))
    spread[::stride, ::stride] = values
    return spread


def _sum_text(values: np.ndarray, weights: np.ndarray) -> str:
    """Los productos que no llevan un cero del borde, escritos como una suma."""
    pairs = [(v, w) for v, w in zip(values.flat, weights.flat, strict=True) if v]
    return " + ".join(f"{_factor(v)}·{_factor(w)}" for v, w in pairs) or "0"


def _factor(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
