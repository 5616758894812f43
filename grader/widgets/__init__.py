"""Controles interactivos de los cuadernos: una figura que se vuelve a dibujar al mover algo.

Cada función devuelve un ``Explorer``, que el cuaderno muestra si es la última línea de una celda. No usan la
red; Matplotlib, PyTorch e ipywidgets se cargan al usarlos.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.widgets.explorer import Explorer, KernelEditor, Menu, Slider
from grader.widgets.training import watched

__all__ = [
    "Explorer",
    "columns",
    "convolution",
    "filters",
    "network",
    "padding",
    "pooling",
    "receptive_field",
    "scattering",
    "softmax",
    "touches",
    "watched",
    "window",
]

_POOLING = {"máximo": "max", "media": "average"}


def padding(X: Any) -> Explorer:
    """El padding de una matriz ``X`` (H, W), de 0 a 3."""
    from grader.figures import padding_before_after

    return Explorer("padding", {"pad": Slider("padding", 1, 0, 3)}, lambda pad: padding_before_after(X, pad))


def window(x: Any, w: Any) -> Explorer:
    """Una ventana ``x`` (f, f) y un kernel ``w`` (f, f) cuyos valores se pueden escribir."""
    from grader.figures import window_trace

    return Explorer("una ventana", {"w": KernelEditor(_presets(w))}, lambda w: window_trace(x, w))


def convolution(X: Any, W: Any) -> Explorer:
    """El recorrido de un kernel ``W`` (f, f) por ``X`` (H, W), con su stride y su padding."""
    from grader.figures import conv_trace

    shape, kernels = np.shape(X), _presets(W)
    f = len(W)
    least = max(0, -(-(f - min(shape)) // 2))

    def limits(row: int, column: int, stride: int, padding: int, kernel: str) -> dict[str, int]:
        height, width = ((n + 2 * padding - f) // stride + 1 for n in shape)
        return {"row": height - 1, "column": width - 1}

    def draw(row: int, column: int, stride: int, padding: int, kernel: str) -> Any:
        return conv_trace(X, kernels[kernel], stride, padding, (row, column))

    controls = {
        "row": Slider("fila de la salida", 0, 0, 0),
        "column": Slider("columna de la salida", 0, 0, 0),
        "stride": Slider("stride", 1, 1, 3),
        "padding": Slider("padding", least, least, least + 2),
        "kernel": Menu("kernel", list(kernels)),
    }
    return Explorer("el recorrido de un kernel", controls, draw, limits)


def receptive_field(n: int = 21) -> Explorer:
    """Lo que ve una casilla de una fila de ``n`` píxeles, tras una, dos o tres capas."""
    from grader.figures import receptive_field as drawn

    def fits(layers: int, side: int, stride: int) -> int:
        """Cuántas casillas tiene la última capa."""
        return (n - side) // stride + 1 - (layers - 1) * (side - 1)

    def limits(layers: int, side: int, stride: int, position: int) -> dict[str, int]:
        most = max(k for k in (1, 2, 3) if fits(k, side, stride) > 0)
        return {"layers": most, "position": fits(min(layers, most), side, stride) - 1}

    def draw(layers: int, side: int, stride: int, position: int) -> Any:
        return drawn(n, [side] * layers, stride, position)

    controls = {
        "layers": Slider("capas", 1, 1, 3),
        "side": Slider("lado de los filtros", 3, 1, 5),
        "stride": Slider("stride de la primera", 1, 1, 2),
        "position": Slider("casilla de la última", (n - 3) // 2, 0, n - 3),
    }
    return Explorer("el campo receptivo", controls, draw, limits)


def touches(height: int, width: int, filter_size: int) -> Explorer:
    """Qué casillas de la salida usan un píxel de una entrada (``height``, ``width``), y con qué peso."""
    from grader.widgets.drawings import touched_outputs

    least = max(0, -(-(filter_size - min(height, width)) // 2))
    controls = {
        "row": Slider("fila del píxel", height // 2, 0, height - 1),
        "column": Slider("columna del píxel", width // 2, 0, width - 1),
        "stride": Slider("stride", 1, 1, 3),
        "padding": Slider("padding", least, least, least + 2),
    }

    def draw(row: int, column: int, stride: int, padding: int) -> Any:
        return touched_outputs(height, width, filter_size, (row, column), stride, padding)

    return Explorer("qué salidas usan un píxel", controls, draw)


def pooling(X: Any) -> Explorer:
    """El pooling de una matriz ``X`` (H, W): lado de la ventana, stride y máximo o media."""
    from grader.figures.pooling import pooling_windows

    most = min(np.shape(X))
    controls = {
        "filter_size": Slider("lado de la ventana", min(2, most), 1, min(4, most)),
        "stride": Slider("stride", 2, 1, 3),
        "kind": Menu("pooling", list(_POOLING)),
    }

    def draw(filter_size: int, stride: int, kind: str) -> Any:
        return pooling_windows(X, filter_size, stride, _POOLING[kind])

    return Explorer("pooling", controls, draw)


def columns(X: Any) -> Explorer:
    """Las ventanas de una matriz ``X`` (H, W), una a una, copiadas en las filas de sus columnas."""
    from grader.figures.columns import windows_to_rows

    most = min(3, *np.shape(X))
    controls = {
        "window": Slider("fila de las columnas", 0, 0, 0),
        "filter_size": Slider("lado de la ventana", min(2, most), 1, most),
        "stride": Slider("stride", 1, 1, 3),
    }

    def draw(window: int, filter_size: int, stride: int) -> Any:
        return windows_to_rows(X, filter_size, stride, window)

    return Explorer("las ventanas pasan a ser filas", controls, draw, _last_row(np.shape(X)), beside=True)


def scattering(height: int, width: int) -> Explorer:
    """La vuelta de unas columnas a una imagen (``height``, ``width``): la fila k lleva en todo k + 1."""
    from grader.figures.columns import rows_to_image

    most = min(3, height, width)
    controls = {
        "window": Slider("fila de las columnas", 1, 0, 1),
        "filter_size": Slider("lado de la ventana", min(2, most), 1, most),
        "stride": Slider("stride", 1, 1, 3),
    }
    last = _last_row((height, width))

    def draw(window: int, filter_size: int, stride: int) -> Any:
        rows = np.arange(1, last(window, filter_size, stride)["window"] + 2)
        Y = np.repeat(rows[:, None], filter_size**2, axis=1)
        return rows_to_image(Y, (height, width), filter_size, stride, window)

    return Explorer("las filas vuelven a la imagen", controls, draw, last, beside=True)


def _last_row(shape: tuple[int, ...]) -> Callable[[int, int, int], dict[str, int]]:
    """El límite del deslizador de las filas: cuántas ventanas hay, menos una."""

    def limits(window: int, filter_size: int, stride: int) -> dict[str, int]:
        high, wide = ((n - filter_size) // stride + 1 for n in shape)
        return {"window": high * wide - 1}

    return limits


def filters(image: Any, row: int = 0, column: int = 0) -> Explorer:
    """Un kernel de 3 × 3 sobre una foto en grises (H, W), de 0 a 1, y su mapa de características.

    Desde la fila ``row`` y la columna ``column`` se amplía un trozo: ahí se ve lo que se mueve un píxel.
    """
    from grader.figures.photo import KERNELS
    from grader.widgets.drawings import photo_filter

    kernels = {**KERNELS, "identidad": [[0, 0, 0], [0, 1, 0], [0, 0, 0]]}
    presets = {name: np.round(values, 3).tolist() for name, values in kernels.items()}
    draw = photo_filter(image, (row, column))
    return Explorer("un filtro sobre la foto", {"w": KernelEditor(presets)}, draw)


def softmax(names: Sequence[str]) -> Explorer:
    """Softmax y pérdida de una imagen: el logit de cada clase de ``names`` y cuál es la correcta."""
    from grader.figures.network import softmax as softmax_figure

    controls: dict[str, Any] = {
        f"logit_{k}": Slider(f"logit de «{name}»", max(2 - k * k, -1), -6, 6) for k, name in enumerate(names)
    }
    controls["right"] = Menu("clase correcta", [*names[1:], names[0]])

    def draw(right: str, **logits: int) -> Any:
        return softmax_figure(list(logits.values()), list(names).index(right), names)

    return Explorer("softmax", controls, draw)


def network() -> Explorer:
    """Las formas de la red de la unidad 7: el lote, los filtros de cada convolución y su padding."""
    from grader.figures.network import shapes

    controls = {
        "batch": Slider("imágenes del lote", 32, 1, 64),
        "first": Slider("filtros de la primera", 8, 1, 32),
        "second": Slider("filtros de la segunda", 16, 1, 32),
        "padding": Slider("padding", 1, 1, 2),  # con 0, al segundo pooling no le llega nada
    }
    return Explorer("la red, con sus formas", controls, shapes, beside=True)


def _presets(w: Any) -> dict[str, list[list[float]]]:
    """El kernel dado y otros de su mismo tamaño; «identidad», solo si tiene una casilla en el centro."""
    f = len(w)
    named = {"el de partida": np.asarray(w, float)}
    if f % 2:
        named["identidad"] = np.zeros((f, f))
        named["identidad"][f // 2, f // 2] = 1
    named["media"] = np.full((f, f), 1 / f**2).round(3)
    if f > 1:
        named["bordes verticales"] = np.zeros((f, f))
        named["bordes verticales"][:, [0, -1]] = -1, 1
    return {name: values.tolist() for name, values in named.items()}
