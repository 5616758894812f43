"""Cuánto puede costar una llamada con los argumentos que da un estudiante: se sabe antes de hacerla."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

#: Cuántos productos se hacen, como mucho, por lo que pide una entrega: más que los de la segunda capa de la
#: unidad 07 con las imágenes de prueba de una vez.
MAX_WORK = 2 * 10**7


def work(parameters: Sequence[str], values: Sequence[Any]) -> float:
    """Una cota de las operaciones que cuestan ``values``: un cuaderno no debe poder ocupar al docente.

    Todas las piezas hacen, como mucho, un producto por cada par de un valor de la entrada ya rellenada y uno
    de los filtros de su canal; la vuelta, tantos como la ida, porque ``l_O`` tiene la forma de su salida. Una
    red, que recibe sus parámetros en un diccionario, no hace más que uno por píxel y parámetro.
    """
    given = [v for name, v in zip(parameters, values, strict=False) if name != "l_O"]
    numbers = sorted((abs(v) for v in given if isinstance(v, int)), reverse=True)
    arrays = [v for v in given if isinstance(v, np.ndarray)]
    inside = [np.size(v) for each in given if isinstance(each, Mapping) for v in each.values()]
    if not arrays:
        return math.prod(3 * n for n in numbers[:2]) + sum(inside)
    first, *others = arrays
    if inside:
        return float(first.size) * sum(inside)
    pad = max(numbers, default=0)
    padded = [float(n) for n in first.shape]
    padded[-2:] = [n + 2 * pad for n in padded[-2:]]
    return float(np.prod(padded)) * float(np.prod([_used(o) for o in others[:1]]))


def _used(filters: np.ndarray) -> int:
    """Por cuántos números de ``filters`` se multiplica cada valor: por los de su canal."""
    channels = filters.shape[1] if filters.ndim == 4 else 1
    return max(filters.size // max(channels, 1), 1)
