"""Los puntos de una unidad: que los de sus celdas sean los que dan los criterios, y que alguien sepa darlos.

nbgrader puntúa sobre lo que dice la celda y el juez, sobre lo que suman los criterios: si no es lo mismo, la
clase entera pierde (o gana) puntos sin que nadie lo vea.
"""

import json
from pathlib import Path

from grader import exercises
from grader.cells import role_of
from grader.course.layout import Course
from grader.course.settings import course_config
from grader.errors import CourseError
from grader.judge.render import number
from grader.units import notebook_name

_SAME = 1e-9


def scaled(course: Course) -> bool:
    """Si el curso pide que lo que no coincida se cuente en proporción (``c.Grader.scale_points``)."""
    return bool(course_config(course).Grader.get("scale_points", False))


def problems(course: Course, unit: str) -> list[str]:
    """Lo que impide publicar ``unit``: puntos que no coinciden y celdas que nadie sabe calificar."""
    path = course.root / "solutions" / unit / notebook_name(unit)
    known = {e.name: e.points for e in exercises.of_unit(unit)}
    found = []
    for role in map(role_of, (c for c in _cells(path) if c["cell_type"] == "code")):
        if not role.automatic:
            continue
        told = role.points if type(role.points) in (int, float) else 0
        if role.exercise not in known:
            found.append(
                f"{unit}, celda «{role.grade_id}»: nadie sabe calificarla, porque no es de ningún ejercicio "
                "del corrector. Una celda con `assert` no basta: pon el ejercicio en exercises/, en la "
                "carpeta del curso, o, si la va a calificar una persona, hazla de calificación manual."
            )
        elif abs(told - known[role.exercise]) > _SAME and not scaled(course):
            found.append(
                f"{unit}, celda «{role.grade_id}»: vale {number(told)} puntos y sus criterios suman "
                f"{number(known[role.exercise])}. Pon {number(known[role.exercise])} en la celda, cambia los "
                "criterios o, para contar en proporción, escribe c.Grader.scale_points = True en "
                "nbgrader_config.py."
            )
        elif told <= 0:
            found.append(f"{unit}, celda «{role.grade_id}»: no vale ningún punto.")
    return found


def verify(course: Course, unit: str) -> None:
    """Lanza ``CourseError`` si ``unit`` tiene algún problema de puntos."""
    found = problems(course, unit)
    if found:
        raise CourseError("\n".join(found))


def _cells(path: Path) -> list[dict]:
    try:
        return json.loads(path.read_bytes())["cells"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CourseError(f"No se puede leer {path}: {error}") from None
