"""Lo que un curso sabe de su clase, leído de una vez: filas, entregas y libro de notas."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.course.gradebook.database import has_gradebook
from grader.course.layout import Course, Submission
from grader.course.settings import course_config, database
from grader.course.store import Row, Store, read_record
from grader.errors import CourseError


@dataclass(frozen=True)
class GradebookMark:
    """Lo que dice nbgrader de una entrega.

    Los puntos en total, con ``late`` (lo perdido por retraso) ya descontado; los que puso una persona, y si
    queda algo por revisar a mano.
    """

    total: float
    max_total: float
    manual: float
    late: float
    pending: bool


@dataclass(frozen=True)
class Classroom:
    """Una clase: sus filas calificadas y lo que se sabe alrededor.

    ``earlier`` son las filas de entregas anteriores de las mismas personas y unidades; ``people`` es el
    nombre completo (o vacío) de cada identificador; ``handed_in``, quién entregó qué unidad;
    ``marks``, el libro de notas por (estudiante, unidad); ``past_due``, las unidades cuyo plazo terminó;
    ``files`` y ``file_bytes``, la evidencia guardada; ``damaged``, cuántos registros no se entienden.
    """

    course: Course
    units: tuple[str, ...]
    rows: tuple[Row, ...]
    earlier: tuple[Row, ...]
    people: dict[str, str]
    handed_in: dict[str, frozenset[str]]
    marks: dict[tuple[str, str], GradebookMark] = field(default_factory=dict)
    past_due: frozenset[str] = frozenset()
    files: int = 0
    file_bytes: int = 0
    damaged: int = 0

    def graded_notebook(self, row: Row) -> bytes:
        """El cuaderno calificado de ``row``; vacío si no se guardó."""
        folder = Store(self.course).folder(Submission(row.student, row.unit, Path()))
        return _bytes(folder / "graded.ipynb")


def gather(course: Course, units: Sequence[str]) -> Classroom:
    """Lee la clase de ``units``. Lanza ``CourseError`` si todavía no hay nada calificado."""
    rows, earlier, damaged, files = [], [], 0, []
    for unit in units:
        for path in sorted((course.root / "evidence").glob(f"*/{unit}/record.json")):
            row = _row(_bytes(path))
            if row is None or (row.student, row.unit) != (path.parts[-3], unit):
                damaged += 1
            else:
                rows.append(row)
                before = map(_row, _bytes(path.with_name("earlier.jsonl")).splitlines())
                earlier += [r for r in before if r and (r.student, r.unit) == (row.student, unit)]
                files += [p for p in path.parent.iterdir() if p.is_file()]
    if not rows:
        raise CourseError(
            f"Todavía no hay nada calificado de {', '.join(units)}: ejecuta grader autograde y repite "
            "la orden."
        )
    handed_in = _handed_in(course, units)
    names, marks, past_due = _gradebook(course, units)
    return Classroom(
        course,
        tuple(units),
        tuple(rows),
        tuple(earlier),
        _everyone(course, names),
        {u: who | {r.student for r in rows if r.unit == u} for u, who in handed_in.items()},
        marks,
        past_due,
        len(files),
        sum(p.stat().st_size for p in files),
        damaged,
    )


def people(course: Course) -> dict[str, str]:
    """El nombre completo (o vacío) de cada identificador que conoce el curso."""
    return _everyone(course, _gradebook(course, ())[0])


def _everyone(course: Course, names: dict[str, str]) -> dict[str, str]:
    folders = [p for name in ("evidence", "submitted") for p in (course.root / name).glob("*") if p.is_dir()]
    return dict.fromkeys(sorted(p.name for p in folders), "") | names


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _row(data: bytes) -> Row | None:
    record = read_record(data)
    return record.row if record else None


def _handed_in(course: Course, units: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {unit: set() for unit in units}
    if (course.root / "submitted").is_dir():
        for submission in course.submissions(units):
            found[submission.unit].add(submission.student)
    return {unit: frozenset(who) for unit, who in found.items()}


def _gradebook(
    course: Course, units: Sequence[str]
) -> tuple[dict[str, str], dict[tuple[str, str], GradebookMark], frozenset[str]]:
    """Los nombres, las notas y los plazos vencidos que hay en nbgrader; vacíos si aún no hay libro."""
    if not has_gradebook(course):
        return {}, {}, frozenset()
    from nbgrader.api import Assignment, Grade, Student, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import Integer, cast, func

    from grader.course.gradebook.ledger import open_book

    with open_book(course_config(course), database(course)) as gradebook:
        db = gradebook.db
        names = {s.id: " ".join(filter(None, (s.first_name, s.last_name))) for s in db.query(Student)}
        assignments = {a.name: a for a in db.query(Assignment) if a.name in units}
        out_of = {name: float(a.max_score) for name, a in assignments.items()}
        where = (SubmittedAssignment.student_id, Assignment.name)
        late = (
            db.query(*where, func.sum(SubmittedNotebook.late_submission_penalty))
            .select_from(SubmittedAssignment)
            .join(Assignment)
            .join(SubmittedNotebook)
            .group_by(*where)
        )
        lost = {(student, unit): float(points or 0) for student, unit, points in late}
        pending = func.max(cast(Grade.needs_manual_grade, Integer))
        grades = (
            db.query(*where, func.sum(Grade.score), func.sum(Grade.auto_score), pending)
            .select_from(SubmittedAssignment)
            .join(Assignment)
            .join(SubmittedNotebook)
            .join(Grade)
            .group_by(*where)
        )
        marks = {
            (student, unit): _mark(score, auto, left, lost.get((student, unit), 0.0), out_of[unit])
            for student, unit, score, auto, left in grades
            if unit in out_of
        }
        now = datetime.now(UTC).replace(tzinfo=None)
        past = frozenset(n for n, a in assignments.items() if a.duedate and a.duedate < now)
    return names, marks, past


def _mark(score: Any, auto: Any, pending: Any, late: float, out_of: float) -> GradebookMark:
    total, automatic = float(score or 0), float(auto or 0)
    return GradebookMark(max(total - late, 0.0), out_of, total - automatic, late, bool(pending))
