"""En qué se va nuestro tiempo: la clase en un solo proceso, con un cronómetro en cada función pública."""

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from grader import exercises
from grader.course import draws
from grader.course.jobs import read
from grader.course.layout import Course
from grader.course.store import Store
from grader.pipeline import grade, worker
from grader.sandbox import isolation
from grader.sandbox.settings import Settings

_TIMED: tuple[tuple[Any, str, str], ...] = (
    (grade, "admit", "admitir"),
    (grade, "planned_calls", "sortear las entradas"),
    (grade, "run", "ejecutar celdas y llamadas"),
    (grade, "judge", "juzgar"),
)
WRITE, RECORD = "escribir el cuaderno y la evidencia", "anotar en el libro de notas"


def shares(course: Course, limit: int) -> dict[str, float]:
    """Milisegundos por cuaderno de cada etapa, con las ``limit`` primeras entregas de ``course``."""
    from grader.course.gradebook.tools import open_ledger

    spent: dict[str, float] = defaultdict(float)
    isolation.choose(Settings())
    worker.prepare_to_judge()
    draws.share(course, course.units())
    store = Store(course)
    jobs = [read(course, s) for s in course.submissions(course.units())][:limit]
    before = [(module, name, getattr(module, name)) for module, name, _ in _TIMED]
    try:
        for module, name, stage in _TIMED:
            setattr(module, name, _timed(getattr(module, name), spent, stage))
        with exercises.one_thread(), open_ledger(course) as ledger:
            for job in jobs:
                start = time.perf_counter()
                inside = sum(spent.values())
                notebook, unit = job.notebook(), course.unit(job.submission.unit)
                key = draws.key_for(course, job.submission, notebook)
                graded = worker.work(notebook, unit, key, Settings())
                store.save(job.submission, graded, job.mark)
                done = time.perf_counter()
                spent[WRITE] += done - start - (sum(spent.values()) - inside)
                ledger.add(job.submission, graded.notebook)
                spent[RECORD] += time.perf_counter() - done
            start = time.perf_counter()
            ledger.commit()
            spent[RECORD] += time.perf_counter() - start
    finally:
        for module, name, function in before:
            setattr(module, name, function)
        isolation.close()
    return {stage: round(1000 * seconds / len(jobs), 2) for stage, seconds in spent.items()}


def _timed(function: Callable[..., Any], spent: dict[str, float], stage: str) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            spent[stage] += time.perf_counter() - start

    return timed
