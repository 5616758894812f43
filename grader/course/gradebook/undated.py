"""Las entregas cuya fecha no se puede poner al día: su ``timestamp.txt`` no se entiende o ya no está."""

from collections.abc import Collection
from datetime import datetime, tzinfo
from pathlib import Path

from grader.course.clock import TIMESTAMP, course_zone, shown, timestamp_in
from grader.course.gradebook.database import has_gradebook
from grader.course.gradebook.marks import open_gradebook
from grader.course.layout import Course


def undated(course: Course, units: Collection[str]) -> dict[tuple[str, str], str]:
    """De cada (estudiante, unidad) ya anotada, qué le pasa a su fecha, cuál cuenta y qué escribir."""
    if not has_gradebook(course):
        return {}
    from nbgrader.api import Assignment, SubmittedAssignment

    zone = course_zone(course)
    with open_gradebook(course) as gradebook:
        known = (
            gradebook.db.query(
                SubmittedAssignment.student_id,
                Assignment.name,
                SubmittedAssignment.timestamp,
                Assignment.duedate,
            )
            .select_from(SubmittedAssignment)
            .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
            .filter(Assignment.name.in_(units))
            .order_by(Assignment.name, SubmittedAssignment.student_id)
            .all()
        )
    found = {}
    for student, unit, recorded, due in known:
        told = _told(course.root / "submitted" / student / unit, zone, recorded, due is not None)
        if told:
            found[student, unit] = told
    return found


def _told(folder: Path, zone: tzinfo, recorded: datetime | None, counts: bool) -> str:
    """Qué le pasa a la fecha de ``folder``; ``recorded`` es la que ya tenía y ``counts``, si hay plazo."""
    try:
        missing = folder.is_dir() and timestamp_in(folder, zone) is None
    except ValueError as error:
        kept = f"cuenta la de antes, {shown(recorded, zone)}" if recorded else "la entrega queda sin fecha"
        return f"{TIMESTAMP}: {error} La penalización no está al día: {kept}."
    if not (missing and recorded and counts):
        return ""
    return (
        f"Falta la fecha de {TIMESTAMP}: cuenta la de antes, {shown(recorded, zone)}. Si es otra, escríbela "
        "ahí; si no debe contar como tarde, da una prórroga con grader prorroga."
    )
