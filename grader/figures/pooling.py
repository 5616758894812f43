"""Figuras del pooling: las ventanas, la vuelta del gradiente, los empates y la foto. Las calcula PyTorch."""

from typing import Any

import numpy as np

from grader.exercises import tables
from grader.figures.album import Album
from grader.figures.sketch import GREY, STYLES, Figure, Sketch, correlate, number, words

_NAMES = {"max": "el máximo", "average": "la media"}
_GAP, _ARROW = 0.7, 2.0


def pooling_windows(X: Any, filter_size: int, stride: int, kind: str = "max") -> Figure:
    """La entrada ``X`` (H, W), sus ventanas una a una, con la ganadora marcada, y la salida del pooling."""
    sketch = Sketch()
    output, height = _forward(sketch, X, filter_size, stride, kind)
    _caption(sketch, X, filter_size, stride, height)
    return sketch.finish(_forward_words(X, filter_size, stride, kind, output))


def gradient_return(X: Any, l_O: Any, filter_size: int, stride: int, kind: str = "max") -> Figure:
    """Arriba la ida; abajo la vuelta: cómo reparte cada ventana ``l_O`` (H', W') y qué suma cada casilla."""
    x, g, f = np.array(X, float), np.array(l_O, float), filter_size
    sketch, total = Sketch(), _gradient(x, g, f, stride, kind)
    output, height = _forward(sketch, x, f, stride, kind)
    left, right, (tall, wide) = *_columns(x, g, f), _spread(g, f)
    top, alt = height + 1.9, []
    middle = top + height / 2
    for i, j in np.ndindex(g.shape):
        part = _gradient(_window(x, i, j, f, stride), g[i : i + 1, j : j + 1], f, f, kind)
        place = (left + j * (f + _GAP), middle - tall / 2 + i * (f + _GAP))
        sketch.grid(*place, [[v if v else "" for v in row] for row in part], "input")
        for r, c in np.argwhere(part) if kind == "max" else ():
            _winner(sketch, place[0] + c, place[1] + r, part[r, c])
        alt.append(f"ventana [{i}, {j}]: {words(part)}")
    sketch.text(left + wide / 2, middle - tall / 2 - 0.42, "lo que reparte cada ventana", 10, GREY)
    sketch.add("arrow", right - _ARROW + 0.4, middle, right - 0.4, middle, "<|-")
    sketch.grid(right, middle - len(g) / 2, g, "output", "gradiente que llega")
    sketch.add("arrow", left - _ARROW + 0.4, middle, left - 0.4, middle, "<|-")
    sketch.text(left - _ARROW / 2, middle - 0.4, "suma", 9)
    sketch.grid(0, middle - len(x) / 2, total, "input", "gradiente que sale")
    _unreached(sketch, total, output.shape, f, stride, middle - len(x) / 2)
    _caption(sketch, x, f, stride, 2 * height + 1.9)
    return sketch.finish(
        f"{_forward_words(x, f, stride, kind, output)} Vuelta: llega el gradiente {words(g)}. Reparto, "
        f"{', '.join(alt)}. Sumado, el gradiente de la entrada es, por filas: {words(total)}."
    )


def ties(window: Any, l_O: float = 1.0) -> Figure:
    """Una ventana con empates y lo que recibe cada casilla con tres repartos del gradiente ``l_O``."""
    x = np.array(window, float)
    sketch, wide, high = Sketch(), *x.shape[::-1]
    sketch.grid(0, 0, x, "input", "ventana")
    for r, c in np.argwhere(x == x.max()):
        _winner(sketch, c, r, x[r, c])
    alt = f"Una ventana con empates, por filas: {words(x)}. Llega un gradiente de {number(l_O)}."
    sketch.add("arrow", wide + 0.5, high / 2, wide + 2.7, high / 2, "-|>")
    sketch.text(wide + 1.6, high / 2 - 0.4, f"llega {number(l_O)}", 9)
    for k, (name, given) in enumerate(shares(x, l_O).items()):
        left = wide + 3.8 + k * (wide + 2.2)
        sketch.grid(left, 0, [[v if v else "" for v in row] for row in given], "input", name)
        for r, c in np.argwhere(given):
            _winner(sketch, left + c, r, given[r, c])
        sketch.text(left + wide / 2, high + 0.6, f"suma: {number(given.sum())}", 9)
        alt += f" {name.capitalize()}: {words(given)}; suma {number(given.sum())}."
    return sketch.finish(alt)


def kept_and_lost(X: Any, filter_size: int, stride: int, shift: int = 1) -> Figure:
    """``X`` (H, W) y la misma, movida ``shift`` columnas a la derecha: qué queda con el máximo y la media.

    Un marco naranja rodea cada ventana.
    """
    x = np.array(X, float)
    moved = np.zeros_like(x)
    moved[:, shift:] = x[:, : x.shape[1] - shift]
    sketch, alt = Sketch(), "Una imagen y la misma, movida, con sus ventanas marcadas y sus dos resúmenes."
    for k, (title, image) in enumerate((("imagen", x), (f"movida {shift} a la derecha", moved))):
        y, left = k * (len(x) + 1.4), x.shape[1] + _ARROW
        middle = y + len(x) / 2
        sketch.grid(0, y, image, "image", title)
        for i, j in np.ndindex(_pool(image, filter_size, stride, "max").shape):
            sketch.frame(j * stride, y + i * stride, filter_size, filter_size, "kernel", 2.4)
        sketch.add("arrow", left - _ARROW + 0.4, middle, left - 0.4, middle, "-|>")
        alt += f" {title.capitalize()}, por filas: {words(image)}."
        for name, way in (("máximo", "max"), ("media", "average")):
            output = _pool(image, filter_size, stride, way)
            sketch.grid(left, middle - len(output) / 2, output, "output", name)
            alt += f" {name.capitalize()}: {words(output)}."
            left += output.shape[1] + 1.2
    return sketch.finish(alt)


def on_photo(filter_size: int) -> Figure:
    """La foto y sus bordes verticales tras una ReLU, y lo que queda de cada uno con ventanas separadas."""
    from grader.figures import photo

    edges = np.maximum(correlate(photo.grey(), photo.KERNELS["bordes verticales"]), 0)
    edges /= edges.max()
    album, gap, top = Album(), 0.7, 0.0
    for title, image in (("la foto", photo.grey()), ("bordes y ReLU", edges)):
        rows, columns = (side // filter_size * filter_size for side in image.shape)
        left, whole = 0.0, image[:rows, :columns]
        for name, shown, zoom in (
            (title, whole, 2),
            *(
                (_NAMES[kind], _pool(whole, filter_size, filter_size, kind), 2 * filter_size)
                for kind in _NAMES
            ),
        ):
            size = " × ".join(map(str, shown.shape))
            width, height = album.picture(left, top, shown, f"{name}: {size}", zoom)
            left += width + gap
        top += height + 1.1
    return album.finish(
        "Dos filas: la foto en gris y sus bordes verticales después de una ReLU. A la derecha de cada una, "
        f"lo que queda con el máximo y con la media de ventanas de {filter_size} × {filter_size}: la foto se "
        "reconoce, más clara con el máximo y más borrosa con la media; los bordes siguen fuertes con el "
        "máximo y se apagan con la media."
    )


def shares(window: Any, l_O: float = 1.0) -> dict[str, np.ndarray]:
    """Tres repartos del gradiente ``l_O`` por una ventana: el primero, a partes iguales y duplicado."""
    first = _gradient(window, [[l_O]], len(window), 1, "max")
    tied = np.equal(window, np.max(window))
    return {"solo el primero": first, "repartido": tied * l_O / tied.sum(), "duplicado": tied * l_O}


def _pool(X: Any, f: int, stride: int, kind: str) -> np.ndarray:
    pool = {"max": tables.max_pool, "average": tables.average_pool}[kind]
    return pool(np.array(X, float)[None, None], f, stride)[0, 0]


def _gradient(X: Any, l_O: Any, f: int, stride: int, kind: str) -> np.ndarray:
    gradient = {"max": tables.max_gradient, "average": tables.average_gradient}[kind]
    return gradient(np.array(l_O, float)[None, None], np.array(X, float)[None, None], f, stride)[0, 0]


def _window(x: np.ndarray, i: int, j: int, f: int, stride: int) -> np.ndarray:
    return x[i * stride : i * stride + f, j * stride : j * stride + f]


def _spread(output: np.ndarray, f: int) -> tuple[float, float]:
    """Alto y ancho de todas las ventanas puestas una a una, con un hueco entre ellas."""
    return tuple(n * (f + _GAP) - _GAP for n in output.shape)


def _columns(x: np.ndarray, output: np.ndarray, f: int) -> tuple[float, float]:
    """Dónde empiezan, a lo ancho, las ventanas y la salida."""
    left = x.shape[1] + _ARROW
    return left, left + _spread(output, f)[1] + _ARROW


def _forward(sketch: Sketch, X: Any, f: int, stride: int, kind: str) -> tuple[np.ndarray, float]:
    """Dibuja la ida en la parte de arriba; devuelve la salida y el alto que ocupa."""
    x = np.array(X, float)
    output = _pool(x, f, stride, kind)
    left, right, (tall, wide) = *_columns(x, output, f), _spread(output, f)
    height = max(tall, len(x))
    middle, top = height / 2, (height - len(x)) / 2
    sketch.grid(0, top, x, "input", "entrada", indices=True)
    _unreached(sketch, x, output.shape, f, stride, top)
    sketch.add("arrow", left - _ARROW + 0.4, middle, left - 0.4, middle, "-|>")
    for i, j in np.ndindex(output.shape):
        window, place = (
            _window(x, i, j, f, stride),
            (left + j * (f + _GAP), middle - tall / 2 + i * (f + _GAP)),
        )
        sketch.grid(*place, window, "input")
        if kind == "max":
            r, c = np.argwhere(_gradient(window, [[1.0]], f, f, kind))[0]
            _winner(sketch, place[0] + c, place[1] + r, window[r, c])
    sketch.text(left + wide / 2, middle - tall / 2 - 0.42, "ventanas", 10, STYLES["input"][2])
    sketch.add("arrow", right - _ARROW + 0.4, middle, right - 0.4, middle, "-|>")
    sketch.text(right - _ARROW / 2, middle - 0.4, _NAMES[kind].split()[1], 9)
    sketch.grid(right, middle - len(output) / 2, output, "output", "salida")
    return output, height


def _winner(sketch: Sketch, x: float, y: float, value: float) -> None:
    text = number(value)
    sketch.box(x, y, 1, 1, "output", 2.6)
    sketch.text(x + 0.5, y + 0.5, text, min(10, 44 // len(text)))


def _unreached(
    sketch: Sketch, x: np.ndarray, output: tuple[int, ...], f: int, stride: int, top: float
) -> None:
    """Las casillas que ninguna ventana alcanza, en blanco y con borde discontinuo."""
    seen = [{k * stride + d for k in range(n) for d in range(f)} for n in output]
    for r, c in np.ndindex(x.shape):
        if r not in seen[0] or c not in seen[1]:
            text = number(x[r, c])
            sketch.box(c, top + r, 1, 1, "missing", 1.2)
            sketch.text(c + 0.5, top + r + 0.5, text, min(10, 44 // len(text)), GREY)


def _caption(sketch: Sketch, X: Any, f: int, stride: int, bottom: float) -> None:
    sketch.text(len(X[0]) / 2, bottom + 0.7, f"filter_size = {f}   ·   stride = {stride}", 9, GREY)


def _forward_words(X: Any, f: int, stride: int, kind: str, output: np.ndarray) -> str:
    return (
        f"Pooling con {_NAMES[kind]} de cada ventana, filter_size {f} y stride {stride}. Entrada, por filas: "
        f"{words(X)}. Salida, por filas: {words(output)}."
    )
