"""Dónde están los valores que no coinciden: una frase y un mapa pequeño."""

from collections.abc import Sequence

import numpy as np

_INSIDE = ("fila de la ventana", "columna de la ventana")
_AXES = {
    1: ("posición",),
    2: ("fila", "columna"),
    3: ("canal", "fila", "columna"),
    4: ("imagen", "canal", "fila", "columna"),
    6: ("imagen", "canal", "fila", "columna", *_INSIDE),
}
_FEMININE = frozenset({"imagen", "fila", "columna", "posición", "clase", "característica", *_INSIDE})
_PLURAL = {
    "canal": "canales",
    "imagen": "imágenes",
    "posición": "posiciones",
    "fila de la ventana": "filas de la ventana",
    "columna de la ventana": "columnas de la ventana",
}
_MAX_SIDE = 16


def axis_names(dimensions: int) -> tuple[str, ...]:
    """Cómo llamamos a los ejes de un array de tantas ``dimensions`` si el ejercicio no dice otra cosa."""
    return _AXES.get(dimensions, ())


def sentence(agree: np.ndarray, axes: Sequence[str] = ()) -> str:
    """Qué imágenes, canales, filas o columnas fallan; vacía si no hay nada que resumir.

    ``agree`` dice qué valores coinciden; ``axes`` nombra sus ejes.
    """
    names = tuple(axes) or axis_names(agree.ndim)
    wrong = ~agree
    if len(names) != agree.ndim or wrong.all() or not wrong.any():
        return ""
    where = [np.flatnonzero(wrong.any(axis=_others(agree.ndim, axis))) for axis in range(agree.ndim)]
    partial = [
        a
        for a, found in enumerate(where)
        if len(found) < agree.shape[a] and (_is_run(found) or len(found) <= 2)
    ]
    if not partial:
        return ""
    words = joined([_some(names[axis], where[axis], agree.shape[axis]) for axis in partial])
    everything = int(wrong.sum()) == len(where[partial[0]]) * agree.size // agree.shape[partial[0]]
    if len(partial) == 1 and everything:
        return f"Solo {'falla' if len(where[partial[0]]) == 1 else 'fallan'} {words}."
    return f"Todos los valores que fallan están en {words}."


def unrolled(agree: np.ndarray, axes: Sequence[str], place: int) -> str:
    """Lo de :func:`sentence` de unas columnas con sus ejes separados, y qué es el valor número ``place``.

    Los ejes de ``agree`` son imagen, fila, columna, canal, fila de la ventana y columna de la ventana.
    """
    n, y, x, c, u, v = (int(i) for i in np.unravel_index(place, agree.shape))
    row = int(np.ravel_multi_index((n, y, x), agree.shape[:3]))
    column = int(np.ravel_multi_index((c, u, v), agree.shape[3:]))
    told = (
        f"La fila {row} es la ventana ({y}, {x}) de la imagen {n}, y la columna {column}, su casilla "
        f"({u}, {v}) en el canal {c}."
    )
    return " ".join(filter(None, (sentence(agree, axes), told)))


def _is_run(indices: np.ndarray) -> bool:
    """Si son seguidos."""
    return int(indices[-1]) - int(indices[0]) == len(indices) - 1


def _others(dimensions: int, axis: int) -> tuple[int, ...]:
    return tuple(a for a in range(dimensions) if a != axis)


def _some(name: str, indices: np.ndarray, size: int) -> str:
    """«la última columna», «las filas 0 y 2»."""
    feminine = name in _FEMININE
    if len(indices) > 1:
        plural = _PLURAL.get(name, f"{name}s")
        if len(indices) > 2:
            return f"{'las' if feminine else 'los'} {plural} {indices[0]} a {indices[-1]}"
        return f"{'las' if feminine else 'los'} {plural} {joined([str(i) for i in indices])}"
    article, index = "la" if feminine else "el", int(indices[0])
    if index == size - 1:
        return f"{article} {'última' if feminine else 'último'} {name}"
    if index == 0:
        return f"{article} {'primera' if feminine else 'primer'} {name}"
    return f"{article} {name} {index}"


def joined(words: Sequence[str]) -> str:
    """``a, b y c``."""
    *first, last = words
    return f"{', '.join(first)} y {last}" if first else last


def plane_name(index: tuple[int, ...], axes: Sequence[str] = ()) -> str:
    """En qué plano de filas y columnas está ``index``: «imagen 0, canal 1»."""
    names = tuple(axes) or axis_names(len(index))
    return ", ".join(f"{name} {i}" for name, i in zip(names[:-2], index[:-2], strict=False))


def plane(agree: np.ndarray, index: tuple[int, ...]) -> np.ndarray | None:
    """El plano de filas y columnas en el que está ``index``; ``None`` si no hay nada que ver en un mapa."""
    if agree.ndim < 2 or not agree.any():
        return None
    found = agree[index[:-2]]
    return found if found.size > 1 and found.any() and max(found.shape) <= _MAX_SIDE else None


def drawing(agree: np.ndarray) -> str:
    """Un mapa de texto de un plano: ``·`` donde coincide y ``✘`` donde no."""
    return "\n".join(" ".join("·" if ok else "✘" for ok in row) for row in agree)
