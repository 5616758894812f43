"""Comparar lo observado con lo esperado, valor a valor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.evidence import Call, Value
from grader.exercises.base import ATOL, RTOL, Question

RTOL_32, ATOL_32 = 1e-3, 1e-4


@dataclass(frozen=True)
class Case:
    """Lo que se preguntó y lo que se observó."""

    question: Question
    call: Call


def student_outputs(value: Value, wanted: Any) -> tuple[Value, ...] | None:
    """Los resultados numéricos de una llamada, o ``None`` si no tiene los que hay en ``wanted``.

    ``wanted`` es un resultado correcto: un array, o una tupla o un diccionario de ellos.
    """
    if isinstance(wanted, tuple | dict):
        inside = _inside(value, wanted)
        found = [student_outputs(*pair) for pair in inside] if inside else [None]
        return None if None in found else tuple(leaf for leaves in found for leaf in leaves)
    return None if value.array is None else (value,)


def _inside(value: Value, wanted: tuple | dict) -> list[tuple[Value, Any]] | None:
    """Cada parte de ``value`` con la que le toca de ``wanted``."""
    if isinstance(wanted, dict):
        known = dict(zip(value.keys, value.items, strict=False))
        return [(known[key], wanted[key]) for key in wanted] if known.keys() == wanted.keys() else None
    return [*zip(value.items, wanted, strict=True)] if len(value.items) == len(wanted) else None


def is_single(value: Value | None, expected: Sequence[np.ndarray]) -> bool:
    """Si en ``value`` hay algún resultado en precisión simple (o menos) que se esperaba en doble."""
    if value is None:
        return False
    pairs = zip(_arrays(value), expected, strict=False)
    return any(_is_short(array.dtype) and wanted.dtype == np.float64 for array, wanted in pairs)


def _arrays(value: Value) -> Iterator[np.ndarray]:
    if value.array is not None:
        yield value.array
    for item in value.items:
        yield from _arrays(item)


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
    if obtained.dtype == expected.dtype == np.float64 and np.isfinite(expected).all():
        # lo mismo que ``isclose``, seis veces más deprisa: buscar un error conocido la llama miles de veces
        with np.errstate(invalid="ignore", over="ignore"):
            return np.abs(obtained - expected) <= atol + rtol * np.abs(expected)
    return np.isclose(obtained, expected, rtol=rtol, atol=atol, equal_nan=True)
