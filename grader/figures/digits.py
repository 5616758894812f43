"""Figuras con los dígitos: qué se lee, qué se confunde, qué filtros salen y qué píxeles importan."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.exercises import arrays, tables
from grader.figures.album import PIXELS_PER_CELL, Album
from grader.figures.sketch import GREY, STYLES, Figure, Sketch

_ZOOM, _FILTER_ZOOM = 8, 14
_MOST, _GREYS = 24, 128
_PER_ROW = 8


def gallery(X: Any, titles: Sequence[str]) -> Figure:
    """Dígitos ``X`` (N, 1, 8, 8) en filas de ocho, cada uno con su título; como mucho, los 24 primeros."""
    album, side = Album(greys=_GREYS), 8 * _ZOOM / PIXELS_PER_CELL
    shown = min(len(X), len(titles), _MOST)
    for k in range(shown):
        row, column = divmod(k, _PER_ROW)
        album.picture(column * (side + 0.9), row * (side + 1.0), _ink(X[k]), titles[k], _ZOOM)
    if not shown:
        album.text(0, 0, "ninguno")
        return album.finish("Ningún dígito: no hay nada que enseñar.")
    return album.finish(f"{shown} dígitos escritos a mano, por filas: {', '.join(titles[:shown])}.")


def mistakes(X: Any, y: Any, predicted: Any) -> Figure:
    """Los dígitos en los que la red se equivoca, con lo que son y lo que dice que son."""
    wrong = np.flatnonzero(np.asarray(y) != np.asarray(predicted))
    titles = [f"es {y[k]}, dice {predicted[k]}" for k in wrong]
    return gallery(np.asarray(X)[wrong], titles)


def confusion(y: Any, predicted: Any, classes: int = 10) -> Figure:
    """La matriz de confusión: cuántas imágenes de cada clase (fila) lee la red como cada otra (columna)."""
    counts = confusion_counts(y, predicted, classes)
    sketch, total, right = Sketch(), int(counts.sum()), int(np.trace(counts))
    for r, c in np.ndindex(counts.shape):
        count = int(counts[r, c])
        kind = "output" if r == c else "kernel" if count else "products"
        sketch.box(c, r, 1, 1, kind)
        sketch.text(c + 0.5, r + 0.5, str(count) if count else "", 10)
    sketch.frame(0, 0, classes, classes, "products", 1.8)
    for k in range(classes):
        sketch.text(k + 0.5, -0.3, str(k), 9, GREY)
        sketch.text(-0.35, k + 0.5, str(k), 9, GREY)
    sketch.text(classes / 2, -0.95, "la red dice", 10, STYLES["kernel"][2])
    sketch.text(-0.9, classes / 2, "es", 10, STYLES["output"][2], "right")
    caption = f"bien leídas: {right} de {total}"
    sketch.text(classes / 2, classes + 0.6, caption)
    wrong = [(int(counts[r, c]), r, c) for r, c in np.argwhere(counts) if r != c]
    said = "; ".join(
        f"{n} de {r} leídas como {c}" for n, r, c in sorted(wrong, key=lambda w: (-w[0], *w[1:]))
    )
    return sketch.finish(
        f"Matriz de confusión de {classes} × {classes}. En la diagonal, {caption}: "
        f"{' '.join(str(n) for n in np.diag(counts))}. Fuera de ella: {said or 'nada'}."
    )


def confusion_counts(y: Any, predicted: Any, classes: int = 10) -> np.ndarray:
    """Cuántas veces se lee cada clase (fila) como cada clase (columna): array de enteros."""
    counts = np.zeros((classes, classes), dtype=int)
    np.add.at(counts, (np.asarray(y), np.asarray(predicted)), 1)
    return counts


def pixel_gradient(x: Any, gradient: Any, title: str) -> Figure:
    """Un dígito ``x`` (8, 8) y el gradiente de cada píxel: gris, 0; claro, positivo; oscuro, negativo."""
    values = np.asarray(gradient, float)
    largest = float(np.abs(values).max()) or 1.0
    album = Album(greys=_GREYS)
    width, height = album.picture(0, 0, _ink(x), title, 3 * _ZOOM)
    album.add("arrow", width + 0.3, height / 2, width + 1.5, height / 2, "-|>")
    album.picture(width + 1.8, 0, 0.5 + values / (2 * largest), "gradiente de la pérdida", 3 * _ZOOM)
    (low, high) = (np.unravel_index(f(values), values.shape) for f in (np.argmin, np.argmax))
    where = [f"fila {r}, columna {c}" for r, c in (low, high)]
    album.text(width + 0.9, height + 0.5, "más tinta: en lo oscuro ayuda, en lo claro estorba", 9, GREY)
    return album.finish(
        f"Un dígito ({title}) y el gradiente de la pérdida respecto a cada píxel. El más negativo está en "
        f"{where[0]}, donde más tinta ayudaría; el más positivo, en {where[1]}, donde estorbaría."
    )


def filters(*moments: tuple[str, Any]) -> Figure:
    """Filtros de la primera capa, ``W`` (F, 1, 3, 3), en varios momentos: una fila de filtros por momento."""
    album, side = Album(greys=_GREYS), 3 * _FILTER_ZOOM / PIXELS_PER_CELL
    largest = max(float(np.abs(W).max()) for _, W in moments) or 1.0
    for row, (name, W) in enumerate(moments):
        y = row * (side + 0.6)
        album.text(-0.3, y + side / 2, name, 10, at="right")
        for k, plane in enumerate(np.asarray(W)[:, 0]):
            album.picture(k * (side + 0.35), y, 0.5 + plane / (2 * largest), "", _FILTER_ZOOM)
    names = ", ".join(name for name, _ in moments)
    return album.finish(
        f"Los {len(moments[0][1])} filtros de 3 × 3 de la primera capa ({names}). El 0 se ve gris; lo "
        "positivo, claro; lo negativo, oscuro."
    )


def recognised(x: Any, params: Mapping[str, Any]) -> Figure:
    """Un dígito ``x`` (8, 8), los filtros de la primera capa, sus mapas y la probabilidad de cada dígito."""
    maps, p = network_output(x, params)
    album, said = Album(greys=_GREYS), int(p.argmax())
    width, height = album.picture(0, 2.1, _ink(x), "un dígito", 2 * _ZOOM)
    left, side = width + 2.1, 8 * 5 / PIXELS_PER_CELL
    W = np.asarray(params["conv1_W"], float)[:, 0]
    strongest = float(maps.max()) or 1.0
    album.add("arrow", width + 0.3, 2.1 + height / 2, width + 1.5, 2.1 + height / 2, "-|>")
    small = 3 * 10 / PIXELS_PER_CELL
    for k, (kernel, plane) in enumerate(zip(W, maps, strict=True)):
        y = (k % 4) * (side + 0.75)
        x0 = left + (k // 4) * (small + side + 1.4)
        album.picture(x0, y + (side - small) / 2, 0.5 + kernel / (2 * np.abs(W).max()), "", 10)
        album.text(x0 + small + 0.25, y + side / 2, "→", 10, GREY)
        album.picture(x0 + small + 0.5, y, plane / strongest, "", 5)
    right = left + 2 * (small + side + 1.4) + 1.2
    album.text(left + small + side + 0.5, -0.75, "sus 8 filtros y lo que ve cada uno", 10)
    album.add("arrow", right - 1.3, 2.1 + height / 2, right - 0.3, 2.1 + height / 2, "-|>")
    for k, value in enumerate(p):
        y = k * 0.68 + 0.1
        album.text(right + 0.3, y + 0.3, str(k), 10)
        album.box(right + 0.7, y, 3.2, 0.52, "products", 0.6)
        if value > 0.005:
            album.box(right + 0.7, y, 3.2 * value, 0.52, "output" if k == said else "kernel", 1.2)
        album.text(right + 4.1, y + 0.3, f"{100 * value:.0f} %", 9, at="left")
    album.text(right + 2.3, -0.75, f"la red dice: {said}", 10, STYLES["output"][2])
    return album.finish(
        f"Un dígito escrito a mano, los {len(W)} filtros de 3 × 3 que ha aprendido la red, su resultado y la "
        f"probabilidad de cada dígito ({', '.join(f'{k}: {100 * v:.0f} %' for k, v in enumerate(p))}). "
        f"La red dice {said}."
    )


def network_output(x: Any, params: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Los mapas de la primera capa (F, 8, 8), tras la ReLU, y la probabilidad de cada dígito."""
    p = {name: np.array(value, float) for name, value in params.items()}
    first = arrays.relu(tables.conv2d(_batch(x), p["conv1_W"], p["conv1_b"], padding=1))
    pooled = tables.max_pool(first, 2, 2)
    second = arrays.relu(tables.conv2d(pooled, p["conv2_W"], p["conv2_b"], padding=1))
    logits = tables.max_pool(second, 2, 2).reshape(1, -1) @ p["linear_W"] + p["linear_b"]
    return first[0], arrays.tensor(logits).softmax(1)[0].numpy()


def _batch(x: Any) -> np.ndarray:
    return np.array(x, float).reshape(1, 1, 8, 8)


def _ink(x: Any) -> np.ndarray:
    """Tinta sobre papel: negro donde el valor es 1."""
    return 1 - np.asarray(x, float)
