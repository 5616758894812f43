"""Comparar lo observado con lo esperado, valor a valor."""

from dataclasses import dataclass

import numpy as np

from grader.evidence import Call, Value
from grader.exercises.base import ATOL, RTOL, Arguments, Criterion

RTOL_32, ATOL_32 = 1e-3, 1e-4


@dataclass(frozen=True)
class Case:
    """Una llamada con lo que se le dio, lo que se esperaba y lo que se observó."""

    criterion: Criterion
    arguments: Arguments
    expected: tuple[np.ndarray, ...]
    call: Call


def student_outputs(value: Value, count: int) -> tuple[Value, ...] | None:
    """Los ``count`` resultados numéricos de una llamada, o ``None`` si no lo son."""
    values = (value,) if count == 1 else value.items
    ready = len(values) == count and all(v.array is not None for v in values)
    return values if ready else None


def close(obtained: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Qué valores coinciden; a un resultado en precisión simple se le pide menos."""
    low = obtained.dtype in (np.float32, np.float16) and expected.dtype == np.float64
    rtol, atol = (RTOL_32, ATOL_32) if low else (RTOL, ATOL)
    return np.isclose(obtained, expected, rtol=rtol, atol=atol, equal_nan=True)
