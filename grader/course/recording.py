"""Anotar calificaciones por lotes: lo confirmado queda entero y lo demás se repite en la siguiente pasada."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from grader.course import disk
from grader.course.jobs import Job
from grader.course.layout import Course, Submission
from grader.course.store import Row, Store
from grader.course.workers import interrupts
from grader.errors import PolicyError

BATCH = 25
BATCH_SECONDS = 10.0

Done = Callable[[Job, Row, Exception | None], None]


@dataclass
class Recorder:
    """Recibe filas ya guardadas y las anota de ``BATCH`` en ``BATCH``.

    ``done`` se llama con cada una cuando ya está confirmada, o con el error que lo impidió. Abre el
    libro de notas con la primera; hay que cerrarlo con ``close``.
    """

    course: Course
    done: Done
    waiting: list[tuple[Job, Row]] = field(default_factory=list)
    last: float = field(default_factory=time.monotonic)
    _opened: ExitStack = field(default_factory=ExitStack)

    def close(self) -> None:
        """Cierra el libro de notas; lo que no esté confirmado queda sin anotar."""
        self._opened.close()

    @cached_property
    def _ledger(self) -> Any:
        from grader.course.gradebook.tools import open_ledger

        return self._opened.enter_context(open_ledger(self.course))

    def add(self, job: Job, row: Row) -> None:
        """Anota ``row``; las entregas que no se pudieron leer no tienen nada que anotar."""
        if row.status == "error":
            self.done(job, row, None)
            return
        self.waiting.append((job, row))
        if len(self.waiting) >= BATCH or time.monotonic() - self.last > BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Confirma lo que esté esperando."""
        batch, self.waiting = self.waiting, []
        if batch:
            with interrupts.deferred():
                failed, notices = self._record(batch)
            for job, row in batch:
                told = replace(row, notices=(*row.notices, *notices.get(job.submission, ())))
                self.done(job, told, failed.get(job.submission))
        self.last = time.monotonic()

    def _record(self, batch: list[tuple[Job, Row]]) -> tuple[dict, dict]:
        """Los errores de las entregas del lote que no se pudieron anotar y los avisos de las demás."""
        store, ledger = Store(self.course), self._ledger
        failed: dict[Submission, Exception] = {}
        notices: dict[Submission, list[str]] = {}
        same: dict[Submission, bool] = {}
        while True:
            good = [job for job, _ in batch if job.submission not in failed]
            for job in good:
                same.setdefault(job.submission, store.was_recorded(job.submission, job.mark))
                store.forget_recorded(job.submission)
                try:
                    notices[job.submission] = ledger.add(
                        job.submission, store.graded_notebook(job.submission), same[job.submission]
                    )
                except Exception as error:
                    if disk.is_full(error) or isinstance(error, PolicyError):
                        raise
                    failed[job.submission] = error
                    ledger.rollback()
                    break
            else:
                ledger.commit()
                break
        for job in good:
            store.mark_recorded(job.submission, job.mark)
        return failed, notices
