"""Unidad 01: ``zero_padding``. Oráculo: ``torch.nn.functional.pad``."""

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Arguments, Criterion, Draw, Exercise, Mistake


def _pad(X: np.ndarray, pad: int, **options: object) -> np.ndarray:
    return F.pad(torch.from_numpy(X), (pad, pad, pad, pad), **options).numpy()


def _basic(d: Draw) -> Sequence[Arguments]:
    return [(d.array(1, 1, 3, 3), 1), (d.array(1, 1, 4, 4), 1), (d.whole(1, 1, 5, 5), 1)]


def _wide(d: Draw) -> Sequence[Arguments]:
    return [(d.array(1, 1, 4, 4), 2), (d.array(1, 1, 5, 5), 3), (d.array(1, 1, 2, 2), 4)]


def _none(d: Draw) -> Sequence[Arguments]:
    return [(d.array(1, 1, 4, 4), 0), (d.array(1, 1, 3, 3), 0)]


def _oblong(d: Draw) -> Sequence[Arguments]:
    return [(d.array(1, 1, 3, 5), 1), (d.array(1, 1, 6, 2), 2), (d.array(1, 1, 1, 4), 1)]


def _batch(d: Draw) -> Sequence[Arguments]:
    return [(d.array(3, 2, 4, 4), 1), (d.array(2, 5, 3, 3), 2), (d.array(4, 3, 2, 2), 1)]


def _shapes(d: Draw) -> Sequence[Arguments]:
    return [(d.array(2, 3, 4, 5), 1), (d.array(3, 1, 5, 2), 3), (d.array(1, 4, 3, 6), 2)]


def _dtypes(d: Draw) -> Sequence[Arguments]:
    return [
        (d.array(1, 1, 4, 4).astype(np.float32), 1),
        (d.whole(1, 1, 3, 3).astype(np.int64), 2),
    ]


def _everywhere(X: np.ndarray, pad: int) -> np.ndarray:
    return F.pad(torch.from_numpy(X), (pad,) * 8).numpy()


def _channels_last(X: np.ndarray, pad: int) -> np.ndarray:
    return F.pad(torch.from_numpy(X), (0, 0, pad, pad, pad, pad, 0, 0)).numpy()


def _total(X: np.ndarray, pad: int) -> np.ndarray:
    before, after = pad // 2, pad - pad // 2
    return F.pad(torch.from_numpy(X), (before, after, before, after)).numpy()


def _empty_crop(X: np.ndarray, pad: int) -> np.ndarray:
    if pad == 0:
        raise ValueError("could not broadcast input array")
    return _pad(X, pad)


def _one_side(X: np.ndarray, pad: int) -> np.ndarray:
    return F.pad(torch.from_numpy(X), (0, 2 * pad, 0, 2 * pad)).numpy()


EXERCISES = (
    Exercise(
        name="zero_padding",
        unit="01_padding",
        parameters=("X", "pad"),
        formula="(N, C, H + 2·pad, W + 2·pad)",
        oracle=_pad,
        criteria=(
            Criterion("forma de la salida", 2, _shapes, "shape"),
            Criterion("valores, pad = 1", 2, _basic),
            Criterion("pad mayor que 1", 1, _wide),
            Criterion("pad = 0", 1, _none),
            Criterion("imagen no cuadrada", 1, _oblong),
            Criterion("varias imágenes y canales", 1, _batch),
            Criterion("conserva el tipo de los datos", 1, _dtypes, "dtype"),
            Criterion("no modifica la entrada", 1, _basic, "inputs"),
        ),
        mistakes=(
            Mistake(
                "todos-los-ejes",
                "tu resultado coincide con rellenar los cuatro ejes",
                "Mira qué ejes son filas y columnas en (N, C, H, W): solo esos dos llevan borde.",
                _everywhere,
            ),
            Mistake(
                "canales-al-final",
                "tu resultado coincide con rellenar los ejes 1 y 2, como si los canales fueran al final",
                "En este curso el orden es (N, C, H, W): las filas son el eje 2 y las columnas el 3.",
                _channels_last,
            ),
            Mistake(
                "pad-repartido",
                "tu resultado coincide con repartir pad entre los dos lados",
                "pad es el ancho del borde en cada lado, no el total.",
                _total,
            ),
            Mistake(
                "recorte-vacio",
                "tu función falla justo cuando pad vale 0, como ocurre con un recorte [pad:-pad]",
                "Con pad = 0, -pad también es 0: prueba en una celda qué da X[0:-0].",
                _empty_crop,
            ),
            Mistake(
                "un-solo-lado",
                "tu resultado coincide con poner todo el borde abajo y a la derecha",
                "Mira en qué fila y en qué columna empieza la imagen dentro de la salida.",
                _one_side,
            ),
            Mistake(
                "borde-repetido",
                "tu resultado coincide con repetir los valores del borde en lugar de poner ceros",
                "Mira el modo con el que rellenas: lo que se pide es un valor constante, 0.",
                lambda X, pad: _pad(X, pad, mode="replicate"),
            ),
            Mistake(
                "constante-uno",
                "tu resultado coincide con rellenar con unos",
                "Mira con qué valor empieza el array de salida.",
                lambda X, pad: _pad(X, pad, value=1),
            ),
        ),
    ),
)
