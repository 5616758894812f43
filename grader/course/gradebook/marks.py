"""Las notas de una unidad como están en el libro de notas de nbgrader, con lo que explica cada una."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course.gradebook.database import has_gradebook
from grader.course.layout import Course, Submission
from grader.course.settings import course_config, database
from grader.course.store import Store
from grader.errors import CourseError


@dataclass(frozen=True)
class ExerciseMark:
    """Los puntos de un ejercicio o de una respuesta escrita; ``pending`` si aún hay que mirarla."""

    name: str
    score: float
    max_score: float
    pending: bool = False
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """La nota de una entrega, con la penalización por retraso ya restada, sin bajar de 0."""

    student: str
    score: float
    max_score: float
    late_penalty: float
    pending: bool
    exercises: tuple[ExerciseMark, ...]


@contextmanager
def open_gradebook(course: Course, create: bool = False) -> Iterator[Any]:
    """El libro de notas; lanza ``CourseError`` si aún no existe, salvo que se pida crearlo con ``create``."""
    from grader.course.gradebook.ledger import open_book

    if not has_gradebook(course) and not create:
        raise CourseError("Todavía no hay libro de notas: califica con «grader autograde».")
    with open_book(course_config(course), database(course)) as gradebook:
        yield gradebook


def marks(course: Course, unit: str) -> list[Mark]:
    """Las notas de ``unit``, por estudiante; ninguna si la unidad no se ha calificado."""
    with open_gradebook(course) as gradebook:
        return marks_in(gradebook, course, unit)


def marks_in(gradebook: Any, course: Course, unit: str) -> list[Mark]:
    """Lo mismo, en un libro ya abierto."""
    from nbgrader.api import MissingEntry

    try:
        submissions = gradebook.assignment_submissions(unit)
    except MissingEntry:
        return []
    return sorted((_mark(course, unit, s) for s in submissions), key=lambda m: m.student)


def _mark(course: Course, unit: str, submission: Any) -> Mark:
    told = _diagnoses(course, unit, submission.student_id)
    found = []
    for notebook in submission.notebooks:
        for grade in sorted(notebook.grades, key=lambda g: g.cell.id):
            name = grade.name.removeprefix("check_")
            full = grade.score >= grade.max_score
            found.append(
                ExerciseMark(
                    name,
                    grade.score,
                    grade.max_score,
                    bool(grade.needs_manual_grade),
                    () if full else told.get(name, ()),
                )
            )
    late = submission.late_submission_penalty or 0.0
    return Mark(
        submission.student_id,
        max(0.0, submission.score - late),
        submission.max_score,
        late,
        any(e.pending for e in found),
        tuple(sorted(found, key=lambda e: e.name)),
    )


def _diagnoses(course: Course, unit: str, student: str) -> dict[str, tuple[str, ...]]:
    """Lo que se reconoció en cada ejercicio, según la calificación guardada; nada si no está."""
    from grader import exercises

    record = Store(course).record(Submission(student, unit, Path()))
    known = {e.name: {m.id: m.diagnosis for m in e.mistakes} for e in exercises.of_unit(unit)}
    return {
        name: tuple(known[name][i] for i in found.mistakes if i in known[name])
        for name, found in (record.row.exercises.items() if record else ())
        if name in known
    }
