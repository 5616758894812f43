"""Cuánto puede costar una llamada con los argumentos que da un estudiante: se sabe antes de hacerla."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

#: Cuántos productos se hacen, como mucho, por lo que pide una entrega.
MAX_WORK = 10**7


def work(values: Sequence[Any]) -> float:
    """Una cota de las operaciones que cuestan ``values``: un cuaderno no debe poder ocupar al docente.

    Todas las piezas hacen, como mucho, un producto por cada par de un valor de la entrada ya rellenada y uno
    de los filtros.
    """
    numbers = sorted((abs(v) for v in values if isinstance(v, int)), reverse=True)
    arrays = [v for v in values if isinstance(v, np.ndarray)]
    if not arrays:
        return math.prod(3 * n for n in numbers[:2])
    pad = max(numbers, default=0)
    first, *others = arrays
    padded = [float(n) for n in first.shape]
    padded[-2:] = [n + 2 * pad for n in padded[-2:]]
    return float(np.prod(padded)) * float(np.prod([max(o.size, 1) for o in others[:1]]))
