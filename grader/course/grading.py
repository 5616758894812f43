"""Calificar las entregas de un curso: ver qué falta, hacerlo en paralelo y anotarlo de una en una."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from grader.course.layout import (
    Course,
    CourseError,
    Submission,
    SubmissionError,
    notebook_name,
    read_submission,
)
from grader.course.store import Row, Store, fingerprint, row_of
from grader.intake import Unit
from grader.pipeline import grade, unreadable

Progress = Callable[[Row], None]


@dataclass(frozen=True)
class Summary:
    """Lo que hizo una pasada: todas las filas y cuántas entregas hubo que calificar o anotar."""

    rows: tuple[Row, ...]
    worked: int


@dataclass(frozen=True)
class _Job:
    """Una entrega leída: sus bytes, con qué se califica, su huella y la fila guardada, si la hay."""

    submission: Submission
    notebook: bytes
    unit: Unit
    key: bytes
    mark: str
    saved: Row | None

    @property
    def is_unreadable(self) -> bool:
        """Si ya se sabe que no se puede leer: no hay nada que anotar de ella."""
        return self.saved is not None and self.saved.status == "error"


def autograde(
    course: Course, units: Sequence[str], workers: int, progress: Progress = lambda row: None
) -> Summary:
    """Califica lo que haya cambiado en ``units`` y lo anota en el libro de notas de nbgrader.

    ``progress`` recibe cada fila en cuanto está lista. Lanza ``CourseError`` si algo falla en el curso; lo
    que falle en una entrega queda en su fila y las demás siguen.
    """
    store = Store(course)
    rows: list[Row] = []
    worked = 0

    def done(row: Row) -> None:
        rows.append(row)
        progress(row)

    jobs: list[_Job] = []
    for submission in course.submissions(units):
        try:
            jobs.append(_read(course, submission))
        except SubmissionError as error:
            done(_row_without_notebook(submission, str(error)))
    units_at_stake = {j.submission.unit for j in jobs if not j.is_unreadable}
    registered = {unit for unit in units_at_stake if _is_registered(course, unit)}
    to_grade: list[_Job] = []
    to_record: list[_Job] = []
    for job in jobs:
        if job.saved is None:
            to_grade.append(job)
        elif job.is_unreadable or (job.submission.unit in registered and _in_gradebook(course, store, job)):
            done(job.saved)
        else:
            to_record.append(job)
    for unit in {j.submission.unit for j in [*to_grade, *to_record]} - registered:
        _register(course, unit)
    failures: list[Exception] = []

    def finish(job: _Job, get_row: Callable[[], Row]) -> None:
        """Anota una entrega; si algo falla con ella, lo dice su fila y las demás siguen."""
        nonlocal worked
        worked += 1
        try:
            row = get_row()
            _record(course, store, job, row)
        except Exception as error:
            failures.append(error)
            row = _row_without_notebook(job.submission, f"No se pudo calificar o anotar: {error}")
        done(row)

    for job in to_record:
        finish(job, lambda job=job: job.saved)
    pool = ThreadPoolExecutor(max_workers=workers)
    try:
        running = {pool.submit(_grade, course, job): job for job in to_grade}
        for future in as_completed(running):
            finish(running[future], future.result)
    finally:
        pool.shutdown(cancel_futures=True)
    if failures and len(failures) == worked:
        raise CourseError(f"No se pudo calificar ni anotar ninguna entrega: {failures[0]}") from failures[0]
    return Summary(tuple(sorted(rows, key=lambda r: (r.unit, r.student))), worked)


def saved_or_graded(course: Course, submission: Submission) -> Row:
    """La fila de ``submission``: la guardada si sigue valiendo o, si no, la que sale de calificarla ahora.

    Lanza ``SubmissionError`` si no hay cuaderno que calificar.
    """
    job = _read(course, submission)
    return job.saved or _grade(course, job)


def _read(course: Course, submission: Submission) -> _Job:
    notebook = read_submission(submission)
    unit, key = course.unit(submission.unit), course.key_for(submission)
    mark = fingerprint(notebook, unit, key)
    return _Job(submission, notebook, unit, key, mark, Store(course).load(submission, mark))


def _grade(course: Course, job: _Job) -> Row:
    return Store(course).save(job.submission, grade(job.notebook, job.unit, job.key), job.mark)


def _in_gradebook(course: Course, store: Store, job: _Job) -> bool:
    autograded = course.root / "autograded" / job.submission.student / job.submission.unit
    return (
        store.is_recorded(job.submission, job.mark)
        and (autograded / notebook_name(job.submission.unit)).exists()
    )


def _record(course: Course, store: Store, job: _Job, row: Row) -> None:
    if row.status != "error":
        from grader.course import nbgrader_tools

        nbgrader_tools.record(course, job.submission.student, job.submission.unit)
        store.mark_recorded(job.submission, job.mark)


def _row_without_notebook(submission: Submission, detail: str) -> Row:
    return row_of(submission, unreadable(submission.unit, detail))


def _registration(course: Course, unit: str) -> tuple[str, str]:
    source = course.root / "solutions" / unit / notebook_name(unit)
    if not source.is_file():
        raise CourseError(
            f"Falta {source}: sin la versión del docente no se puede anotar la unidad en el libro de notas."
        )
    mark = hashlib.sha256(source.read_bytes()).hexdigest()
    path = course.root / ".grader" / "registered" / unit
    return mark, path.read_text() if path.exists() else ""


def _is_registered(course: Course, unit: str) -> bool:
    mark, saved = _registration(course, unit)
    return mark == saved and (course.root / "gradebook.db").exists()


def _register(course: Course, unit: str) -> None:
    """Anota la unidad en el libro de notas, y que ya está."""
    from grader.course import nbgrader_tools

    nbgrader_tools.register(course, unit)
    path = course.root / ".grader" / "registered" / unit
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_registration(course, unit)[0])
