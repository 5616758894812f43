"""Qué puede recibir una función."""

from dataclasses import dataclass

import numpy as np

NUMERIC_KINDS = frozenset("biufc")


@dataclass(frozen=True)
class Formula:
    """Una función de array a número que se puede enviar como dato: ``suma(a·x³ + b·x² + c·x + x·x')``.

    ``coefficients`` son ``a``, ``b`` y ``c``, con la forma de ``x``; ``v`` es ``x`` desplazado una casilla.
    """

    coefficients: tuple[np.ndarray, np.ndarray, np.ndarray]

    def __call__(self, x: np.ndarray) -> float:
        cubic, square, linear = self.coefficients
        x = np.asarray(x)
        return float(np.sum(cubic * x**3 + square * x**2 + linear * x + x * np.roll(x, 1)))
