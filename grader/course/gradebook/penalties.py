"""Poner al día las penalizaciones por retraso, sin ejecutar código de nadie.

Una penalización sale del plazo, de la prórroga, de la fecha de entrega, de la política del curso y de los
puntos, también los que se ponen a mano. Cualquiera puede cambiar después de calificar.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from grader.course.clock import TIMESTAMP, seconds_late, timestamp_in, zone_in
from grader.course.extensions import Extensions
from grader.course.gradebook.database import has_gradebook
from grader.course.gradebook.marks import marks_in, open_gradebook
from grader.course.layout import Course
from grader.course.settings import course_config

_SAME = 1e-9


@dataclass(frozen=True)
class Change:
    """Una penalización que cambia: los puntos que se quitaban y los que se quitan."""

    student: str
    unit: str
    before: float
    after: float


def refresh(
    course: Course,
    units: Collection[str],
    just_graded: Collection[tuple[str, str]] = (),
    student: str | None = None,
) -> tuple[Change, ...]:
    """Vuelve a calcular las penalizaciones de ``units`` (o solo las de ``student``) y dice cuáles cambian.

    Las de ``just_graded`` (estudiante, unidad) se ponen igual, pero no son un cambio que contar. Lanza
    ``PolicyError`` si la política del curso falla; entonces no cambia ninguna.
    """
    if not has_gradebook(course):
        return ()
    from nbgrader.api import Assignment, SubmittedAssignment, SubmittedNotebook

    from grader.course.gradebook.policy import Penalties, with_policy

    config = course_config(course)  # se lee una vez: es un programa
    policy, zone = Penalties(with_policy(course, config)), zone_in(config.Grader)
    changes = []
    with open_gradebook(course) as gradebook:
        Extensions.of(course).apply(gradebook, units)
        found = marks_in(gradebook, units, student)
        scores = {(m.student, m.unit): sum(e.score for e in m.exercises) for m in found}
        rows = (
            gradebook.db.query(Assignment, SubmittedAssignment, SubmittedNotebook)
            .select_from(SubmittedAssignment)
            .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .filter(Assignment.name.in_(units))
            .filter(student is None or SubmittedAssignment.student_id == student)
        )
        for assignment, submitted, notebook in rows:
            who = (submitted.student_id, assignment.name)
            _correct_date(course, zone, submitted, *who)
            late = seconds_late(submitted.timestamp, assignment.duedate, submitted.extension, zone)
            before = notebook.late_submission_penalty
            after = policy.of(who[0], scores[who], late) if late else None
            if abs((after or 0.0) - (before or 0.0)) > _SAME:
                notebook.late_submission_penalty = after
                if who not in just_graded:
                    change = Change(student=who[0], unit=who[1], before=before or 0.0, after=after or 0.0)
                    changes.append(change)
        gradebook.db.commit()
    return tuple(sorted(changes, key=lambda c: (c.unit, c.student)))


def _correct_date(course: Course, zone: tzinfo, submitted: Any, student: str, unit: str) -> None:
    """Si la fecha de la entrega se corrigió en ``submitted/``, esa es la que vale."""
    given = course.root / "submitted" / student / unit / TIMESTAMP
    try:
        when = timestamp_in(given.parent, zone)
    except ValueError:  # lo dice ``undated``
        return
    if when is None or when == submitted.timestamp:
        return
    submitted.timestamp = when
    copy = course.root / "autograded" / student / unit / given.name
    with suppress(OSError):
        copy.unlink(missing_ok=True)
        copy.write_bytes(given.read_bytes())
        copy.chmod(0o444)
