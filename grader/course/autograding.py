"""Calificar las entregas de un curso: ver qué falta, hacerlo en paralelo y anotarlo por lotes."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import closing
from dataclasses import dataclass, replace
from importlib import import_module
from threading import Thread
from typing import Any

from grader import exercises
from grader.course import disk, draws, earlier
from grader.course.gradebook import copies, policy
from grader.course.gradebook.marks import reopened
from grader.course.gradebook.penalties import Change, refresh
from grader.course.jobs import Job, Plan, given, is_registered, plan, register
from grader.course.layout import Course, Submission
from grader.course.locking import one_at_a_time
from grader.course.recording import Recorder
from grader.course.store import Row, Store, row_of
from grader.course.workers.dispatch import Options, dispatch
from grader.course.workers.pool import TooCostly
from grader.errors import CourseError
from grader.exercises.unshown import has_pytorch
from grader.pipeline.worker import Graded, refuse, work
from grader.sandbox import scratch
from grader.sandbox.settings import Settings

Progress = Callable[[Row], None]


@dataclass(frozen=True)
class Summary:
    """Lo que hizo una pasada: todas las filas y cuántas entregas hubo que calificar o anotar.

    ``notices`` es lo que hay que decir de más; ``penalties``, las penalizaciones por retraso que cambian de
    las que ya estaban calificadas.
    """

    rows: tuple[Row, ...]
    worked: int
    notices: tuple[str, ...] = ()
    penalties: tuple[Change, ...] = ()


def autograde(
    course: Course,
    units: Sequence[str],
    options: Options | None = None,
    progress: Progress = lambda row: None,
) -> Summary:
    """Califica lo que haya cambiado en ``units`` y lo anota en el libro de notas de nbgrader.

    ``progress`` recibe cada fila en cuanto está anotada. Lanza ``CourseError`` si algo falla en el curso o si
    otra orden lo está calificando; lo que falle en una entrega queda en su fila y las demás siguen.
    """
    with disk.watched(), one_at_a_time(course):
        scratch.sweep()
        policy.verify(course)
        exercises.try_out()
        _needs_pytorch()
        lost = copies.after_a_loss(course)
        draws.share(course, units)
        for unit in units:
            earlier.keep(course.root, unit)
        todo = plan(course, units)
        done = _autograde(course, todo, options or Options(), progress)
        fresh = {(j.submission.student, j.submission.unit) for j in (*todo.to_grade, *todo.to_record)}
        penalties = refresh(course, units, fresh)
        notices = tuple(filter(None, (lost, reopened(course, units))))
        return replace(done, notices=notices, penalties=penalties)


def saved_or_graded(course: Course, submission: Submission, settings: Settings) -> Row:
    """La fila de ``submission``: la guardada si sigue valiendo o, si no, la que sale de calificarla ahora.

    Lanza ``SubmissionError`` si no hay cuaderno que calificar y ``SandboxError`` si no se puede aislar.
    """
    found, store = given(course, submission), Store(course)
    saved = store.load(submission, found.mark)
    if saved is not None:
        return saved
    graded = work(found.notebook, found.unit, found.key, settings)
    return store.save(submission, graded, found.mark)


def _needs_pytorch() -> None:
    """Con una semilla secreta, lo que es correcto solo lo dice PyTorch."""
    if not has_pytorch():
        raise CourseError('Para calificar hace falta PyTorch: instálalo con pip install "torch>=2.2,<3".')


def _autograde(course: Course, todo: Plan, options: Options, progress: Progress) -> Summary:
    store = Store(course)
    rows: list[Row] = []
    failures: list[Exception] = []

    def done(job: Job, row: Row, error: Exception | None = None) -> None:
        if disk.is_full(error):
            raise error
        if error is not None:
            failures.append(error)
            row = row_of(
                job.submission,
                refuse(job.submission.unit, f"No se pudo calificar o anotar: {error}"),
            )
        rows.append(row)
        progress(row)

    for row in todo.up_to_date:
        rows.append(row)
        progress(row)
    with closing(Recorder(course=course, done=done)) as recorder:
        if todo.to_grade or todo.to_record:  # cargar nbgrader tarda: mejor mientras se arranca lo demás
            Thread(target=import_module, args=["grader.course.gradebook.tools"], daemon=True).start()
        options = replace(options, workers=min(options.workers, len(todo.to_grade)))

        def submit(pool: Executor, job: Job) -> Future:
            return _submit(course, job, pool, options.settings)

        # mientras se registra, los trabajadores ya están calificando
        found = dispatch(todo.to_grade, submit, options, meanwhile=lambda: _register(course, todo))
        with closing(found):
            for job, found_out in found:
                outcome = _kept(job, found_out)
                if isinstance(outcome, Graded) and job.problem:
                    done(job, row_of(job.submission, outcome))
                elif isinstance(outcome, Graded):
                    try:
                        row = store.save(job.submission, outcome, job.mark)
                    except ValueError as error:  # no se puede escribir algo suyo: solo le pasa a ella
                        done(job, _nothing(job), error)
                    else:
                        recorder.add(job, row)
                else:
                    done(job, _nothing(job), outcome)
        for job in todo.to_record:
            recorder.add(job, job.saved)
        recorder.flush()
    worked = sum(not job.problem for job in todo.to_grade) + len(todo.to_record)
    if failures and len(failures) == worked:
        raise CourseError(f"No se pudo calificar ni anotar ninguna entrega: {failures[0]}") from failures[0]
    return Summary(rows=tuple(sorted(rows, key=lambda r: (r.unit, r.student))), worked=worked)


def _register(course: Course, todo: Plan) -> None:
    """Deja el libro de notas listo."""
    for unit in sorted(todo.units):
        if not is_registered(course, unit):
            register(course, unit)


def _submit(course: Course, job: Job, pool: Executor, settings: Settings) -> Future:
    unit = job.submission.unit
    if job.problem:
        return pool.submit(refuse, unit, job.problem)
    try:
        notebook = job.notebook()
    except Exception as error:
        return pool.submit(refuse, unit, str(error))
    key = draws.key_for(course, job.submission, notebook)
    return pool.submit(work, notebook, course.unit(unit), key, settings)


def _kept(job: Job, outcome: Any) -> Any:
    """Lo que salió; de la que gastó demasiado, una fila que se guarda: repetirla costaría lo mismo."""
    if not isinstance(outcome, TooCostly):
        return outcome
    return refuse(job.submission.unit, f"No se pudo calificar: {outcome}. Mírala a mano.")


def _nothing(job: Job) -> Row:
    return Row(
        student=job.submission.student,
        unit=job.submission.unit,
        status="error",
        detail="",
        points=0.0,
        max_points=0.0,
        exercises={},
    )
