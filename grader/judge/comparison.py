"""Comparar lo observado con lo esperado, valor a valor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from grader.evidence import Call, Value
from grader.exercises.base import ATOL, RTOL, Question

#: Cuánto puede apartarse quien guarda o calcula en float32, por cada unidad de lo que suman sus términos.
RTOL_32 = 1e-5
#: Lo que se aparta más que esto no es cosa del redondeo: no hace falta saber cuánto suman.
_MOST = 0.01


@dataclass(frozen=True)
class Case:
    """Lo que se preguntó y lo que se observó."""

    question: Question
    call: Call

    @cached_property
    def values(self) -> tuple[np.ndarray, ...] | None:
        """Los resultados, uno detrás de otro; ``None`` si no los hay o no son los que se pedían."""
        found = student_outputs(self.call.value, self.question.result) if self.call.value else None
        return None if found is None else tuple(value.array for value in found)


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
    """Si en ``value`` hay algún resultado en float32 que se esperaba en doble."""
    if value is None:
        return False
    pairs = zip(_arrays(value), expected, strict=False)
    return any(array.dtype == np.float32 and wanted.dtype == np.float64 for array, wanted in pairs)


def _arrays(value: Value) -> Iterator[np.ndarray]:
    if value.array is not None:
        yield value.array
    for item in value.items:
        yield from _arrays(item)


def all_close(obtained: np.ndarray, expected: np.ndarray, slack: float = 0.0) -> bool:
    """Si coinciden todos los valores de dos arrays de la misma forma."""
    if obtained.dtype == expected.dtype == np.float64 and expected.size:
        # casi siempre que difieren se ve ya en el primero o en el último: es diez veces más rápido
        for place in (0, -1):
            wanted = expected.item(place)
            if abs(obtained.item(place) - wanted) > ATOL + slack + RTOL * abs(wanted):
                return False
    return bool(close(obtained, expected, slack).all())


def close(obtained: np.ndarray, expected: np.ndarray, slack: float | np.ndarray = 0.0) -> np.ndarray:
    """Qué valores coinciden; ``slack`` es lo que se pueden apartar además."""
    if obtained.dtype == expected.dtype == np.float64 and np.isfinite(expected).all():
        # lo mismo que ``isclose``, seis veces más deprisa: buscar un error conocido la llama miles de veces
        with np.errstate(invalid="ignore", over="ignore"):
            return np.abs(obtained - expected) <= ATOL + slack + RTOL * np.abs(expected)
    return np.isclose(obtained, expected, rtol=RTOL, atol=ATOL + slack, equal_nan=True)


def right(case: Case) -> bool:
    """Si todos los resultados de ``case`` se dan por buenos."""
    pairs = enumerate(zip(case.values or (), case.question.expected, strict=False))
    return case.values is not None and all(
        given.shape == wanted.shape and bool(agrees(case, position, given).all())
        for position, (given, wanted) in pairs
    )


def rounded(case: Case) -> bool:
    """Si algún resultado de ``case`` es el correcto, pero solo hasta donde llega float32."""
    return any(
        given.shape == wanted.shape and not all_close(given, wanted) and agrees(case, position, given).all()
        for position, (given, wanted) in enumerate(
            zip(case.values or (), case.question.expected, strict=False)
        )
    )


def agrees(case: Case, position: int, obtained: np.ndarray) -> np.ndarray:
    """Qué valores del resultado ``position``, con la forma del correcto, se dan por buenos."""
    expected = case.question.expected[position]
    agree = close(obtained, expected)
    if agree.all() or not close(obtained, expected, _MOST)[~agree].any() or not case.question.scale:
        return agree
    return agree | close(obtained, expected, RTOL_32 * case.question.scale[position])
