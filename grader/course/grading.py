"""Calificar las entregas de un curso: ver qué falta, hacerlo en paralelo y anotarlo por lotes."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import closing
from dataclasses import dataclass, field
from importlib import import_module
from threading import Thread

from grader.course import disk, draws
from grader.course.cluster import Cluster
from grader.course.executors import executor, slots
from grader.course.jobs import Job, Plan, given, is_registered, plan, register
from grader.course.layout import Course, CourseError, Submission
from grader.course.locking import one_at_a_time
from grader.course.recording import Recorder
from grader.course.store import Row, Store, row_of
from grader.sandbox import scratch
from grader.sandbox.settings import Settings
from grader.worker import Graded, refuse, work

#: Cuántas entregas esperan turno por trabajador: las demás ni siquiera se leen todavía.
WINDOW = 3
MAX_BROKEN_POOLS = 3

Progress = Callable[[Row], None]


@dataclass(frozen=True)
class Options:
    """Cómo se califica una clase: con cuántos trabajadores, con qué aislamiento y dónde."""

    workers: int = 1
    settings: Settings = field(default_factory=Settings)
    cluster: Cluster | None = None


@dataclass(frozen=True)
class Summary:
    """Lo que hizo una pasada: todas las filas y cuántas entregas hubo que calificar o anotar."""

    rows: tuple[Row, ...]
    worked: int


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
        draws.share(course, units)
        return _autograde(course, plan(course, units), options or Options(), progress)


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
    with closing(Recorder(course, done)) as recorder:
        if todo.to_grade or todo.to_record:  # cargar nbgrader tarda: mejor mientras se arranca lo demás
            Thread(target=import_module, args=["grader.course.nbgrader_tools"], daemon=True).start()
        registered = False
        with closing(_graded(course, todo.to_grade, options)) as found:
            for job, outcome in found:
                if not registered:  # mientras se registra, los trabajadores ya están calificando
                    _register(course, todo)
                    registered = True
                if isinstance(outcome, Graded) and job.problem:
                    done(job, row_of(job.submission, outcome))
                elif isinstance(outcome, Graded):
                    try:
                        row = store.save(job.submission, outcome, job.mark)
                    except ValueError as error:  # no se puede escribir algo suyo: solo le pasa a ella
                        done(job, _nothing(job), error)
                    else:
                        recorder.add(job, row)
                elif outcome is not None:
                    done(job, _nothing(job), outcome)
        if not registered:
            _register(course, todo)
        for job in todo.to_record:
            recorder.add(job, job.saved)
        recorder.flush()
    worked = sum(not job.problem for job in todo.to_grade) + len(todo.to_record)
    if failures and len(failures) == worked:
        raise CourseError(f"No se pudo calificar ni anotar ninguna entrega: {failures[0]}") from failures[0]
    return Summary(tuple(sorted(rows, key=lambda r: (r.unit, r.student))), worked)


def _register(course: Course, todo: Plan) -> None:
    """Deja el libro de notas listo."""
    for unit in sorted(todo.units):
        if not is_registered(course, unit):
            register(course, unit)


def _graded(
    course: Course, jobs: Sequence[Job], options: Options
) -> Iterator[tuple[Job | None, Graded | Exception | None]]:
    """Cada trabajo con lo que salió de él, en el orden en que terminan; el primero sale en cuanto se reparte.

    Si un proceso trabajador muere, se repite con otros lo que tenía entre manos.
    """
    pending, broken = list(jobs), 0
    while pending:
        workers = min(options.workers, len(pending))
        finished: set[Submission] = set()
        try:
            with executor(workers, options.settings, options.cluster) as pool:
                for job, outcome in _one_pool(course, pending, pool, workers, options.settings):
                    if job is not None:
                        finished.add(job.submission)
                    yield job, outcome
        except BrokenExecutor as error:
            broken += 1
            if broken > MAX_BROKEN_POOLS:
                raise CourseError(
                    "Los procesos que califican terminan una y otra vez; lo ya calificado está guardado. "
                    "Prueba con --workers 1 o mira si la máquina se queda sin memoria."
                ) from error
        pending = [job for job in pending if job.submission not in finished]


def _one_pool(
    course: Course, jobs: Sequence[Job], pool: Executor, workers: int, settings: Settings
) -> Iterator[tuple[Job | None, Graded | Exception | None]]:
    waiting = iter(jobs)
    running: dict[Future, Job] = {}

    def fill() -> None:
        room = slots(pool, workers) * WINDOW
        while len(running) < room and (job := next(waiting, None)) is not None:
            running[_submit(course, job, pool, settings)] = job

    fill()
    yield None, None
    while running:
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            job = running.pop(future)
            try:
                yield job, future.result()
            except BrokenExecutor:
                raise
            except Exception as error:
                yield job, error
        fill()


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


def _nothing(job: Job) -> Row:
    return Row(job.submission.student, job.submission.unit, "error", "", 0.0, 0.0, {})
