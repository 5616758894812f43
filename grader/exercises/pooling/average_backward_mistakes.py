"""Unidad 05: errores conocidos de ``average_pooling_backward``."""

from collections.abc import Callable

import numpy as np
import torch

from grader.exercises.base import Mistake, Oracle
from grader.exercises.pooling.gradient_mistakes import (
    BATCH,
    EVERYTHING,
    OVERLAP,
    SIDE,
    blown_up,
    corner,
    even,
    gradient_mistakes,
    overwritten,
    shared_out,
    without_upstream,
)
from grader.exercises.pooling.oracles import (
    average_gradient,
    max_gradient,
    spans,
)

_FACTOR = "El gradiente de la media sale varias veces mayor o menor"
_OBLONG = "Solo fallan «imagen no cuadrada» y «casos límite»"


def _columns_of_the_rows(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
    """Recorre tantas columnas de ``l_O`` como filas tiene."""
    if l_O.shape[2] > l_O.shape[3]:
        raise IndexError("bounds")
    seen = np.zeros_like(l_O)
    seen[..., : l_O.shape[2]] = l_O[..., : l_O.shape[2]]
    return average_gradient(seen, x, f, s)


def _windows_of_stride(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
    """Escribe en ventanas de lado ``s``."""
    rows, columns = (spans(n, c, s, s).double() for n, c in zip(x.shape[2:], l_O.shape[2:], strict=True))
    return torch.einsum("ncij,iy,jx->ncyx", torch.from_numpy(l_O), rows, columns).numpy() / (f * f)


def _divided(factor: Callable[[np.ndarray, np.ndarray, int, int], float]) -> Oracle:
    """La vuelta de la media, dividida entre otra cosa que el área de la ventana."""
    return lambda l_O, x, f, s: average_gradient(l_O, x, f, s) * f * f / factor(l_O, x, f, s)


MISTAKES = (
    Mistake(
        "sin-acumular",
        "tu resultado coincide con el de asignar (`=`) donde hay que acumular (`+=`)",
        "Una casilla que está en varias ventanas recibe una parte de cada una.",
        overwritten(even),
        help=OVERLAP,
    ),
    Mistake(
        "sin-dividir",
        "tu resultado coincide con dar a cada casilla el gradiente entero, sin dividir",
        "Cada valor pesa 1 / (filter_size · filter_size) en la media.",
        _divided(lambda l_O, x, f, s: 1),
        help=_FACTOR,
    ),
    Mistake(
        "dividir-entre-el-lado",
        "tu resultado coincide con dividir entre filter_size en lugar de entre el área",
        "Cuenta cuántos valores hay en una ventana de filter_size × filter_size.",
        _divided(lambda l_O, x, f, s: f),
        help=_FACTOR,
    ),
    Mistake(
        "dividir-entre-las-ventanas",
        "tu resultado coincide con dividir entre el número de ventanas",
        "Se divide entre los valores que tiene una ventana, no entre cuántas ventanas hay.",
        _divided(lambda l_O, x, f, s: l_O.shape[2] * l_O.shape[3]),
        help=_FACTOR,
    ),
    Mistake(
        "dividir-entre-el-plano",
        "tu resultado coincide con dividir entre el número de casillas de la imagen",
        "Se divide entre los valores que tiene una ventana.",
        _divided(lambda l_O, x, f, s: x.shape[2] * x.shape[3]),
        help=_FACTOR,
    ),
    Mistake(
        "dividir-entre-el-stride",
        "tu resultado coincide con dividir entre el cuadrado del stride",
        "El número de valores de una ventana no depende de cuánto se mueve.",
        _divided(lambda l_O, x, f, s: s * s),
        help=SIDE,
    ),
    Mistake(
        "dividir-tambien-entre-los-canales",
        "tu resultado coincide con dividir también entre el número de canales",
        "Cada canal se resume por separado: cuenta los valores de una ventana de un solo canal.",
        _divided(lambda l_O, x, f, s: f * f * x.shape[1]),
        help=BATCH,
    ),
    Mistake(
        "promediar-los-solapes",
        "tu resultado coincide con dividir lo que recibe cada casilla entre las ventanas en las que está",
        "Los gradientes que llegan por varias ventanas se suman: comprueba la suma total.",
        lambda l_O, x, f, s: (
            average_gradient(l_O, x, f, s) / np.maximum(_divided(lambda *_: 1)(np.ones_like(l_O), x, f, s), 1)
        ),
        help=OVERLAP,
    ),
    Mistake(
        "como-el-maximo",
        "tu resultado coincide con dar todo el gradiente a la casilla más grande",
        "En la media, todas las casillas de la ventana influyen por igual.",
        max_gradient,
        help=EVERYTHING,
    ),
    Mistake(
        "por-la-activacion",
        "tu resultado coincide con multiplicar cada parte por el valor de la entrada",
        "En la media, el peso de cada casilla no depende de lo que vale.",
        shared_out(lambda seen: seen / seen.shape[2]),
        help=EVERYTHING,
    ),
    Mistake(
        "sin-el-gradiente",
        "tu resultado coincide con repartir un 1 por cada ventana, sin usar l_O",
        "Mira dónde interviene l_O en tu cálculo.",
        without_upstream(even),
        help=EVERYTHING,
    ),
    Mistake(
        "en-la-esquina",
        "tu resultado coincide con dar solo su parte a la primera casilla de cada ventana",
        "Todas las casillas de la ventana reciben la misma parte.",
        shared_out(lambda seen: corner(seen) / seen.shape[2]),
        help=EVERYTHING,
    ),
    Mistake(
        "gradiente-repetido",
        "tu resultado coincide con repetir cada gradiente en un bloque, como si no hubiera solapes",
        "Las ventanas pueden solaparse, dejar huecos o no llegar al borde: no siempre son bloques.",
        lambda l_O, x, f, s: blown_up(l_O, x, f, s) / (f * f),
        help=SIDE,
    ),
    Mistake(
        "ventana-de-lado-stride",
        "tu resultado coincide con escribir en ventanas de lado stride en lugar de filter_size",
        "El tamaño de la ventana es filter_size; stride es cuánto se mueve.",
        _windows_of_stride,
        help=SIDE,
    ),
    Mistake(
        "columnas-de-las-filas",
        "tu resultado coincide con recorrer tantas columnas de l_O como filas tiene",
        "Mira de qué eje de l_O sale el final de cada bucle.",
        _columns_of_the_rows,
        help=_OBLONG,
    ),
    *gradient_mistakes(average_gradient),
)
