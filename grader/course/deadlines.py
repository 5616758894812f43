"""El plazo de cada unidad en el libro de notas, y las prórrogas de quien las tenga."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from grader.course.clock import stored
from grader.course.collecting import teams
from grader.course.extensions import Extensions, Given
from grader.course.gradebook.copies import refuse_if_lost
from grader.course.gradebook.database import has_gradebook
from grader.course.gradebook.marks import open_gradebook
from grader.course.gradebook.penalties import Change, refresh
from grader.course.layout import Course
from grader.course.locking import Busy, one_at_a_time


def deadlines(course: Course) -> dict[str, datetime | None]:
    """El plazo (UTC) de cada unidad publicada; ``None`` si no tiene."""
    with open_gradebook(course, create=True) as gradebook:
        known = {a.name: a.duedate for a in gradebook.assignments}
    due = {unit: known.get(unit) for unit in course.units()}
    return {unit: when.replace(tzinfo=UTC) if when else None for unit, when in due.items()}


def set_deadline(course: Course, unit: str, when: datetime | None) -> tuple[Change, ...]:
    """Pone (o quita, con ``None``) el plazo de ``unit`` y devuelve las penalizaciones que cambian."""
    with one_at_a_time(course):
        with open_gradebook(course, create=True) as gradebook:
            gradebook.update_or_create_assignment(unit, duedate=stored(when) if when else None)
            if when is None:
                _forget_extensions(gradebook, unit)
        return refresh(course, [unit])


def refreshed(course: Course, units: Collection[str]) -> tuple[list[str], tuple[Change, ...]] | None:
    """Pone al día lo que sale de las notas puestas en formgrader: las de cada grupo y las penalizaciones.

    Devuelve lo que conviene decir de los grupos de ``units`` y las penalizaciones que cambian. Con otra orden
    en marcha no hace nada y devuelve ``None``: no es razón para no enseñar las notas.
    """
    refuse_if_lost(course)
    if not has_gradebook(course):
        return [], ()
    try:
        with one_at_a_time(course):
            told = [line for unit in units for line in teams.share_marks(course, unit)]
            return told, refresh(course, units)
    except Busy:
        return None


def _forget_extensions(gradebook: object, unit: str) -> None:
    """Sin plazo, nbgrader falla si hay una prórroga; las nuestras siguen apuntadas para cuando lo haya."""
    for submitted in gradebook.assignment_submissions(unit):
        submitted.extension = None
    gradebook.db.commit()


def give(
    course: Course, unit: str, until: Mapping[str, datetime], *, by_hand: bool = True
) -> tuple[Given, tuple[Change, ...]]:
    """Da prórrogas, a mano o las de una hoja: a quiénes y qué penalizaciones cambian."""
    with one_at_a_time(course):
        known = Extensions.of(course)
        given = known.give(unit, until, by_hand=by_hand)
        known.save()
        return given, refresh(course, [unit])


def extensions(course: Course, unit: str) -> dict[str, tuple[datetime, str]]:
    """Hasta cuándo (UTC) tiene prórroga cada persona y quién se la dio, también las puestas en nbgrader."""
    found = {
        who: (one.until, "a mano" if one.hand else "de la hoja")
        for who, one in Extensions.of(course).granted.get(unit, {}).items()
    }
    with open_gradebook(course, create=True) as gradebook:
        for submitted in gradebook.assignment_submissions(unit):
            due = submitted.assignment.duedate
            if submitted.student_id not in found and due and submitted.extension:
                found[submitted.student_id] = ((due + submitted.extension).replace(tzinfo=UTC), "en nbgrader")
    return dict(sorted(found.items()))


def take_back(course: Course, unit: str, student: str) -> tuple[bool, tuple[Change, ...]]:
    """Quita la prórroga de ``student``: si tenía alguna y qué penalizaciones cambian."""
    with one_at_a_time(course):
        with open_gradebook(course, create=True) as gradebook:
            had = Extensions.of(course).remove(gradebook, unit, student)
            gradebook.db.commit()
        return had, refresh(course, [unit])
