"""La nota de una entrega, tal como sale del libro de notas de nbgrader: lo único que la calcula.

La página de comentarios, las hojas de cálculo, Moodle y el informe usan estos registros.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.cells import exercise_in
from grader.course.gradebook.database import has_gradebook
from grader.course.layout import Course, Submission
from grader.course.settings import course_config, database
from grader.course.store import Store
from grader.errors import CourseError
from grader.judge.render import number

#: Con cuántos decimales se calcula: sin redondear, 0.3 menos 0.1 y menos 0.2 no son 0.
_DECIMALS = 9
#: Con cuántos se enseña.
_SHOWN = 2
#: Cuántas personas se nombran en una frase.
_LISTED = 8


@dataclass(frozen=True)
class ExerciseMark:
    """Los puntos de un ejercicio o de una respuesta escrita.

    En ``score`` valen los que puso una persona (``by_hand``) antes que los del corrector (``automatic``), y
    están los extra (``extra``). ``pending``: alguien tiene que mirarla, porque le faltan puntos o porque los
    que tiene a mano son de antes de volver a calificarla. ``mistakes`` es lo que se reconoció en ella y
    ``comment``, lo que escribió quien la revisó.
    """

    grade_id: str
    score: float
    max_score: float
    automatic: float = 0.0
    extra: float = 0.0
    by_hand: bool = False
    pending: bool = False
    mistakes: tuple[str, ...] = ()
    comment: str = ""

    @property
    def name(self) -> str:
        """El ejercicio o, si no es de uno, el nombre de la celda."""
        return exercise_in(self.grade_id) or self.grade_id


@dataclass(frozen=True)
class Mark:
    """La nota de una entrega."""

    student: str
    unit: str
    max_score: float
    late_penalty: float
    exercises: tuple[ExerciseMark, ...]

    @property
    def score(self) -> float:
        """Los puntos, con la penalización por retraso ya restada, sin bajar de 0."""
        return _rounded(max(0.0, sum(e.score for e in self.exercises) - self.late_penalty))

    @property
    def added_by_hand(self) -> float:
        """Cuánto cambian la nota las personas: los puntos que pusieron, quitaron o dieron de más."""
        return _rounded(sum(e.score - e.automatic for e in self.exercises))

    @property
    def pending(self) -> bool:
        """Si la nota es provisional: queda algo que mirar a mano."""
        return any(e.pending for e in self.exercises)


def shown(points: float) -> str:
    """``points`` como los lee una persona, en cualquier sitio: ``10``, ``2.5``, ``3.33``."""
    return number(_rounded(points, _SHOWN))


def _rounded(points: float, decimals: int = _DECIMALS) -> float:
    return round(points, decimals) + 0.0  # sumar 0 quita el signo a un -0


@contextmanager
def open_gradebook(course: Course, create: bool = False) -> Iterator[Any]:
    """El libro de notas; lanza ``CourseError`` si aún no existe, salvo que se pida crearlo con ``create``."""
    from grader.course.gradebook.copies import refuse_if_lost
    from grader.course.gradebook.ledger import open_book

    refuse_if_lost(course)
    if not has_gradebook(course) and not create:
        raise CourseError("Todavía no hay libro de notas: califica con «grader autograde».")
    with open_book(course_config(course), database(course)) as gradebook:
        yield gradebook


def marks(course: Course, unit: str) -> list[Mark]:
    """Las notas de ``unit``, por estudiante, con errores y comentarios; ninguna si no se ha calificado."""
    with open_gradebook(course) as gradebook:
        said = _comments(gradebook, unit)
        return [_explained(course, mark, said) for mark in marks_in(gradebook, [unit])]


def _comments(gradebook: Any, unit: str) -> dict[tuple[str, str], str]:
    """Lo que alguien escribió en formgrader, por (estudiante, ejercicio o celda)."""
    from nbgrader.api import Assignment, BaseCell, Comment, SubmittedAssignment, SubmittedNotebook

    found = (
        gradebook.db.query(SubmittedAssignment.student_id, BaseCell.name, Comment.manual_comment)
        .select_from(Comment)
        .join(BaseCell)
        .join(SubmittedNotebook, Comment.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment)
        .join(Assignment)
        .filter(Assignment.name == unit, Comment.manual_comment.isnot(None))
    )
    return {(who, exercise_in(name) or name): text.strip() for who, name, text in found}


def reopened(course: Course, units: Collection[str]) -> str:
    """Lo que puntuó una persona y está otra vez por revisar, en una frase; vacía si no hay nada."""
    from nbgrader.api import Assignment, Grade, SubmittedAssignment, SubmittedNotebook

    if not has_gradebook(course):
        return ""
    with open_gradebook(course) as gradebook:
        found = (
            gradebook.db.query(SubmittedAssignment.student_id, Assignment.name)
            .select_from(Grade)
            .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
            .join(SubmittedAssignment)
            .join(Assignment)
            .filter(Assignment.name.in_(units), Grade.manual_score.isnot(None), Grade.needs_manual_grade)
        )
        who = sorted({f"{student} ({unit})" for student, unit in found})
    if not who:
        return ""
    more = f" y {len(who) - _LISTED} más" if len(who) > _LISTED else ""
    return (
        "Puntuado a mano y otra vez por revisar, porque cambió la pregunta, la respuesta o su valor: "
        f"{', '.join(who[:_LISTED])}{more}."
    )


def marks_in(gradebook: Any, units: Collection[str], student: str | None = None) -> list[Mark]:
    """Las notas de ``units`` en un libro ya abierto, por estudiante; las de ``student``, si se dice.

    Son dos consultas, por grande que sea la clase: las sumas que da nbgrader recorren, en cada entrega, las
    de todos.
    """
    from nbgrader.api import Assignment, BaseCell, Grade, SubmittedAssignment, SubmittedNotebook

    wanted = [Assignment.name.in_(units)]
    if student is not None:
        wanted.append(SubmittedAssignment.student_id == student)
    points = (Grade.score, Grade.max_score, Grade.auto_score, Grade.manual_score, Grade.extra_credit)
    grades = (
        gradebook.db.query(
            SubmittedAssignment.student_id,
            Assignment.name,
            SubmittedNotebook.id,
            SubmittedNotebook.late_submission_penalty,
            BaseCell.name,
            *points,
            Grade.needs_manual_grade,
        )
        .select_from(SubmittedAssignment)
        .join(Assignment)
        .join(SubmittedNotebook)
        .outerjoin(Grade)
        .outerjoin(BaseCell)
        .filter(*wanted)
    )
    out_of = dict(gradebook.db.query(Assignment.name, Assignment.max_score).filter(wanted[0]))
    found: dict[tuple[str, str], list[ExerciseMark]] = {}
    late: dict[tuple[str, str], dict[str, float]] = {}
    for who, unit, notebook, penalty, name, *grade in grades:
        late.setdefault((who, unit), {})[notebook] = penalty or 0.0
        found.setdefault((who, unit), []).extend([_exercise_mark(name, *grade)] if name else [])
    return [
        Mark(
            student=who,
            unit=unit,
            max_score=out_of[unit],
            late_penalty=sum(late[who, unit].values()),
            exercises=tuple(sorted(found[who, unit], key=lambda e: e.name)),
        )
        for who, unit in sorted(found)
    ]


def _exercise_mark(
    grade_id: str,
    score: float,
    max_score: float,
    automatic: float | None,
    manual: float | None,
    extra: float | None,
    pending: bool,
) -> ExerciseMark:
    return ExerciseMark(
        grade_id=grade_id,
        score=score,
        max_score=max_score,
        automatic=automatic or 0.0,
        extra=extra or 0.0,
        by_hand=manual is not None,
        pending=pending,
    )


def _explained(course: Course, mark: Mark, said: dict[tuple[str, str], str]) -> Mark:
    """``mark`` con lo que se reconoció en los ejercicios a los que les faltan puntos y lo que se escribió."""
    from grader import exercises

    record = Store(course).record(Submission(mark.student, mark.unit, Path()))
    saved = record.row.exercises if record else {}
    known = {e.name: {m.id: m.diagnosis for m in e.mistakes} for e in exercises.of_unit(mark.unit)}

    def told(part: ExerciseMark) -> tuple[str, ...]:
        if part.score >= part.max_score or part.name not in saved or part.name not in known:
            return ()
        names = known[part.name]
        found = [names[i] for i in saved[part.name].mistakes if i in names]
        return tuple(text[:1].upper() + text[1:] for text in found)

    places, comments = [*known], {e.name: said.get((mark.student, e.name), "") for e in mark.exercises}
    parts = [replace(e, mistakes=told(e), comment=comments[e.name]) for e in mark.exercises]
    # como en el cuaderno: los ejercicios, en su orden, y las preguntas escritas
    parts.sort(key=lambda e: places.index(e.name) if e.name in known else len(places))
    return replace(mark, exercises=tuple(parts))
