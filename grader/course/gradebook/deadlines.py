"""El plazo de cada unidad en el libro de notas, y las prórrogas de quien las tenga."""

from collections.abc import Mapping
from datetime import UTC, datetime

from grader.course.clock import stored
from grader.course.collecting.people import Person, Register
from grader.course.extensions import Extensions
from grader.course.gradebook.marks import open_gradebook
from grader.course.gradebook.penalties import Change, refresh
from grader.course.layout import Course
from grader.course.locking import one_at_a_time
from grader.errors import CourseError


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


def _forget_extensions(gradebook: object, unit: str) -> None:
    """Sin plazo, nbgrader falla si hay una prórroga; las nuestras siguen apuntadas para cuando lo haya."""
    for submitted in gradebook.assignment_submissions(unit):
        submitted.extension = None
    gradebook.db.commit()


def give(course: Course, unit: str, until: Mapping[str, datetime]) -> tuple[list[str], tuple[Change, ...]]:
    """Da prórrogas: a quiénes les cambia algo y qué penalizaciones cambian."""
    with one_at_a_time(course):
        known = Extensions.of(course)
        new = known.give(unit, until)
        known.save()
        return new, refresh(course, [unit])


def take_back(course: Course, unit: str, student: str) -> tuple[bool, tuple[Change, ...]]:
    """Quita la prórroga de ``student``: si tenía alguna y qué penalizaciones cambian."""
    with one_at_a_time(course):
        with open_gradebook(course, create=True) as gradebook:
            had = Extensions.of(course).remove(gradebook, unit, student)
            gradebook.db.commit()
        return had, refresh(course, [unit])


def who_is(course: Course, told: str) -> str:
    """El identificador de ``told``: un identificador, un correo o un nombre. Lanza ``CourseError``."""
    register = Register.of(course)
    known = set(register.students) | _in_gradebook(course) | _in_folders(course)
    if told in known:
        return told
    person = Person(name=told, email=told) if "@" in told else Person(name=told)
    found = register.find(person, by_name=True)
    if not found:
        raise CourseError(
            f"No sabemos quién es «{told}»: escribe su identificador (el de submitted/), su correo "
            "o su nombre."
        )
    return found


def _in_gradebook(course: Course) -> set[str]:
    with open_gradebook(course, create=True) as gradebook:
        return {s.id for s in gradebook.students}


def _in_folders(course: Course) -> set[str]:
    folder = course.root / "submitted"
    return {p.name for p in folder.iterdir() if p.is_dir()} if folder.is_dir() else set()
