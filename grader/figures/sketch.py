"""El lenguaje visual del curso: casillas, marcos, flechas y rótulos que se convierten en una ``Figure``.

Entrada azul, kernel naranja, salida verde y padding gris rayado, todo con rótulo. Los colores son de la
paleta de Okabe e Ito (2008), que distinguen también las personas daltónicas.
"""

import base64
import hashlib
import io
import re
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np

from grader.exercises import tables

INCHES_PER_CELL, _DPI, _COLORS = 0.42, 110, 128
INK, GREY = "#222222", "#6B6B6B"
#: Relleno, borde y color del rótulo de cada clase de casilla; «image» y «counts» se tiñen según el valor.
STYLES = {
    "input": ("#DCEBF6", "#0072B2", "#005A8C"),
    "kernel": ("#FCEBC8", "#E69F00", "#8A5A00"),
    "output": ("#D2EEE4", "#009E73", "#00664A"),
    "products": ("#FFFFFF", GREY, INK),
    "padding": ("#F6F6F6", "#8C8C8C", GREY),
    "missing": ("#FFFFFF", "#8C8C8C", GREY),
}
STYLES |= dict.fromkeys(("image", "counts"), STYLES["input"])
_CONFUSABLE = re.compile(r"\bl_")
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


def number(value: Any) -> str:
    return (value if isinstance(value, str) else f"{float(value) + 0.0:.4g}").replace("-", "−")


def words(values: Any) -> str:
    return "; ".join(" ".join(number(v) for v in row) for row in values)


class Sketch:
    """Lista de marcas en unidades de casilla, con las filas hacia abajo; ``finish`` las dibuja."""

    def __init__(self) -> None:
        self.marks: list[tuple[Any, ...]] = []
        self.xs, self.ys = [], []

    def add(self, *mark: Any) -> None:
        self.marks.append(tuple(m if isinstance(m, str) else round(float(m), 3) for m in mark))

    def box(self, x, y, width, height, kind: str, line: float = 0.8, fill: str = "") -> None:
        color, edge, _ = STYLES[kind]
        self.add("box", x, y, width, height, fill or color, edge, line, kind)
        self.xs += [x, x + width]
        self.ys += [y, y + height]

    def frame(self, x, y, width, height, kind: str, line: float = 3.2) -> None:
        self.box(x, y, width, height, kind, line, "none")

    def text(self, x, y, text: str, size: int = 10, color: str = INK, at: str = "center") -> None:
        self.add("text", x, y, text, size, color, at)
        width = 0.62 * len(text) * size / 72 / INCHES_PER_CELL
        left = x - {"left": 0, "center": width / 2, "right": width}[at]
        self.xs += [left, left + width]
        self.ys += [y - 0.3, y + 0.3]

    def grid(self, x, y, values: Any, kind: str, title="", indices=False, pad: int = 0) -> None:
        """Casillas con su valor dentro; las ``pad`` de cada borde van rayadas."""
        rows, columns = np.shape(values)
        for r, c in np.ndindex(rows, columns):
            fill, ink = "", INK
            if kind in _SHADES:
                strength = 0.85 * max(float(values[r][c]), 0.0) / max(float(np.max(values)), 1.0)
                strength = 0.85 - strength if kind == "image" else strength  # como en una foto: el 0, oscuro
                fill = "#" + "".join(f"{round(255 + (v - 255) * strength):02X}" for v in _SHADES[kind])
                ink = INK if strength < 0.6 else "#FFFFFF"
            border = min(r, c, rows - 1 - r, columns - 1 - c) < pad
            self.box(x + c, y + r, 1, 1, "padding" if border else kind, fill=fill)
            self.text(x + c + 0.5, y + r + 0.5, t := number(values[r][c]), min(10, 44 // (len(t) or 1)), ink)
        for border in {0, pad}:
            self.frame(x + border, y + border, columns - 2 * border, rows - 2 * border, kind, 1.8)
        marks = [(c + 0.5, -0.28, c) for c in range(columns)] + [(-0.3, r + 0.5, r) for r in range(rows)]
        for dx, dy, index in marks if indices else ():
            self.text(x + dx, y + dy, str(index), 8, GREY)
        self.text(x + columns / 2, y - (0.9 if indices else 0.42), title, 10, STYLES[kind][2])

    def finish(self, alt: str) -> Figure:
        """Dibuja las marcas y calcula su huella. Una paleta de pocos colores deja ficheros pequeños."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure as Drawing
        from PIL import Image

        (left, right), (top, bottom) = ((min(v) - 0.25, max(v) + 0.25) for v in (self.xs, self.ys))
        size = ((right - left) * INCHES_PER_CELL, (bottom - top) * INCHES_PER_CELL)
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
        look = {"size": size, "color": color, "ha": at, "va": "center_baseline"}
        # de ancho fijo, para que l_O no se lea 1_0
        look |= {"family": "DejaVu Sans Mono"} if _CONFUSABLE.search(text) else {}
        axes.text(x, y, text, zorder=order, **look)
    elif shape == "arrow":
        x0, y0, x1, y1, style = mark
        look = {"arrowstyle": style, "color": INK, "lw": 1.3, "shrinkA": 0, "shrinkB": 0}
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


def correlate(X: Any, W: Any, stride: int = 1, padding: int = 0) -> np.ndarray:
    x, w = (np.array(a, float)[None, None] for a in (X, W))
    return tables.conv2d(x, w, None, stride, padding)[0, 0]


def compose(alt: str, arrow: str, *panels: tuple[Any, str, str], gap=1.4, indices=False, pad=0) -> Figure:
    """Matrices (valores, clase, título) en fila; ante la última, con borde ``pad``, puede ir una flecha."""
    sketch, x = Sketch(), 0.0
    tallest = max(len(values) for values, _, _ in panels)
    for k, (values, kind, title) in enumerate(panels):
        last = k == len(panels) - 1
        if arrow and last:
            sketch.add("arrow", x - 0.2, tallest / 2, x + 1.4, tallest / 2, "-|>")
            sketch.text(x + 0.6, tallest / 2 - 0.4, arrow)
            x += 1.2 + gap
        sketch.grid(x, (tallest - len(values)) / 2, values, kind, title, indices, pad if last else 0)
        x += len(values[0]) + gap
        alt += f" {title.capitalize()}, por filas: {words(values)}."
    return sketch.finish(alt)
