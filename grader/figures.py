"""Figuras de los cuadernos: entrada azul, kernel naranja, salida verde, padding gris rayado, todo con rótulo.

Colores de la paleta de Okabe e Ito (2008), que distinguen también las personas daltónicas. Cada función
devuelve una ``Figure``, que el cuaderno muestra si es la última línea de una celda. Calcula PyTorch.
"""

import base64
import hashlib
import io
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np

_INCHES_PER_CELL, _DPI, _COLORS = 0.42, 110, 128
_INK, _GREY = "#222222", "#6B6B6B"
#: Relleno, borde y color del rótulo de cada clase de casilla; «image» y «counts» se tiñen según el valor.
_STYLES = {
    "input": ("#DCEBF6", "#0072B2", "#005A8C"),
    "kernel": ("#FCEBC8", "#E69F00", "#8A5A00"),
    "output": ("#D2EEE4", "#009E73", "#00664A"),
    "products": ("#FFFFFF", _GREY, _INK),
    "padding": ("#F6F6F6", "#8C8C8C", _GREY),
    "missing": ("#FFFFFF", "#8C8C8C", _GREY),
}
_STYLES |= dict.fromkeys(("image", "counts"), _STYLES["input"])
_SHADES = {"image": (77, 77, 77), "counts": (0, 114, 178)}


@dataclass(frozen=True, repr=False)
class Figure:
    """Una imagen PNG, su texto alternativo y una huella de lo dibujado (no de los bytes del PNG)."""

    png: bytes
    alt: str
    digest: str

    def __repr__(self) -> str:
        return f"Figura {self.digest}: {self.alt}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Lo que Jupyter muestra; el HTML lleva el texto alternativo para los lectores de pantalla."""
        data = base64.b64encode(self.png).decode("ascii")
        image = f'<img alt="{escape(self.alt)}" src="data:image/png;base64,{data}" style="max-width:100%">'
        return {"image/png": data, "text/html": f"<figure>{image}</figure>", "text/plain": repr(self)}


def _number(value: Any) -> str:
    return (value if isinstance(value, str) else f"{float(value) + 0.0:.4g}").replace("-", "−")


def _words(values: Any) -> str:
    return "; ".join(" ".join(_number(v) for v in row) for row in values)


class _Sketch:
    """Lista de marcas en unidades de casilla, con las filas hacia abajo; ``finish`` las dibuja."""

    def __init__(self) -> None:
        self.marks: list[tuple[Any, ...]] = []
        self.xs, self.ys = [], []

    def add(self, *mark: Any) -> None:
        self.marks.append(tuple(m if isinstance(m, str) else round(float(m), 3) for m in mark))

    def box(self, x, y, width, height, kind: str, line: float = 0.8, fill: str = "") -> None:
        color, edge, _ = _STYLES[kind]
        self.add("box", x, y, width, height, fill or color, edge, line, kind)
        self.xs += [x, x + width]
        self.ys += [y, y + height]

    def frame(self, x, y, width, height, kind: str, line: float = 3.2) -> None:
        self.box(x, y, width, height, kind, line, "none")

    def text(self, x, y, text: str, size: int = 10, color: str = _INK, at: str = "center") -> None:
        self.add("text", x, y, text, size, color, at)
        width = 0.62 * len(text) * size / 72 / _INCHES_PER_CELL
        left = x - {"left": 0, "center": width / 2, "right": width}[at]
        self.xs += [left, left + width]
        self.ys += [y - 0.3, y + 0.3]

    def grid(self, x, y, values: Any, kind: str, title="", indices=False, pad: int = 0) -> None:
        """Casillas con su valor dentro; las ``pad`` de cada borde van rayadas."""
        rows, columns = np.shape(values)
        for r, c in np.ndindex(rows, columns):
            fill, ink = "", _INK
            if kind in _SHADES:
                strength = 0.85 * max(float(values[r][c]), 0.0) / max(float(np.max(values)), 1.0)
                fill = "#" + "".join(f"{round(255 + (v - 255) * strength):02X}" for v in _SHADES[kind])
                ink = _INK if strength < 0.6 else "#FFFFFF"
            border = min(r, c, rows - 1 - r, columns - 1 - c) < pad
            self.box(x + c, y + r, 1, 1, "padding" if border else kind, fill=fill)
            self.text(x + c + 0.5, y + r + 0.5, t := _number(values[r][c]), min(10, 44 // (len(t) or 1)), ink)
        for border in {0, pad}:
            self.frame(x + border, y + border, columns - 2 * border, rows - 2 * border, kind, 1.8)
        marks = [(c + 0.5, -0.28, c) for c in range(columns)] + [(-0.3, r + 0.5, r) for r in range(rows)]
        for dx, dy, index in marks if indices else ():
            self.text(x + dx, y + dy, str(index), 8, _GREY)
        self.text(x + columns / 2, y - (0.9 if indices else 0.42), title, 10, _STYLES[kind][2])

    def finish(self, alt: str) -> Figure:
        """Dibuja las marcas y calcula su huella. Una paleta de pocos colores deja ficheros pequeños."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure as Drawing
        from PIL import Image

        (left, right), (top, bottom) = ((min(v) - 0.25, max(v) + 0.25) for v in (self.xs, self.ys))
        size = ((right - left) * _INCHES_PER_CELL, (bottom - top) * _INCHES_PER_CELL)
        drawing = Drawing(figsize=size, dpi=_DPI, facecolor="white")
        canvas = FigureCanvasAgg(drawing)
        axes = drawing.add_axes((0, 0, 1, 1), xlim=(left, right), ylim=(bottom, top))
        axes.axis("off")
        for order, mark in enumerate(self.marks, start=1):
            _draw(axes, order, *mark)
        canvas.draw()
        target = io.BytesIO()
        image = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
        image.quantize(_COLORS).save(target, "PNG", optimize=True, dpi=(_DPI, _DPI))
        return Figure(target.getvalue(), alt, hashlib.sha256(repr(self.marks).encode()).hexdigest()[:8])


def _draw(axes: Any, order: int, shape: str, *mark: Any) -> None:
    from matplotlib.patches import Rectangle

    if shape == "text":
        x, y, text, size, color, at = mark
        axes.text(x, y, text, size=size, color=color, ha=at, va="center_baseline", zorder=order)
    elif shape == "arrow":
        x0, y0, x1, y1, style = mark
        look = {"arrowstyle": style, "color": _INK, "lw": 1.3, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (x1, y1), (x0, y0), arrowprops=look, zorder=order)
    else:
        x, y, width, height, fill, edge, line, kind = mark
        if kind == "padding":
            hatched = {"fc": fill, "ec": "#CFCFCF", "lw": 0, "hatch": "////"}
            axes.add_patch(Rectangle((x, y), width, height, zorder=order, **hatched))
            axes.add_patch(Rectangle((x + 0.28, y + 0.22), 0.44, 0.56, zorder=order, fc=fill, lw=0))
            fill = "none"
        style = "--" if kind == "missing" else "-"
        axes.add_patch(Rectangle((x, y), width, height, zorder=order, fc=fill, ec=edge, lw=line, ls=style))


def _correlate(X: Any, W: Any, stride: int = 1, padding: int = 0) -> np.ndarray:
    import torch

    x, w = (torch.from_numpy(np.array(a, float)[None, None]) for a in (X, W))
    return torch.nn.functional.conv2d(x, w, None, stride, padding).numpy()[0, 0]


def _panels(alt: str, arrow: str, *panels: tuple[Any, str, str], gap=1.4, indices=False, pad=0) -> Figure:
    """Matrices (valores, clase, título) en fila; ante la última, con borde ``pad``, puede ir una flecha."""
    sketch, x = _Sketch(), 0.0
    tallest = max(len(values) for values, _, _ in panels)
    for k, (values, kind, title) in enumerate(panels):
        last = k == len(panels) - 1
        if arrow and last:
            sketch.add("arrow", x - 0.2, tallest / 2, x + 1.4, tallest / 2, "-|>")
            sketch.text(x + 0.6, tallest / 2 - 0.4, arrow)
            x += 1.2 + gap
        sketch.grid(x, (tallest - len(values)) / 2, values, kind, title, indices, pad if last else 0)
        x += len(values[0]) + gap
        alt += f" {title.capitalize()}, por filas: {_words(values)}."
    return sketch.finish(alt)


def padding_before_after(X: Any, pad: int) -> Figure:
    """La matriz ``X`` (H, W) antes y después de rodearla con ``pad`` casillas de ceros."""
    pair = (("antes", X), ("después", _correlate(X, [[1]], padding=pad)))
    panels = [(a, "input", f"{when}: {len(a)} × {len(a[0])}") for when, a in pair]
    alt = f"Una matriz antes y después de ponerle un marco de ceros de ancho {pad}."
    return _panels(alt, f"pad = {pad}", *panels, indices=True, pad=pad)


def window_counts(height: int, width: int, filter_size: int, pad: int) -> Figure:
    """En cuántas ventanas entra cada píxel de una imagen, sin padding y con ``pad``."""
    counts = []
    for p in (0, pad):
        shape = (height + 2 * p - filter_size + 1, width + 2 * p - filter_size + 1)
        full = _correlate(np.ones(shape), np.ones((filter_size,) * 2), padding=filter_size - 1)
        counts.append(full[p : height + p, p : width + p])
    alt = f"En cuántas ventanas de {filter_size} × {filter_size} entra cada píxel de una imagen."
    return _panels(alt, "", (counts[0], "counts", "sin padding"), (counts[1], "counts", f"con pad = {pad}"))


def filter_response(image: Any, W: Any) -> Figure:
    """Una imagen en grises (H, W), un kernel (f, f) y el mapa de características que resulta."""
    first, last = (W, "kernel", "kernel"), (_correlate(image, W), "output", "mapa de características")
    return _panels("Un kernel recorre una imagen.", " ", (image, "image", "imagen"), first, last, gap=0.9)


def kernel_orientations(W: Any) -> Figure:
    """El kernel ``W`` (f, f) como se usa en las redes y rotado 180°, como en matemáticas."""
    first, last = (W, "kernel", "correlación cruzada"), (np.rot90(W, 2), "kernel", "convolución")
    return _panels("Un kernel tal cual y rotado 180°.", "rotar 180°", first, last, gap=1.8)


def window_trace(x: Any, w: Any, b: float = 0.0) -> Figure:
    """Una ventana paso a paso: ventana × kernel, productos, suma y sesgo. (f, f) o (C, f, f)."""
    x, w = (np.array(a, float).reshape(-1, *np.shape(a)[-2:]) for a in (x, w))
    channels, f = x.shape[:2]
    sums = [float(_correlate(x[c], w[c])[0, 0]) for c in range(channels)]
    middle, right = (channels * (f + 0.6) - 0.6) / 2, 3 * f + 2.4
    names, sketch = ("ventana", "kernel" if channels == 1 else "filtro", "productos"), _Sketch()
    for c in range(channels):
        y = c * (f + 0.6)
        for k, values in enumerate((x[c], w[c], x[c] * w[c])):
            sketch.grid(k * (f + 1), y, values, ("input", "kernel", "products")[k], "" if c else names[k])
            sketch.text(k * (f + 1) + f + 0.5, y + f / 2, ("×", "=", "")[k], 13)
        sketch.text(-0.3, y + f / 2, f"canal {c}" if channels > 1 else "", 9, _GREY, "right")
        sketch.text(right, y + f / 2, f"suma: {_number(sums[c])}", at="left")
    total, terms = sum(sums) + b, sums + [float(b)] * bool(b)
    signed = _number(terms[0]) + "".join(f" {'−' if t < 0 else '+'} {_number(abs(t))}" for t in terms[1:])
    sketch.add("arrow", right + 2.3, middle, right + 3.9, middle, "-|>")
    sketch.text(right + 3.1, middle - 0.4, f"b = {_number(b)}" if b else "", 9)
    sketch.grid(right + 4.6, middle - 0.5, [[total]], "output", "salida")
    sketch.text(right + 5.1, middle + 0.95, f"{signed} = {_number(total)}" if len(terms) > 1 else "", 9)
    alt = f"Una ventana paso a paso, con sesgo {_number(b)} y salida {_number(total)}."
    for c, (window, kernel) in enumerate(zip(x, w, strict=True)):
        alt += f" Canal {c}: ventana {_words(window)}; kernel {_words(kernel)}; "
        alt += f"productos {_words(window * kernel)}; suma {_number(sums[c])}."
    return sketch.finish(alt)


def conv_trace(X: Any, W: Any, stride: int, padding: int, position: tuple[int, int]) -> Figure:
    """El recorrido de ``W`` (f, f) por ``X`` (H, W), detenido en la casilla ``position`` de la salida."""
    padded, result = _correlate(X, [[1]], padding=padding), _correlate(X, W, stride, padding)
    (rows, columns), (height, width), f, (i, j) = padded.shape, result.shape, len(W), position
    y, x = i * stride, j * stride
    shown = [[v if (r, c) <= (i, j) else "" for c, v in enumerate(row)] for r, row in enumerate(result)]
    title = f"entrada con padding {padding}" if padding else "entrada"
    kernel, output, top, sketch = columns + 1, columns + f + 3.8, (rows - height) / 2, _Sketch()
    sketch.grid(0, 0, padded, "input", title, indices=True, pad=padding)
    sketch.frame(x, y, f, f, "input")
    sketch.grid(kernel, (rows - f) / 2, W, "kernel", "kernel")
    sketch.add("arrow", kernel + f + 0.5, rows / 2, output - 0.8, rows / 2, "-|>")
    sketch.grid(output, top, shown, "output", "salida", indices=True)
    sketch.frame(output + j, top + i, 1, 1, "output")
    place, value = f"filas {y}:{y + f}, columnas {x}:{x + f}", _number(result[i, j])
    caption = f"stride {stride}   ·   ventana: {place}   ·   salida[{i}, {j}] = {value}"
    sketch.text((output + width) / 2, rows + 0.7, caption)
    return sketch.finish(
        f"{title.capitalize()}, de {rows} × {columns} (por filas: {_words(padded)}), kernel {_words(W)} y "
        f"stride {stride}. La ventana ({place}) da salida[{i}, {j}] = {value}; salida de {height} × {width}."
    )


def window_ruler(n_prev: int, filter_size: int, stride: int, padding: int = 0) -> Figure:
    """Las ventanas que caben en una fila de ``n_prev`` casillas: de aquí sale la fórmula del tamaño."""
    total = n_prev + 2 * padding
    room, sketch = total - filter_size, _Sketch()
    starts = [*range(0, room + 1, stride)]
    for k in range(total):
        inside = padding <= k < total - padding
        sketch.box(k, 0, 1, 1, "input" if inside else "padding")
        sketch.text(k + 0.5, 0.5, "" if inside else "0")
        sketch.text(k + 0.5, -0.3, str(k), 8, _GREY)
    if room:
        sketch.add("arrow", filter_size, 1.45, total, 1.45, "<->")
    sketch.text(total + 0.4, 1.45, f"sitio para moverse: {total} − {filter_size} = {room}", 9, at="left")
    for k, start in enumerate([*starts, starts[-1] + stride]):
        fits, y = k < len(starts), 2 + 0.9 * k
        sketch.box(start, y, filter_size, 0.7, "input" if fits else "missing", 2.4 if fits else 1.2)
        sketch.text(start + filter_size / 2, y + 0.35, f"ventana {k}" if fits else "no cabe", 9)
        label = f"empieza en {k} · {stride} = {start}"
        sketch.text(max(total, start + filter_size) + 0.4, y + 0.35, label, 9, at="left")
    count = f"ventanas: ⌊{room} / {stride}⌋ + 1 = {len(starts)}"
    sketch.text(0, 2.4 + 0.9 * (len(starts) + 1), count, 10, _STYLES["output"][2], "left")
    return sketch.finish(
        f"Una fila de {n_prev} casillas, padding {padding}, ventanas de {filter_size} y stride {stride}. "
        f"Sitio para moverse: {room}. Las ventanas que caben empiezan en {', '.join(map(str, starts))}; "
        f"la siguiente empezaría en {starts[-1] + stride} y no cabe. Número de {count}."
    )


def layer_shapes(
    shape: tuple[int, int, int], filters: int, filter_size: int, stride: int, padding: int
) -> Figure:
    """La entrada ``shape`` = (C, H, W) de una capa, sus filtros y sus mapas, como pilas de hojas."""
    f, scale, shift, sketch, x = filter_size, 0.55, 0.3, _Sketch(), 0.0
    maps = (filters, *_correlate(np.zeros(shape[1:]), np.zeros((f, f)), stride, padding).shape)
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
            sketch.frame(*place, mark * scale, mark * scale, kind, 2.6)
        bottom = (max(shape[0], filters) * shift + shape[1] * scale) / 2 + 0.4
        for k, line in enumerate((name, f"({sheets}, {rows}, {columns})")):
            sketch.text(x + width / 2, bottom + 0.5 * k, line, 10, _STYLES[kind][2])
        x += width + sheets * shift + 1.4
    return sketch.finish(
        f"Una entrada de forma {tuple(shape)} (canales, filas, columnas) y {filters} filtros de forma "
        f"({shape[0]}, {f}, {f}). Cada filtro da un mapa de características; la salida tiene forma {maps}."
    )
