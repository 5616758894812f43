"""Los dibujos que solo usan los exploradores: qué salidas usan un píxel y un filtro sobre una foto."""

import hashlib
import io
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.figures.backward import touching
from grader.figures.sketch import GREY, INK, STYLES, Figure, Sketch, correlate, number, words

_TALLEST = 260
#: De la foto y del mapa se amplía un trozo: cuántos píxeles de lado tiene, y cuánto mide ampliado.
_DETAIL, _ENLARGED = 14, 140


def touched_outputs(
    height: int, width: int, filter_size: int, pixel: tuple[int, int], stride: int, padding: int
) -> Figure:
    """El píxel ``pixel`` de una entrada, y las casillas de la salida en cuyas ventanas entra, con su peso."""
    (row, column), f = pixel, filter_size
    rows, columns = height + 2 * padding, width + 2 * padding
    y, x = row + padding, column + padding
    touches, (high, wide) = touching(height, width, f, pixel, stride, padding)

    title = f"entrada con padding {padding}" if padding else "entrada"
    starts = [(i * stride, j * stride) for i, j in touches]
    seen = {(a + r, b + c) for a, b in starts for r, c in np.ndindex(f, f)}
    sketch, output = Sketch(), columns + 3
    for r, c in np.ndindex(rows, columns):
        border = not (padding <= r < height + padding and padding <= c < width + padding)
        sketch.box(c, r, 1, 1, "padding" if border else "input" if (r, c) in seen else "products")
        sketch.text(c + 0.5, r + 0.5, "0" if border else "")
    for k in range(max(height, width)):
        for place, n in (((k + padding + 0.5, -0.28), width), ((-0.3, k + padding + 0.5), height)):
            sketch.text(*place, str(k) if k < n else "", 8, GREY)
    sketch.text(columns / 2, -0.9, title, 10, STYLES["input"][2])
    if seen:
        (a, b), (last_a, last_b) = min(starts), max(starts)
        sketch.frame(b, a, last_b - b + f, last_a - a + f, "input")
    sketch.box(x, y, 1, 1, "input", 2.6, STYLES["input"][1])
    sketch.text(x + 0.5, y + 0.5, "a", 10, "#FFFFFF")
    sketch.add("arrow", columns + 0.5, rows / 2, output - 0.8, rows / 2, "-|>")

    top = (rows - high) / 2
    for i, j in np.ndindex(high, wide):
        used = touches.get((i, j))
        sketch.box(output + j, top + i, 1, 1, "output" if used else "missing", 1.8 if used else 0.8)
        sketch.text(output + j + 0.5, top + i + 0.5, "W[{},{}]".format(*used) if used else "", 7)
    for k in range(max(high, wide)):
        sketch.text(output + k + 0.5, top - 0.28, str(k) if k < wide else "", 8, GREY)
        sketch.text(output - 0.3, top + k + 0.5, str(k) if k < high else "", 8, GREY)
    sketch.text(output + wide / 2, top - 0.9, "salida", 10, STYLES["output"][2])

    uses = "; ".join(f"salida[{i}, {j}] con W[{a}, {b}]" for (i, j), (a, b) in touches.items())
    count = f"{len(touches)} ventana{'s' * (len(touches) != 1)}"
    caption = f"stride {stride}   ·   el píxel [{row}, {column}] entra en {count}"
    sketch.text((output + wide) / 2, max(rows, top + high) + 0.7, caption)
    return sketch.finish(
        f"Entrada de {height} × {width}, padding {padding}, ventanas de {f} × {f}, stride {stride} y "
        f"salida de {high} × {wide}. El píxel [{row}, {column}] entra en {count}"
        + (f": {uses}." if touches else ": su gradiente es 0.")
    )


def photo_filter(image: Any, corner: tuple[int, int]) -> Callable[[Any], Figure]:
    """La función que aplica un kernel a una foto en grises (H, W), de 0 a 1, y dibuja los tres.

    Debajo va ampliado lo que hay en la foto y en el mapa desde la fila y la columna ``corner``.
    """
    from PIL import Image

    photo = np.clip(np.asarray(image, dtype=np.float32), 0, 1)
    height, width = photo.shape
    if height > _TALLEST:
        size = (round(width * _TALLEST / height), _TALLEST)
        photo = np.asarray(Image.fromarray(photo).resize(size, Image.Resampling.BOX))
    # dentro también del mapa, al que le falta una casilla por cada lado
    top, left = (max(1, min(at, n - _DETAIL - 1)) for at, n in zip(corner, photo.shape, strict=True))
    detail = (left, top, left + _DETAIL, top + _DETAIL)

    def draw(w: Any) -> Figure:
        response = correlate(photo, w)
        # un kernel que suma 0 da 0 en las zonas lisas: el 0 en gris medio, como en las demás figuras
        signed = abs(np.sum(w)) < 1e-9
        scale = "negro = −1, gris = 0, blanco = 1" if signed else "negro = 0, blanco = 1"
        extremes = [number(round(float(v), 1)) for v in (response.min(), response.max())]
        alt = (
            f"Una foto en grises, el kernel {words(w)} y el mapa de características que resulta. Valores del "
            f"mapa: de {extremes[0]} a {extremes[1]}; {scale}. Debajo, el mismo trozo de los dos, ampliado."
        )
        shown = np.ones_like(photo)  # el mapa, en su sitio sobre la foto
        shown[1:-1, 1:-1] = 0.5 + response / 2 if signed else response
        sheet = _side_by_side(photo, w, shown, scale, detail)
        digest = hashlib.sha256(alt.encode() + sheet.tobytes()).hexdigest()[:8]
        target = io.BytesIO()
        sheet.quantize(64, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
        return Figure(target.getvalue(), alt, digest)

    return draw


def _side_by_side(
    photo: np.ndarray, w: Any, response: np.ndarray, scale: str, detail: tuple[int, int, int, int]
) -> Any:
    """La foto, el kernel y el mapa en fila, con título, y un trozo ampliado; las fotos pequeñas, también."""
    from matplotlib import get_data_path
    from PIL import Image, ImageDraw, ImageFont

    def font(size: int) -> Any:
        return ImageFont.truetype(f"{get_data_path()}/fonts/ttf/DejaVuSans.ttf", size)

    zoom, line, gap, cell, side = max(1, _TALLEST // len(photo)), 28, 22, 46, len(w) * 46
    high, wide = (n * zoom for n in photo.shape)
    kernel, result, below = wide + 2 * gap, wide + side + 5 * gap, high + 2 * line
    sheet = Image.new("RGB", (result + max(wide, 250) + gap, below + _ENLARGED + gap), "white")
    pen, middle = ImageDraw.Draw(sheet), line + high // 2
    for left, values, name in ((gap, photo, "input"), (result, response, "output")):
        picture = Image.fromarray((np.clip(values, 0, 1) * 255).round().astype(np.uint8))
        sheet.paste(picture.resize((wide, high), Image.Resampling.NEAREST), (left, line))
        near = (left + (wide - _ENLARGED) // 2, below)
        sheet.paste(picture.crop(detail).resize((_ENLARGED,) * 2, Image.Resampling.NEAREST), near)
        ends = [n * zoom + start for n, start in zip(detail, (left, line) * 2, strict=True)]
        for box in (ends, (*near, near[0] + _ENLARGED, near[1] + _ENLARGED)):
            pen.rectangle(box, outline=STYLES[name][1], width=2)
    fill, edge, ink = STYLES["kernel"]
    for r, c in np.ndindex(np.shape(w)):
        x, y = kernel + c * cell, middle - side // 2 + r * cell
        pen.rectangle((x, y, x + cell, y + cell), fill, edge, 1)
        text = number(w[r][c])
        pen.text((x + cell / 2, y + cell / 2), text, INK, font(15 if len(text) < 4 else 11), "mm")
    pen.text((gap + wide / 2, line / 2), "foto", INK, font(14), "mm")
    pen.text((kernel + side / 2, middle - side / 2 - line / 2), "kernel", ink, font(14), "mm")
    pen.text((kernel + side + 1.5 * gap, middle), "→", INK, font(26), "mm")
    center = result + wide / 2
    pen.text((center, line / 2), "mapa de características", STYLES["output"][2], font(14), "mm")
    pen.text((center, below - line / 2), scale, GREY, font(13), "mm")
    pen.text(((gap + center) / 2 + wide / 4, below + _ENLARGED / 2), "ampliado", GREY, font(13), "mm")
    return sheet
