"""Lo que un curso sabe de su clase, leído de una vez: filas, entregas y libro de notas."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from grader.course.collecting.people import Register
from grader.course.extensions import Extensions
from grader.course.gradebook.database import has_gradebook
from grader.course.gradebook.marks import Mark, marks_in, open_gradebook
from grader.course.gradebook.term import Total, totals
from grader.course.gradebook.undated import undated
from grader.course.layout import Course, Submission
from grader.course.store import Row, Store, read_record
from grader.errors import CourseError


@dataclass(frozen=True)
class Classroom:
    """Una clase: sus filas calificadas y lo que se sabe alrededor.

    ``earlier`` son las filas de entregas anteriores de las mismas personas y unidades; ``people`` es el
    nombre completo (o vacío) de cada identificador; ``handed_in``, quién entregó qué unidad;
    ``marks``, el libro de notas por (estudiante, unidad); ``terms``, la nota del curso de cada cual;
    ``past_due``, las unidades cuyo plazo terminó; ``files`` y ``file_bytes``, la evidencia guardada;
    ``damaged``, cuántos registros no se entienden; ``refused``, quién entregó en cada unidad algo que no es
    el cuaderno; ``lost``, quién lo envió según Moodle y no estaba en el zip; ``extended``, a quién le queda
    prórroga.
    """

    course: Course
    units: tuple[str, ...]
    rows: tuple[Row, ...]
    earlier: tuple[Row, ...]
    people: dict[str, str]
    handed_in: dict[str, frozenset[str]]
    marks: dict[tuple[str, str], Mark] = field(default_factory=dict)
    terms: dict[str, Total] = field(default_factory=dict)
    past_due: frozenset[str] = frozenset()
    files: int = 0
    file_bytes: int = 0
    damaged: int = 0
    refused: dict[str, frozenset[str]] = field(default_factory=dict)
    lost: dict[str, frozenset[str]] = field(default_factory=dict)
    extended: dict[str, frozenset[str]] = field(default_factory=dict)

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
    handed_in, register = _handed_in(course, units), Register.of(course)
    names, marks, past_due, terms = _gradebook(course, units)
    dates = undated(course, units)
    rows = [_with_notice(row, dates.get((row.student, row.unit))) for row in rows]
    return Classroom(
        course=course,
        units=tuple(units),
        rows=tuple(rows),
        earlier=tuple(earlier),
        people={s: p.name for s, p in register.students.items()} | _everyone(course, names),
        handed_in={u: who | {r.student for r in rows if r.unit == u} for u, who in handed_in.items()},
        marks=marks,
        terms=terms,
        past_due=past_due,
        files=len(files),
        file_bytes=sum(p.stat().st_size for p in files),
        damaged=damaged,
        refused={unit: frozenset(register.refused(unit)) for unit in units},
        lost={unit: frozenset(register.lost(unit)) for unit in units},
        extended=Extensions.of(course).running(units, datetime.now(UTC)),
    )


def _with_notice(row: Row, told: str | None) -> Row:
    return replace(row, notices=(*row.notices, told)) if told else row


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
) -> tuple[dict[str, str], dict[tuple[str, str], Mark], frozenset[str], dict[str, Total]]:
    """Los nombres, las notas, los plazos vencidos y las notas del curso; vacíos si aún no hay libro."""
    if not has_gradebook(course):
        return {}, {}, frozenset(), {}
    from nbgrader.api import Assignment, Student

    with open_gradebook(course) as gradebook:
        db = gradebook.db
        names = {s.id: " ".join(filter(None, (s.first_name, s.last_name))) for s in db.query(Student)}
        due = {a.name: a.duedate for a in db.query(Assignment) if a.name in units and a.duedate}
        marks = {(m.student, m.unit): m for m in marks_in(gradebook, units)}
        terms = totals(course, gradebook, names) if units else {}
    now = datetime.now(UTC).replace(tzinfo=None)
    return names, marks, frozenset(name for name, when in due.items() if when < now), terms
