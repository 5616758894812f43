"""El tiempo de una celda o de una llamada, medido por el ejecutor; el supervisor mide por su cuenta."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, process_time
from types import FrameType

from grader.sandbox.wire import TIMEOUT_EXIT


class TimeUp(KeyboardInterrupt):
    """Se agotó el tiempo de una celda o de una llamada."""


@dataclass
class Alarm:
    """Cuántas veces ha interrumpido :func:`time_limit`."""

    fired: int = 0


@contextmanager
def time_limit(seconds: float, wall: float) -> Iterator[Alarm]:
    """Interrumpe el bloque cuando gasta ``seconds`` segundos de procesador o ``wall`` de reloj.

    Al código que atrapa la interrupción y sigue se le termina el proceso medio segundo después.
    """
    alarm = Alarm()
    if not hasattr(signal, "setitimer"):
        yield alarm
        return
    started, spent = monotonic(), process_time()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if process_time() - spent < seconds and monotonic() - started < wall:
            return
        alarm.fired += 1
        if alarm.fired > 2:
            os._exit(TIMEOUT_EXIT)
        raise TimeUp(f"más de {seconds:g} segundos")

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.25)
    try:
        yield alarm
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Deja la interrupción de :func:`time_limit` para el final: un mensaje no se corta a medias."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
