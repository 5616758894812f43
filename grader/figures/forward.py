"""Figuras de la ida: una ventana y la capa de convolución. Lo que se calcula, lo calcula PyTorch."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.figures.sketch import GREY, STYLES, Figure, Sketch, compose, correlate, number, words


def filter_response(image: Any, W: Any) -> Figure:
    """Una imagen en grises (H, W), un kernel (f, f) y el mapa de características que resulta."""
    first, last = (W, "kernel", "kernel"), (correlate(image, W), "output", "mapa de características")
    return compose("Un kernel recorre una imagen.", " ", (image, "image", "imagen"), first, last, gap=0.9)


def kernel_orientations(W: Any) -> Figure:
    """El kernel ``W`` (f, f) como se usa en las redes y rotado 180°, como en matemáticas."""
    first, last = (W, "kernel", "correlación cruzada"), (np.rot90(W, 2), "kernel", "convolución")
    return compose("Un kernel tal cual y rotado 180°.", "rotar 180°", first, last, gap=1.8)


def window_trace(x: Any, w: Any, b: float = 0.0) -> Figure:
    """Una ventana paso a paso: ventana × kernel, productos, suma y sesgo. (f, f) o (C, f, f)."""
    x, w = (np.array(a, float).reshape(-1, *np.shape(a)[-2:]) for a in (x, w))
    channels, f = x.shape[:2]
    sums = [float(correlate(x[c], w[c])[0, 0]) for c in range(channels)]
    middle, right = (channels * (f + 0.6) - 0.6) / 2, 3 * f + 2.4
    names, sketch = ("ventana", "kernel" if channels == 1 else "filtro", "productos"), Sketch()
    for c in range(channels):
        y = c * (f + 0.6)
        for k, values in enumerate((x[c], w[c], x[c] * w[c])):
            sketch.grid(k * (f + 1), y, values, ("input", "kernel", "products")[k], "" if c else names[k])
            sketch.text(k * (f + 1) + f + 0.5, y + f / 2, ("×", "=", "")[k], 13)
        sketch.text(-0.3, y + f / 2, f"canal {c}" if channels > 1 else "", 9, GREY, "right")
        sketch.text(right, y + f / 2, f"suma: {number(sums[c])}", at="left")
    total, terms = sum(sums) + b, sums + [float(b)] * bool(b)
    signed = number(terms[0]) + "".join(f" {'−' if t < 0 else '+'} {number(abs(t))}" for t in terms[1:])
    sketch.add("arrow", right + 2.3, middle, right + 3.9, middle, "-|>")
    sketch.text(right + 3.1, middle - 0.4, f"b = {number(b)}" if b else "", 9)
    sketch.grid(right + 4.6, middle - 0.5, [[total]], "output", "salida")
    sketch.text(right + 5.1, middle + 0.95, f"{signed} = {number(total)}" if len(terms) > 1 else "", 9)
    alt = f"Una ventana paso a paso, con sesgo {number(b)} y salida {number(total)}."
    for c, (window, kernel) in enumerate(zip(x, w, strict=True)):
        alt += f" Canal {c}: ventana {words(window)}; kernel {words(kernel)}; "
        alt += f"productos {words(window * kernel)}; suma {number(sums[c])}."
    return sketch.finish(alt)


def conv_trace(X: Any, W: Any, stride: int, padding: int, position: tuple[int, int]) -> Figure:
    """El recorrido de ``W`` (f, f) por ``X`` (H, W), detenido en la casilla ``position`` de la salida."""
    padded, result = correlate(X, [[1]], padding=padding), correlate(X, W, stride, padding)
    (rows, columns), (height, width), f, (i, j) = padded.shape, result.shape, len(W), position
    y, x = i * stride, j * stride
    shown = [[v if (r, c) <= (i, j) else "" for c, v in enumerate(row)] for r, row in enumerate(result)]
    title = f"entrada con padding {padding}" if padding else "entrada"
    kernel, output, top, sketch = columns + 1, columns + f + 3.8, (rows - height) / 2, Sketch()
    sketch.grid(0, 0, padded, "input", title, indices=True, pad=padding)
    sketch.frame(x, y, f, f, "input")
    sketch.grid(kernel, (rows - f) / 2, W, "kernel", "kernel")
    sketch.add("arrow", kernel + f + 0.5, rows / 2, output - 0.8, rows / 2, "-|>")
    sketch.grid(output, top, shown, "output", "salida", indices=True)
    sketch.frame(output + j, top + i, 1, 1, "output")
    place, value = f"filas {y}:{y + f}, columnas {x}:{x + f}", number(result[i, j])
    caption = f"stride {stride}   ·   ventana: {place}   ·   salida[{i}, {j}] = {value}"
    sketch.text((output + width) / 2, rows + 0.7, caption)
    return sketch.finish(
        f"{title.capitalize()}, de {rows} × {columns} (por filas: {words(padded)}), kernel {words(W)} y "
        f"stride {stride}. La ventana ({place}) da salida[{i}, {j}] = {value}; salida de {height} × {width}."
    )


def window_ruler(n_prev: int, filter_size: int, stride: int, padding: int = 0) -> Figure:
    """Las ventanas que caben en una fila de ``n_prev`` casillas: de aquí sale la fórmula del tamaño."""
    total = n_prev + 2 * padding
    room, sketch = total - filter_size, Sketch()
    starts = [*range(0, room + 1, stride)]
    for k in range(total):
        inside = padding <= k < total - padding
        sketch.box(k, 0, 1, 1, "input" if inside else "padding")
        sketch.text(k + 0.5, 0.5, "" if inside else "0")
        sketch.text(k + 0.5, -0.3, str(k), 8, GREY)
    if room:
        sketch.add("arrow", filter_size, 1.45, total, 1.45, "<->")
    sketch.text(total + 0.4, 1.45, f"espacio para moverse: {total} − {filter_size} = {room}", 9, at="left")
    for k, start in enumerate([*starts, starts[-1] + stride]):
        fits, y = k < len(starts), 2 + 0.9 * k
        sketch.box(start, y, filter_size, 0.7, "input" if fits else "missing", 2.4 if fits else 1.2)
        sketch.text(start + filter_size / 2, y + 0.35, f"ventana {k}" if fits else "no cabe", 9)
        label = f"empieza en {k} · {stride} = {start}"
        sketch.text(max(total, start + filter_size) + 0.4, y + 0.35, label, 9, at="left")
    count = f"ventanas: ⌊{room} / {stride}⌋ + 1 = {len(starts)}"
    sketch.text(0, 2.4 + 0.9 * (len(starts) + 1), count, 10, STYLES["output"][2], "left")
    return sketch.finish(
        f"Una fila de {n_prev} casillas, padding {padding}, ventanas de {filter_size} y stride {stride}. "
        f"Espacio para moverse: {room}. Las ventanas que caben empiezan en {', '.join(map(str, starts))}; "
        f"la siguiente empezaría en {starts[-1] + stride} y no cabe. Número de {count}."
    )


def receptive_field(
    n: int, filter_sizes: Sequence[int], stride: int = 1, position: int | None = None
) -> Figure:
    """Lo que ve una casilla: en una fila de ``n`` píxeles, las casillas de cada capa de las que sale.

    ``filter_sizes`` son los lados de los filtros, capa a capa; ``stride``, el de la primera. ``position`` es
    la casilla de la última capa o, si no se da, la del centro.
    """
    counts, jumps, firsts = [n], [1], [0.5]  # de cada fila: casillas, distancia entre ellas y primer centro
    for layer, f in enumerate(filter_sizes):
        step = stride if layer == 0 else 1
        counts.append((counts[-1] - f) // step + 1)
        firsts.append(firsts[-1] + (f - 1) / 2 * jumps[-1])
        jumps.append(jumps[-1] * step)
    low = high = counts[-1] // 2 if position is None else position
    seen = [(low, high)]
    for layer in reversed(range(len(filter_sizes))):
        step = stride if layer == 0 else 1
        low, high = low * step, high * step + filter_sizes[layer] - 1
        seen.insert(0, (low, high))

    sketch, top = Sketch(), len(filter_sizes)
    for level, (count, (low, high)) in enumerate(zip(counts, seen, strict=True)):
        y = 1.9 * (top - level)
        kind = "output" if level == top else "input"
        for k in range(count):
            inside = low <= k <= high
            place = firsts[level] + k * jumps[level] - 0.5
            sketch.box(place, y, 1, 1, kind if inside else "products", 2.2 if inside else 0.8)
            sketch.text(place + 0.5, y + 0.5, str(k), 8, STYLES[kind][2] if inside else GREY)
        name = f"capa {level}, lado {filter_sizes[level - 1]}" if level else "imagen"
        sketch.text(n + 0.6, y + 0.5, f"{name}; en uso, {high - low + 1}", 9, at="left")
    for level in range(1, top + 1):
        y = 1.9 * (top - level) + 1
        ends = [firsts[at] + k * jumps[at] for at in (level, level - 1) for k in seen[at]]
        sketch.add("arrow", ends[0] - 0.5, y, ends[2] - 0.5, y + 0.9, "-")
        sketch.add("arrow", ends[1] + 0.5, y, ends[3] + 0.5, y + 0.9, "-")
    field = seen[0][1] - seen[0][0] + 1
    last = f"casilla {seen[-1][0]} de la capa {top}"
    caption = f"campo receptivo de la {last}: {field} píxeles de lado, del {seen[0][0]} al {seen[0][1]}"
    sketch.text(0, 1.9 * top + 1.7, caption, 10, STYLES["output"][2], "left")
    sides = ", ".join(map(str, filter_sizes))
    return sketch.finish(
        f"Una fila de {n} píxeles y {top} capa{'s' * (top > 1)}, con filtros de lado {sides} y stride "
        f"{stride} en la primera. La {last} depende de los píxeles del {seen[0][0]} al {seen[0][1]}: su "
        f"campo receptivo es de {field} píxeles de lado."
    )


def layer_shapes(
    shape: tuple[int, int, int], filters: int, filter_size: int, stride: int, padding: int
) -> Figure:
    """La entrada ``shape`` = (C, H, W) de una capa, sus filtros y sus mapas, como pilas de hojas."""
    f, scale, shift, sketch, x = filter_size, 0.55, 0.3, Sketch(), 0.0
    maps = (filters, *correlate(np.zeros(shape[1:]), np.zeros((f, f)), stride, padding).shape)
    kernels = [(f"filtro {n}", (shape[0], f, f), "kernel", f) for n in range(filters)]
    stacks = [("entrada", shape, "input", f), *kernels, ("salida", maps, "output", 1)]
    for name, (sheets, rows, columns), kind, mark in stacks:
        width, height = columns * scale, rows * scale
        if kind == "output":
            sketch.add("arrow", x - 0.5, 0, x + 0.9, 0, "-|>")
            x += 1.8
        for s in reversed(range(sheets)):
            place = (x + s * shift, (sheets / 2 - s) * shift - height / 2)
            sketch.box(*place, width, height, kind, 1.4)
            if s == 0:  # la hoja de delante, con sus casillas: se pueden contar
                for r, c in np.ndindex(rows, columns):
                    sketch.frame(place[0] + c * scale, place[1] + r * scale, scale, scale, kind, 0.5)
            sketch.frame(*place, mark * scale, mark * scale, kind, 2.6)
        bottom = (max(shape[0], filters) * shift + shape[1] * scale) / 2 + 0.4
        for k, line in enumerate((name, f"({sheets}, {rows}, {columns})")):
            sketch.text(x + width / 2, bottom + 0.5 * k, line, 10, STYLES[kind][2])
        x += width + sheets * shift + 1.4
    return sketch.finish(
        f"Una entrada de forma {tuple(shape)} (canales, filas, columnas) y {filters} filtros de forma "
        f"({shape[0]}, {f}, {f}). Cada filtro da un mapa de características; la salida tiene forma {maps}."
    )
