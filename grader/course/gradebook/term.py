"""La nota del curso: cuánto pesa cada unidad (``c.Grader.weights``) y lo que suma cada persona."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from grader.course.gradebook.marks import Mark, marks_in
from grader.course.layout import Course
from grader.course.settings import course_config
from grader.errors import CourseError

_DECIMALS = 9


@dataclass(frozen=True)
class Total:
    """La nota de una persona: ``points`` de ``out_of``, que es lo que suman los pesos.

    Lo que no entregó cuenta 0. ``missing`` son las unidades que no tiene calificadas; ``pending``, si en las
    que tiene queda algo por mirar.
    """

    points: float
    out_of: float
    missing: tuple[str, ...] = ()
    pending: bool = False

    @property
    def state(self) -> str:
        """Si la nota puede cambiar, y por qué."""
        left = f"sin {', '.join(self.missing)}" if self.missing else ""
        return "; ".join(filter(None, ["falta revisar" if self.pending else "", left])) or "completa"


def weights(course: Course) -> dict[str, float]:
    """Lo que pesa cada unidad; vacío si el curso no lo dice. Lanza ``CourseError`` si no se entiende."""
    told = course_config(course).Grader.get("weights") or {}
    if not isinstance(told, Mapping):
        raise CourseError('c.Grader.weights tiene que ser como {"01_padding": 20, "02_convolve": 80}.')
    units = course.units()
    for unit, weight in told.items():
        if unit not in units:
            raise CourseError(
                f"c.Grader.weights, en nbgrader_config.py, nombra {unit}, que no está publicada. Las de este "
                f"curso son: {', '.join(units)}."
            )
        if type(weight) not in (int, float) or not isfinite(weight) or weight < 0:
            raise CourseError(f"c.Grader.weights: el peso de {unit} tiene que ser un número positivo.")
    if told and not sum(told.values()):
        raise CourseError("c.Grader.weights: todos los pesos son 0.")
    return {unit: float(told[unit]) for unit in units if unit in told}


def total(marks: Mapping[str, Mark], weighed: Mapping[str, float]) -> Total:
    """La nota de quien tiene ``marks``, por unidad."""
    here = {unit: marks[unit] for unit in weighed if unit in marks}
    points = sum(weighed[unit] * m.score / m.max_score for unit, m in here.items() if m.max_score)
    return Total(
        points=round(points, _DECIMALS),
        out_of=sum(weighed.values()),
        missing=tuple(unit for unit in weighed if unit not in here),
        pending=any(m.pending for m in here.values()),
    )


def totals(course: Course, gradebook: Any, students: Any) -> dict[str, Total]:
    """La nota de cada una de ``students``; vacío si el curso no dice los pesos."""
    weighed = weights(course)
    if not weighed:
        return {}
    found: dict[str, dict[str, Mark]] = {student: {} for student in students}
    for mark in marks_in(gradebook, list(weighed)):
        found.setdefault(mark.student, {})[mark.unit] = mark
    return {student: total(marks, weighed) for student, marks in found.items()}
