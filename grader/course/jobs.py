"""Qué falta por hacer en un curso: qué entregas hay que calificar y cuáles solo anotar."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from grader.course import draws
from grader.course.gradebook.database import has_unit
from grader.course.layout import Course, Submission, read_submission
from grader.course.settings import database
from grader.course.store import Origin, Row, Store, fingerprint
from grader.course.workers import interrupts
from grader.errors import CourseError, SubmissionError
from grader.pipeline.intake import Unit
from grader.units import notebook_name


@dataclass(frozen=True)
class Job:
    """Una entrega, la huella de su calificación y la fila guardada, si todavía vale.

    ``problem`` dice por qué no se puede ni leer. Los bytes no se guardan: con una clase grande no cabrían.
    """

    submission: Submission
    mark: Origin = field(default_factory=Origin)
    saved: Row | None = None
    problem: str = ""

    def notebook(self) -> bytes:
        """Los bytes entregados; lanza ``SubmissionError`` si ya no se pueden leer."""
        return read_submission(self.submission)


@dataclass
class Plan:
    """Lo que está al día, lo que falta anotar y lo que falta calificar."""

    up_to_date: list[Row] = field(default_factory=list)
    to_record: list[Job] = field(default_factory=list)
    to_grade: list[Job] = field(default_factory=list)

    @property
    def units(self) -> set[str]:
        """Las unidades en las que hay algo que anotar."""
        return {j.submission.unit for j in (*self.to_record, *self.to_grade) if not j.problem}


@dataclass(frozen=True)
class Given:
    """Lo que se necesita para calificar una entrega, leído una vez."""

    notebook: bytes
    unit: Unit
    key: bytes

    @cached_property
    def mark(self) -> Origin:
        """La huella de su calificación."""
        return fingerprint(self.notebook, self.unit, self.key)


def given(course: Course, submission: Submission) -> Given:
    """Lo que se entregó en ``submission``. Lanza ``SubmissionError`` si no hay cuaderno que calificar."""
    notebook = read_submission(submission)
    return Given(notebook, course.unit(submission.unit), draws.key_for(course, submission, notebook))


def read(course: Course, submission: Submission) -> Job:
    """El trabajo que da ``submission``. Lanza ``SubmissionError`` si no hay cuaderno que calificar."""
    mark = given(course, submission).mark
    return Job(submission=submission, mark=mark, saved=Store(course).load(submission, mark))


def plan(course: Course, units: Sequence[str]) -> Plan:
    """Reparte las entregas de ``units`` según lo que les falte."""
    found, store = Plan(), Store(course)
    ready = {unit: is_registered(course, unit) for unit in units}
    for submission in course.submissions(units):
        try:
            job = read(course, submission)
        except SubmissionError as error:
            job = Job(submission=submission, problem=str(error))
        if job.saved is None:
            found.to_grade.append(job)
        elif job.saved.status == "error" or (ready[submission.unit] and _in_gradebook(course, store, job)):
            found.up_to_date.append(job.saved)
        else:
            found.to_record.append(job)
    return found


def stale(course: Course, units: Sequence[str]) -> tuple[list[Submission], list[Submission]]:
    """Las entregas calificadas cuya nota no es la de hoy.

    Unas, porque después se recogió otra; las demás, porque cambió lo publicado (los puntos, un criterio) o el
    corrector.
    """
    store, newer, changed = Store(course), [], []
    collected = (course.root / "submitted").is_dir()
    for submission in course.submissions(units) if collected else ():
        record = store.record(submission)
        try:
            mark = given(course, submission).mark if record else None
        except SubmissionError:
            continue
        if record and record.mark != mark:
            (changed if record.mark.submission == mark.submission else newer).append(submission)
    return newer, changed


def _in_gradebook(course: Course, store: Store, job: Job) -> bool:
    autograded = course.root / "autograded" / job.submission.student / job.submission.unit
    return (
        store.is_recorded(job.submission, job.mark)
        and (autograded / notebook_name(job.submission.unit)).exists()
    )


def _registration(course: Course, unit: str) -> tuple[str, str]:
    source = course.root / "solutions" / unit / notebook_name(unit)
    if not source.is_file():
        raise CourseError(
            f"Falta {source}: sin la versión del docente no se puede anotar la unidad en el libro de notas."
        )
    mark = hashlib.sha256(source.read_bytes() + database(course).encode()).hexdigest()
    path = course.root / ".grader" / "registered" / unit
    return mark, path.read_text() if path.exists() else ""


def is_registered(course: Course, unit: str) -> bool:
    """Si el libro de notas conoce la versión actual de la unidad."""
    mark, saved = _registration(course, unit)
    return has_unit(course, unit) and mark == saved


def register(course: Course, unit: str) -> None:
    """Anota la unidad en el libro de notas, y que ya está."""
    from grader.course.gradebook import tools

    path = course.root / ".grader" / "registered" / unit
    path.parent.mkdir(parents=True, exist_ok=True)
    with interrupts.deferred():
        tools.register(course, unit)
        path.write_text(_registration(course, unit)[0])
