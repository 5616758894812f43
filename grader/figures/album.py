"""Láminas con imágenes pegadas: fotos, dígitos y mapas, cuadro a cuadro y sin suavizar."""

import io
from dataclasses import replace
from hashlib import sha256
from typing import Any

import numpy as np

from grader.figures.sketch import _DPI, INCHES_PER_CELL, STYLES, Figure, Sketch

PIXELS_PER_CELL = INCHES_PER_CELL * _DPI


class Album(Sketch):
    """Un ``Sketch`` en el que se pegan imágenes, sin suavizarlas: cada píxel se ve como un cuadrado.

    ``greys`` es cuántos colores quedan si ninguna lo tiene: con pocos, el archivo es pequeño.
    """

    def __init__(self, greys: int = 40) -> None:
        super().__init__()
        self.greys = greys
        self.pictures: list[tuple[float, float, np.ndarray, int, tuple[int, ...] | None]] = []

    def picture(self, x, y, image: Any, title: str, zoom: int = 2, crop: tuple[int, ...] | None = None):
        """Pega ``image`` con su título y devuelve su ancho y su alto en casillas; ``crop`` se enmarca."""
        pixels = _as_pixels(image)
        height, width = (side * zoom / PIXELS_PER_CELL for side in pixels.shape[:2])
        self.pictures.append((x, y, pixels, zoom, crop))
        self.box(x, y, width, height, "products", 2)
        self.text(x + width / 2, y - 0.42, title)
        return width, height

    def finish(self, alt: str) -> Figure:
        from PIL import Image, ImageDraw

        left, top = (min(v) - 0.25 for v in (self.xs, self.ys))
        drawn = super().finish(alt)
        page, contents = Image.open(io.BytesIO(drawn.png)).convert("RGB"), [drawn.digest]
        for x, y, pixels, zoom, crop in self.pictures:
            corner = tuple(round((at - start) * PIXELS_PER_CELL) for at, start in ((x, left), (y, top)))
            picture = Image.fromarray(pixels)
            page.paste(picture.resize((picture.width * zoom, picture.height * zoom), Image.NEAREST), corner)
            if crop:
                edges = [corner[k % 2] + side * zoom for k, side in enumerate(crop)]
                pen = ImageDraw.Draw(page)
                pen.rectangle(
                    [edges[0] - 4, edges[1] - 4, edges[2] + 3, edges[3] + 3], outline="white", width=4
                )
                pen.rectangle(
                    [edges[0] - 3, edges[1] - 3, edges[2] + 2, edges[3] + 2],
                    outline=STYLES["input"][1],
                    width=3,
                )
            contents.append(_gist(pixels))
        target = io.BytesIO()
        colours = 128 if any(p.ndim == 3 for _, _, p, _, _ in self.pictures) else self.greys
        page = page.quantize(colours, dither=Image.Dither.NONE)
        page.save(target, "PNG", optimize=True, dpi=(_DPI, _DPI))
        return replace(drawn, png=target.getvalue(), digest=sha256(repr(contents).encode()).hexdigest()[:8])


def _as_pixels(image: Any) -> np.ndarray:
    """Una imagen (H, W), (C, H, W) o (1, C, H, W), de 0 a 1, como píxeles: (H, W) o (H, W, 3) de 0 a 255."""
    values = np.asarray(image, float)
    while values.ndim > 2 and len(values) == 1:
        values = values[0]
    values = np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
    return values if values.ndim == 2 else np.ascontiguousarray(values.transpose(1, 2, 0))


def _gist(pixels: np.ndarray) -> tuple[Any, ...]:
    """Forma y brillo medio de cada cuarto, en quintos: depende de la imagen, no de quien lea el JPEG."""
    rows, columns = pixels.shape[0] // 2, pixels.shape[1] // 2
    quarters = (pixels[r:, c:][:rows, :columns] for r in (0, rows) for c in (0, columns))
    return (*pixels.shape, *(round(float(q.mean()) / 51) for q in quarters))
