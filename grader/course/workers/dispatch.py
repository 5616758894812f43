"""Repartir trabajo entre procesos que pueden morir: lo que tenía entre manos uno lo repite otro."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from grader.course.workers.cluster import Cluster
from grader.course.workers.executors import executor, slots
from grader.errors import CourseError
from grader.sandbox.settings import Settings

Task = TypeVar("Task")

#: Cuántos encargos esperan turno por trabajador: los demás ni siquiera se leen todavía.
WINDOW = 3
#: Cuántas veces seguidas pueden morir los procesos sin que se termine nada.
MAX_BROKEN_POOLS = 3
_REST_SECONDS = 0.3


@dataclass(frozen=True)
class Options:
    """Cómo se califica una clase: con cuántos trabajadores, con qué aislamiento y dónde."""

    workers: int = 1
    settings: Settings = field(default_factory=Settings)
    cluster: Cluster | None = None


def _nothing() -> None:
    pass


def dispatch(
    tasks: Iterable[Task],
    submit: Callable[[Executor, Task], Future],
    options: Options,
    *,
    runs: bool = True,
    meanwhile: Callable[[], None] = _nothing,
) -> Iterator[tuple[Task, Any]]:
    """Cada uno de ``tasks`` con lo que salió de él, o la excepción, en el orden en que terminan.

    ``submit`` lo encarga a un ejecutor; sin ``runs``, nadie ejecuta código de entregas. ``meanwhile`` se
    llama una vez, con los primeros ya encargados. Lanza ``CourseError`` si los procesos mueren una y otra
    vez.
    """
    fresh = iter(tasks)
    hand = deque(islice(fresh, 1))
    running: dict[Future, Task] = {}
    broken = 0

    def fill(pool: Executor) -> None:
        """Encarga lo que quepa: primero lo que se quedó en la mano; si encargar falla, ahí sigue."""
        while len(running) < slots(pool, options.workers) * WINDOW:
            hand.extend(islice(fresh, 0 if hand else 1))
            if not hand:
                return
            try:
                future = submit(pool, hand[0])
            except BrokenExecutor:
                if running:  # quizá lo que ya tenía sí termina
                    return
                raise
            running[future] = hand.popleft()

    while hand:
        try:
            with executor(options.workers, options.settings, options.cluster, runs=runs) as pool:
                fill(pool)
                meanwhile()
                meanwhile = _nothing
                while running:
                    for finished in _finished(running):
                        broken = 0
                        yield finished
                    fill(pool)
        except BrokenExecutor as error:
            broken += 1
            if broken > MAX_BROKEN_POOLS:
                raise CourseError(
                    "Los procesos que califican terminan una y otra vez; lo ya calificado está guardado. "
                    "Prueba con --workers 1 o mira si la máquina se queda sin memoria."
                ) from error
            hand.extend(running.values())
            running.clear()
            time.sleep(_REST_SECONDS * broken)  # lo que los mató puede seguir ahí un momento
    meanwhile()


def _finished(running: dict[Future, Task]) -> Iterator[tuple[Task, Any]]:
    """Espera y saca de ``running`` lo que terminó; ``BrokenExecutor`` si murió quien lo hacía."""
    # lo de un proceso muerto, al final: lo que los demás terminaron no se repite
    for future in sorted(wait(running, return_when=FIRST_COMPLETED).done, key=_is_lost):
        outcome = future.exception() or future.result()
        if isinstance(outcome, BrokenExecutor):
            raise outcome
        yield running.pop(future), outcome


def _is_lost(future: Future) -> bool:
    return isinstance(future.exception(), BrokenExecutor)
