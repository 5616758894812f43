"""Qué unidades tiene un curso: las de ``solutions/`` o, de ellas, las que diga ``c.Grader.units``."""

from collections.abc import Iterable, Mapping
from typing import Any

from grader import exercises
from grader.course.layout import Course
from grader.course.settings import course_config
from grader.errors import CourseError


def units_from(course: Course, told: Mapping[str, Any]) -> list[str]:
    """Las unidades de ``course`` según ``told``, que es ``c.Grader``.

    Lanza ``CourseError`` si nombra alguna que no está en ``solutions/``.
    """
    present = course.units(folder="solutions")
    if "units" not in told:
        return present
    wanted = list(told["units"])
    unknown = [unit for unit in wanted if unit not in present]
    if unknown or not wanted:
        raise CourseError(
            f"c.Grader.units, en nbgrader_config.py, nombra {', '.join(unknown) or 'ninguna unidad'} y en "
            f"solutions/ están: {', '.join(present)}."
        )
    return [unit for unit in present if unit in wanted]


def course_units(course: Course, wanted: Iterable[str] = ()) -> list[str]:
    """Las unidades pedidas, o todas las del curso; lanza ``CourseError`` si alguna no es del curso."""
    units, wanted = units_from(course, course_config(course).Grader), list(wanted)
    unknown = [unit for unit in wanted if unit not in units]
    if unknown:
        raise CourseError(
            f"No está en el curso la unidad {', '.join(unknown)}. Las de este curso son: {', '.join(units)}."
        )
    return wanted or units


def exam_from(told: Mapping[str, Any]) -> frozenset[str]:
    """Los ejercicios de examen, según ``c.Grader``; lanza ``CourseError`` si nombra alguno que no existe."""
    exam = frozenset(told.get("exam") or ())
    unknown = exam - exercises.all_exercises().keys() if exam else exam
    if unknown:
        raise CourseError(
            f"c.Grader.exam, en nbgrader_config.py, nombra {', '.join(sorted(unknown))}, y no es de ningún "
            f"ejercicio. Los que hay: {', '.join(exercises.all_exercises())}."
        )
    return exam


def verify(course: Course) -> None:
    """Lanza ``CourseError`` si ``c.Grader`` nombra unidades o ejercicios que no hay."""
    told = course_config(course).Grader
    if "units" in told:
        units_from(course, told)
    exam_from(told)
