"""Volver a juzgar una clase con la evidencia guardada, sin ejecutar código de nadie."""

from collections.abc import Callable, Sequence, Set
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import closing
from dataclasses import dataclass

from grader.course import disk
from grader.course.executors import executor, slots
from grader.course.grading import WINDOW, Options
from grader.course.jobs import Job, given, is_registered, register
from grader.course.layout import Course, CourseError, Submission, SubmissionError
from grader.course.locking import one_at_a_time
from grader.course.recording import Recorder
from grader.course.store import Row, Store
from grader.sandbox import scratch
from grader.worker import Again, Graded, again

Progress = Callable[[], None]


@dataclass(frozen=True)
class Rejudged:
    """Lo que cambió: las filas nuevas, cuántas tienen otros puntos y las entregas que hay que calificar."""

    rows: tuple[Row, ...]
    changed: tuple[Row, ...]
    not_possible: tuple[Job, ...]


def rejudge(
    course: Course, units: Sequence[str], options: Options, progress: Progress = lambda: None
) -> Rejudged:
    """Juzga otra vez las entregas calificadas de ``units`` y anota lo que salga.

    Las que cambiaron desde entonces, o cuya evidencia no basta, quedan como estaban y se cuentan aparte.
    """
    with disk.watched(), one_at_a_time(course):
        scratch.sweep()
        submissions = course.submissions(units)
        unknown = {unit for unit in {s.unit for s in submissions} if not is_registered(course, unit)}
        for unit in sorted(unknown):
            register(course, unit)
        try:
            return _rejudge(course, submissions, options, unknown, progress)
        except BrokenExecutor as error:
            raise CourseError("Terminó un proceso de los que juzgan; repite la orden para seguir.") from error


def _rejudge(
    course: Course, submissions: Sequence[Submission], options: Options, unknown: Set[str], progress: Progress
) -> Rejudged:
    """``unknown`` son las unidades que el libro de notas no conocía: hay que anotar todo lo suyo."""
    store = Store(course)
    rows: list[Row] = []
    changed: list[Row] = []
    not_possible: list[Job] = []
    before: dict[Submission, float] = {}

    def done(job: Job, row: Row, error: Exception | None) -> None:
        progress()
        if error is not None:
            not_possible.append(job)
            return
        rows.append(row)
        if row.points != before[job.submission]:
            changed.append(row)

    waiting = iter(submissions)
    running: dict[Future, tuple[Job, Graded]] = {}
    with (
        closing(Recorder(course, done)) as recorder,
        executor(options.workers, options.settings, options.cluster, runs=False) as pool,
    ):
        while True:
            room = slots(pool, options.workers) * WINDOW
            while len(running) < room and (found := next(waiting, None)):
                try:
                    asked = given(course, found)
                except SubmissionError:
                    continue
                job = Job(found, asked.mark)
                saved = store.saved(found, job.mark)
                if saved is None:
                    not_possible.append(job)
                    progress()
                    continue
                before[found] = saved.points
                running[pool.submit(again, saved, asked.notebook, asked.unit, asked.key)] = job, saved
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                (job, saved), graded = running.pop(future), future.result()
                same = graded is Again.SAME and job.submission.unit not in unknown
                if graded is Again.NOT_POSSIBLE:
                    not_possible.append(job)
                    progress()
                elif same and (row := store.renew(job.submission, saved, job.mark)):
                    done(job, row, None)
                else:
                    graded = saved if graded is Again.SAME else graded
                    recorder.add(job, store.save(job.submission, graded, job.mark))
        recorder.flush()
    return Rejudged(tuple(rows), tuple(changed), tuple(not_possible))
