"""Unidad 02: ``convolve``, una ventana. Oráculo: ``F.conv2d`` sobre una sola ventana."""

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Arguments, Criterion, Draw, Exercise, Mistake


def _one_window(X: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    x, w = torch.from_numpy(X)[None], torch.from_numpy(W)[None]
    return F.conv2d(x, w, torch.tensor([b], dtype=x.dtype)).reshape(()).numpy()


def _single(d: Draw) -> Sequence[Arguments]:
    return [(d.array(1, f, f), d.array(1, f, f), 0.0) for f in (3, 2, 1)]


def _channels(d: Draw) -> Sequence[Arguments]:
    return [(d.array(c, f, f), d.array(c, f, f), 0.0) for c, f in ((2, 3), (4, 2), (3, 5))]


def _bias(d: Draw) -> Sequence[Arguments]:
    return [
        (d.array(1, 3, 3), d.array(1, 3, 3), 2.5),
        (d.array(3, 2, 2), d.array(3, 2, 2), -1.25),
        (d.whole(2, 4, 4), d.whole(2, 4, 4), d.number()),
    ]


def _mixed(d: Draw) -> Sequence[Arguments]:
    return [
        (d.array(3, 2, 2), d.array(3, 2, 2), d.number()),
        (d.array(1, 3, 3), d.array(1, 3, 3), 0.0),
        (d.array(2, 1, 1), d.array(2, 1, 1), d.number()),
    ]


EXERCISES = (
    Exercise(
        name="convolve",
        unit="02_convolve",
        parameters=("X", "W", "b"),
        oracle=_one_window,
        criteria=(
            Criterion("devuelve un solo número", 2, _mixed, "shape"),
            Criterion("suma de productos, un canal", 3, _single),
            Criterion("varios canales", 2, _channels),
            Criterion("sesgo", 2, _bias),
            Criterion("no modifica la entrada", 1, _mixed, "inputs"),
        ),
        mistakes=(
            Mistake(
                "sesgo-dentro",
                "tu resultado coincide con sumar el sesgo una vez por cada producto",
                "El sesgo se suma una sola vez, cuando la suma de productos ya está hecha.",
                lambda X, W, b: _one_window(X, W, b * X.size),
            ),
            Mistake(
                "sin-sesgo",
                "tu resultado coincide con el correcto sin el sesgo",
                "Mira si b aparece en lo que devuelves.",
                lambda X, W, b: _one_window(X, W, 0.0),
            ),
            Mistake(
                "filtro-rotado",
                "tu resultado coincide con rotar el filtro 180°",
                "En este curso la ventana y el filtro se multiplican casilla a casilla, sin girar nada.",
                lambda X, W, b: _one_window(X, W[:, ::-1, ::-1].copy(), b),
            ),
            Mistake(
                "filtro-transpuesto",
                "tu resultado coincide con transponer el filtro",
                "Mira si en algún punto intercambias filas y columnas de W.",
                lambda X, W, b: _one_window(X, W.transpose(0, 2, 1).copy(), b),
            ),
            Mistake(
                "producto-matricial",
                "tu resultado coincide con sumar un producto de matrices en lugar de casilla a casilla",
                "Compara `*` con `@` en una ventana de 2×2 hecha a mano.",
                lambda X, W, b: (torch.from_numpy(X) @ torch.from_numpy(W)).sum().numpy() + b,
            ),
            Mistake(
                "un-solo-canal",
                "tu resultado coincide con usar solo el primer canal",
                "Mira sobre qué ejes sumas: los canales también entran en la suma.",
                lambda X, W, b: _one_window(X[:1], W[:1], b),
            ),
            Mistake(
                "media",
                "tu resultado coincide con hacer la media de los productos en lugar de la suma",
                "La convolución suma los productos; no los divide entre cuántos son.",
                lambda X, W, b: (_one_window(X, W, 0.0) / X.size) + b,
            ),
        ),
    ),
)
