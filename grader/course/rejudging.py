"""Volver a juzgar una clase con la evidencia guardada, sin ejecutar código de nadie."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Executor, Future
from contextlib import closing
from dataclasses import dataclass, replace

from grader import exercises
from grader.course import disk
from grader.course.gradebook import copies, policy
from grader.course.gradebook.marks import reopened
from grader.course.gradebook.penalties import Change, refresh
from grader.course.jobs import Given, Job, given, is_registered, register
from grader.course.layout import Course, Submission
from grader.course.locking import one_at_a_time
from grader.course.recording import Recorder
from grader.course.store import Row, Saved, Store
from grader.course.workers.dispatch import Options, dispatch
from grader.errors import SubmissionError
from grader.judge.record import VerdictRecord
from grader.pipeline.worker import Again, Graded, NotPossible, again
from grader.sandbox import scratch

Progress = Callable[[], None]


@dataclass(frozen=True)
class Rejudged:
    """Lo que cambió al volver a juzgar.

    ``changed`` son las filas con otros puntos y los que tenían; ``criteria``, cuántos criterios tienen otro
    resultado, otro nombre o son nuevos, entre todas; ``not_possible``, las entregas que quedan como estaban,
    con el motivo; ``notices``, lo que pasó con el libro de notas; ``penalties``, las penalizaciones por
    retraso que cambian.
    """

    rows: tuple[Row, ...]
    changed: tuple[tuple[Row, float], ...]
    not_possible: tuple[tuple[Submission, str], ...]
    criteria: int = 0
    notices: tuple[str, ...] = ()
    penalties: tuple[Change, ...] = ()


@dataclass(frozen=True)
class _Task:
    """Una entrega, lo que se entregó y lo que se guardó al calificarla."""

    job: Job
    asked: Given
    saved: Saved


def rejudge(
    course: Course, units: Sequence[str], options: Options, progress: Progress = lambda: None
) -> Rejudged:
    """Juzga otra vez las entregas calificadas de ``units`` y anota lo que salga.

    Las que cambiaron desde entonces, o cuya evidencia no basta, quedan como estaban y se cuentan aparte.
    """
    with disk.watched(), one_at_a_time(course):
        scratch.sweep()
        policy.verify(course)
        exercises.try_out()
        lost = copies.after_a_loss(course)
        submissions = course.submissions(units)
        unknown = {unit for unit in {s.unit for s in submissions} if not is_registered(course, unit)}
        for unit in sorted(unknown):
            register(course, unit)
        done = _rejudge(course, submissions, options, unknown, progress)
        penalties = refresh(course, units)
        notices = tuple(filter(None, (lost, reopened(course, units))))
        return replace(done, notices=notices, penalties=penalties)


def _rejudge(
    course: Course, submissions: Sequence[Submission], options: Options, unknown: Set[str], progress: Progress
) -> Rejudged:
    """``unknown`` son las unidades que el libro de notas no conocía: hay que anotar todo lo suyo."""
    store = Store(course)
    rows: list[Row] = []
    changed: list[tuple[Row, float]] = []
    not_possible: list[tuple[Submission, str]] = []
    before: dict[Submission, Graded] = {}
    criteria = 0

    def done(job: Job, row: Row, error: Exception | None) -> None:
        nonlocal criteria
        progress()
        if error is not None:
            not_possible.append((job.submission, f"no se pudo anotar: {error}"))
            return
        rows.append(row)
        old = before.pop(job.submission)
        criteria += _different(old.exercises, row.exercises)
        if row.points != old.points:
            changed.append((row, old.points))

    def tasks() -> Iterator[_Task]:
        for submission in submissions:
            try:
                asked = given(course, submission)
            except SubmissionError:
                continue
            job = Job(submission=submission, mark=asked.mark)
            saved = store.saved(submission, job.mark)
            if saved is not None:
                yield _Task(job, asked, saved)
            else:
                not_possible.append((submission, _why_nothing(store, job)))
                progress()

    options = replace(options, workers=min(options.workers, len(submissions)))
    with (
        closing(Recorder(course=course, done=done)) as recorder,
        closing(dispatch(tasks(), _submit, options, runs=False)) as judged,
    ):
        for task, outcome in judged:
            if isinstance(outcome, Exception):
                raise outcome
            job, submission, saved = task.job, task.job.submission, task.saved
            before[submission] = saved.graded
            same = outcome is Again.SAME and submission.unit not in unknown
            if isinstance(outcome, NotPossible):
                not_possible.append((submission, outcome.reason))
                progress()
            elif same and (row := store.renew(submission, saved, job.mark)):
                done(job, row, None)
            else:
                graded = saved.graded if outcome is Again.SAME else outcome
                recorder.add(job, store.save(submission, graded, job.mark))
        recorder.flush()
    return Rejudged(
        rows=tuple(rows), changed=tuple(changed), not_possible=tuple(not_possible), criteria=criteria
    )


def _why_nothing(store: Store, job: Job) -> str:
    """Por qué no hay nada guardado de esta misma entrega."""
    record = store.record(job.submission)
    if record is None:
        return "todavía no se ha calificado"
    if record.mark.submission != job.mark.submission:
        return "la entrega no es la que se calificó"
    return "falta parte de lo que se guardó al calificarla"


def _different(old: Mapping[str, VerdictRecord], new: Mapping[str, VerdictRecord]) -> int:
    """Cuántos criterios no dicen lo mismo en los dos juicios."""
    one, other = (
        {(name, criterion): passed for name, v in found.items() for criterion, passed in v.criteria.items()}
        for found in (old, new)
    )
    return sum(one.get(key) != other.get(key) for key in one.keys() | other.keys())


def _submit(pool: Executor, task: _Task) -> Future:
    asked = task.asked
    return pool.submit(again, task.saved.graded, asked.notebook, asked.unit, asked.key)
