"""Comparar lo observado con lo esperado, valor a valor."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.evidence import Call, Value
from grader.exercises.base import ATOL, RTOL, Question

RTOL_32, ATOL_32 = 1e-3, 1e-4


@dataclass(frozen=True)
class Case:
    """Lo que se preguntó y lo que se observó."""

    question: Question
    call: Call


def student_outputs(value: Value, count: int) -> tuple[Value, ...] | None:
    """Los ``count`` resultados numéricos de una llamada, o ``None`` si no lo son."""
    values = (value,) if count == 1 else value.items
    ready = len(values) == count and all(v.array is not None for v in values)
    return values if ready else None


def is_single(value: Value | None, expected: Sequence[np.ndarray]) -> bool:
    """Si en ``value`` hay algún resultado en precisión simple (o menos) que se esperaba en doble."""
    if value is None or not expected:
        return False
    for obtained, wanted in ((value, expected[0]), *zip(value.items, expected, strict=False)):
        if obtained.array is not None and _is_short(obtained.array.dtype) and wanted.dtype == np.float64:
            return True
    return False


def _is_short(dtype: np.dtype) -> bool:
    return dtype.kind == "f" and dtype.itemsize < 8


def all_close(obtained: np.ndarray, expected: np.ndarray, single: bool = False) -> bool:
    """Si coinciden todos los valores de dos arrays de la misma forma."""
    if obtained.dtype == expected.dtype == np.float64 and expected.size:
        rtol, atol = (RTOL_32, ATOL_32) if single else (RTOL, ATOL)
        # casi siempre que difieren se ve ya en el primero o en el último: es diez veces más rápido
        for place in (0, -1):
            wanted = expected.item(place)
            if abs(obtained.item(place) - wanted) > atol + rtol * abs(wanted):
                return False
    return bool(close(obtained, expected, single).all())


def close(obtained: np.ndarray, expected: np.ndarray, single: bool = False) -> np.ndarray:
    """Qué valores coinciden; con ``single``, hasta donde llega la precisión simple."""
    rtol, atol = (RTOL_32, ATOL_32) if single else (RTOL, ATOL)
    if obtained.dtype == expected.dtype == np.float64:
        # lo mismo que ``isclose``, seis veces más deprisa: buscar un error conocido la llama miles de veces;
        # un valor esperado que no es finito sale aquí distinto de todos, y entonces decide ``isclose``
        with np.errstate(invalid="ignore", over="ignore"):
            agree = np.abs(obtained - expected) < atol + rtol * np.abs(expected)
        if agree.all() or np.isfinite(expected).all():
            return agree
    return np.isclose(obtained, expected, rtol=rtol, atol=atol, equal_nan=True)
