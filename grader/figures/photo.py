"""La foto del curso, el retrato oficial de Grace Hopper, y las figuras que se hacen con ella.

La foto, de la Armada de los Estados Unidos, es de dominio público y viene con Matplotlib: no se
descarga nada. Los mapas de características los calcula PyTorch.
"""

from functools import cache
from typing import Any

import numpy as np

from grader.exercises import tables
from grader.figures.album import PIXELS_PER_CELL, Album
from grader.figures.sketch import GREY, Figure, Sketch, correlate, number, words

#: Kernels hechos a mano de 3 × 3, con el nombre que llevan en las figuras.
KERNELS = {
    "bordes verticales": np.array([[-1.0, 0, 1], [-1, 0, 1], [-1, 0, 1]]),
    "bordes horizontales": np.array([[-1.0, -1, -1], [0, 0, 0], [1, 1, 1]]),
    "desenfoque": np.full((3, 3), 1 / 9),
    "nitidez": np.array([[0.0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
}
#: Cuatro filtros de forma (3, 3, 3) para una foto en color, y su nombre.
LAYER_NAMES = ("bordes verticales", "bordes horizontales", "rojo menos azul", "desenfoque")

#: Cada color, con sus tres números: rojo, verde y azul.
_COLOURS = {
    "rojo": (1, 0, 0),
    "verde": (0, 1, 0),
    "azul": (0, 0, 1),
    "amarillo": (1, 1, 0),
    "blanco": (1, 1, 1),
    "gris": (0.5, 0.5, 0.5),
    "negro": (0, 0, 0),
}

_BOX, _SHRINK = (90, 16, 426, 400), 3
_WHO = "Retrato de Grace Hopper"


@cache
def _photo() -> np.ndarray:
    """El recorte de la foto (1, 3, 128, 112), con valores de 0 a 1."""
    from matplotlib.cbook import get_sample_data
    from PIL import Image

    with get_sample_data("grace_hopper.jpg") as file, Image.open(file) as image:
        pixels = np.asarray(image.convert("RGB").crop(_BOX), dtype=float)
    planes = np.moveaxis(pixels / 255, 2, 0)[None]
    return tables.average_pool(planes, _SHRINK, _SHRINK)


def colour() -> np.ndarray:
    """La foto en color: array (1, 3, 128, 112) con valores de 0 (negro) a 1 (blanco)."""
    return _photo().copy()


def grey() -> np.ndarray:
    """La foto en gris: array (128, 112) con valores de 0 (negro) a 1 (blanco)."""
    weights = np.array([0.299, 0.587, 0.114])  # luminancia, ITU-R BT.601
    return np.tensordot(weights, _photo()[0], 1)


def layer_filters() -> np.ndarray:
    """Cuatro filtros hechos a mano para la foto en color: array (4, 3, 3, 3), en el orden de LAYER_NAMES."""
    filters = np.zeros((4, 3, 3, 3))
    for n, name in enumerate(LAYER_NAMES):
        if name in KERNELS:
            filters[n] = KERNELS[name] / 3
    filters[LAYER_NAMES.index("rojo menos azul"), [0, 2], 1, 1] = 1, -1
    return filters


def _size(image: Any) -> str:
    return " × ".join(str(side) for side in np.shape(image)[-2:])


def _signed(values: Any) -> np.ndarray:
    """Valores con signo como grises: el 0 es gris medio; los positivos, claros; los negativos, oscuros."""
    return 0.5 + np.asarray(values, float) / 2


def images(*panels: tuple[str, Any]) -> Figure:
    """Imágenes en fila, cada una con su título: ``images(("foto", X), ("negativo", Y))``.

    Cada imagen tiene forma (H, W), (C, H, W) o (1, C, H, W), con C = 1 o 3, y valores de 0 a 1.
    """
    album, x = Album(), 0.0
    for title, image in panels:
        width, _ = album.picture(x, 0, image, f"{title}: {_size(image)}")
        x += width + 0.7
    names = "; ".join(f"{title}, de {_size(image)} píxeles" for title, image in panels)
    return album.finish(f"{_WHO}, con gafas y gorra de la Armada. De izquierda a derecha: {names}.")


def channels() -> Figure:
    """La foto en color y sus tres canales, cada uno como una imagen en gris."""
    red, green, blue = colour()[0]
    album, names = Album(), ("canal 0: rojo", "canal 1: verde", "canal 2: azul")
    width, height = album.picture(0, 0, colour(), "la foto")
    for n, (name, plane) in enumerate(zip(names, (red, green, blue), strict=True)):
        across, down = (n + 1) % 2, (n + 1) // 2
        album.picture(across * (width + 0.7), down * (height + 1.1), plane, name)
    return album.finish(
        f"{_WHO} en color y sus tres canales en gris. La bandera roja se ve clara en el canal rojo y oscura "
        "en los otros dos; el fondo azul es claro en el canal azul y oscuro en el rojo."
    )


def pixels(row: int, column: int, side: int = 6) -> Figure:
    """La foto en gris con un trozo marcado y, al lado, los números de ese trozo."""
    values = correlate(grey()[row : row + side, column : column + side], [[1]])
    percent = [[f"{value:.1f}" for value in line] for line in values]
    album = Album()
    width, height = album.picture(
        0, 0, grey(), f"foto: {_size(grey())}", crop=(column, row, column + side, row + side)
    )
    top = (height - side) / 2
    album.add("arrow", width + 0.3, height / 2, width + 1.5, height / 2, "-|>")
    album.text(
        width + 2.2 + side / 2, top - 0.42, f"filas {row}:{row + side}, columnas {column}:{column + side}"
    )
    for r, c in np.ndindex(side, side):
        level = f"{round(float(percent[r][c]) * 255):02X}" * 3
        album.box(width + 2.2 + c, top + r, 1, 1, "input", fill=f"#{level}")
        ink = "#222222" if float(percent[r][c]) > 0.45 else "#FFFFFF"
        album.text(width + 2.7 + c, top + r + 0.5, percent[r][c], 9, ink)
    return album.finish(
        f"{_WHO} en gris, con un trozo de {side} × {side} marcado. Sus valores, de 0 (negro) a 1 (blanco), "
        f"por filas: {'; '.join(' '.join(line) for line in percent)}."
    )


def padding(pad: int) -> Figure:
    """La foto en color antes y después de rodearla con ``pad`` píxeles de ceros."""
    framed = tables.framed(_photo(), pad)
    (height, width), titles = grey().shape, ("antes", f"después, con pad = {pad}")
    album = Album()
    x, _ = album.picture(0, 0, colour(), f"{titles[0]}: {_size(colour())}")
    inside = (pad, pad, pad + width, pad + height)
    album.picture(x + 0.7, 0, framed, f"{titles[1]}: {_size(framed)}", crop=inside)
    return album.finish(
        f"{_WHO}, con gafas y gorra de la Armada. A la izquierda, {titles[0]}, de {_size(colour())} píxeles; "
        f"a la derecha, {titles[1]}, de {_size(framed)} píxeles: la foto, recuadrada, en un marco negro."
    )


def named_colours() -> Figure:
    """Siete colores y los tres números de cada uno: rojo, verde y azul, de 0 a 1."""
    sketch = Sketch()
    for n, (name, levels) in enumerate(_COLOURS.items()):
        fill = "#" + "".join(f"{round(255 * level):02X}" for level in levels)
        sketch.box(2.4 * n, 0, 1.8, 1, "products", fill=fill)
        sketch.text(2.4 * n + 0.9, -0.42, name)
        sketch.text(2.4 * n + 0.9, 1.42, f"({', '.join(number(v) for v in levels)})", 9)
    each = "; ".join(f"{name}, {' '.join(map(number, levels))}" for name, levels in _COLOURS.items())
    return sketch.finish(f"Siete colores con sus tres números, canal rojo, canal verde y canal azul: {each}.")


def filters() -> Figure:
    """La foto en gris y lo que dan cuatro kernels hechos a mano: su mapa de características."""
    album, cell = Album(), 0.72
    width, height = (side * 2 / PIXELS_PER_CELL for side in grey().shape[::-1])
    album.picture(0, (height + 1.3) / 2, grey(), "la foto")
    alt = f"{_WHO} en gris y cuatro kernels de 3 × 3 con su mapa de características."
    for n, (name, kernel) in enumerate(KERNELS.items()):
        result = correlate(grey(), kernel)
        shown = _signed(result) if name.startswith("bordes") else result
        x, y = width + 0.8 + (n % 2) * (width + 3.6), (n // 2) * (height + 1.3)
        _small_grid(album, x, y + height / 2 - 1.5 * cell, kernel, cell)
        album.text(x + 3 * cell + 0.25, y + height / 2, "→", 11, GREY)
        album.picture(x + 3 * cell + 0.6, y, shown, name)
        alt += f" {name.capitalize()}, kernel {words(_short(kernel))}."
    return album.finish(
        alt + " Los de bordes dan gris medio en las zonas lisas, y claro u oscuro en los contornos; el "
        "desenfoque los suaviza y la nitidez los marca."
    )


def _short(kernel: Any) -> list[list[str]]:
    """Los números de un kernel, con 1/9 en lugar de 0.1111."""
    return [["1/9" if abs(v - 1 / 9) < 1e-9 else number(v) for v in row] for row in kernel]


def _small_grid(album: Album, x: float, y: float, kernel: Any, cell: float) -> None:
    for r, row in enumerate(_short(kernel)):
        for c, text in enumerate(row):
            album.box(x + c * cell, y + r * cell, cell, cell, "kernel")
            album.text(x + (c + 0.5) * cell, y + (r + 0.5) * cell, text, 8)


def maps(Z: Any, *before: tuple[str, Any]) -> Figure:
    """Los mapas de una salida ``Z`` (1, F, H, W), con el 0 en gris medio; ``before`` son imágenes previas."""
    planes = np.asarray(Z, float)[0]
    album, left, zoom = Album(), 0.0, 2
    for title, image in before:
        left += album.picture(left, 0, image, f"{title}: {_size(image)}", zoom)[0] + 1.9
    known = len(planes) == len(LAYER_NAMES)
    names = [LAYER_NAMES[n] if known else f"filtro {n}" for n in range(len(planes))]
    # con la foto delante, en dos filas: todo está a la misma escala y los mapas miden la mitad
    across = -(-len(planes) // 2) if before else len(planes)
    height, width = (side * zoom / PIXELS_PER_CELL for side in planes.shape[1:])
    for n, (name, plane) in enumerate(zip(names, planes, strict=True)):
        row, column = divmod(n, across)
        place = (left + column * max(width + 0.6, 5.4), row * (height + 1.1))
        album.picture(*place, _signed(plane), f"{name}: {_size(planes)}", zoom)
    photos = "".join(f"{title.capitalize()}, de {_size(image)}, y " for title, image in before)
    many = f"{len(planes)} mapas de características, de {_size(planes)}"
    return album.finish(
        f"{photos}{many}: {', '.join(names)}. El 0 se ve gris; lo positivo, claro; lo negativo, oscuro."
    )


def feature_maps(stride: int = 2, padding: int = 1) -> Figure:
    """La foto en color y los mapas que dan sobre ella los filtros de ``layer_filters``."""
    Z = tables.conv2d(_photo(), layer_filters(), None, stride, padding)
    return maps(Z, ("la foto", colour()))
