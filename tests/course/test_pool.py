"""Los procesos que trabajan para una orden: quien muere no deja a nadie esperando."""

import gc
import multiprocessing
import os
import pickle
import signal
import struct
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from multiprocessing.connection import Connection

import pytest

from grader.course.workers.pool import Pool, Share, TooCostly
from tests.kit.programs import on_linux

PATIENCE = 60
"""Segundos tras los que damos por colgado un encargo: aquí todos terminan en mucho menos."""

_prepared: list[str] = []


def prepare(text: str) -> None:
    _prepared.append(text)


def prepared() -> list[str]:
    return _prepared


def pause(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def fail(error: Exception) -> None:
    raise error


def burn() -> None:
    while True:
        sum(range(1000))


def hoard() -> None:
    kept = []
    while True:
        kept.append(bytearray(os.urandom(1000) * 10_000))
        time.sleep(0.01)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class DeadlyToSend:
    """Al copiarlo para enviarlo, su proceso muere."""

    def __reduce__(self) -> tuple:
        die()
        return str, ()


class HalfSent:
    """Se copia bien, pero quien lo lee muere: el otro se queda con el canal lleno a medias."""

    def __init__(self, size: int) -> None:
        self.filling = bytes(size)

    def __setstate__(self, state: dict) -> None:
        die()


class Unreadable:
    """Se copia, pero no se puede volver a leer."""

    def __reduce__(self) -> tuple:
        return int, ("esto no es un número",)


def answer_with(kind: type, *arguments: object) -> object:
    return kind(*arguments)


def half_answer() -> None:
    """Empieza a responder mil bytes, envía cuatro y muere."""
    channels = [c for c in gc.get_objects() if isinstance(c, Connection)]
    assert channels
    for channel in channels:
        os.write(channel.fileno(), struct.pack("!i", 1000) + b"medi")
    die()


def make(workers: int) -> Pool:
    return Pool(workers, multiprocessing.get_context("forkserver"), prepare, ("listo",))


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = make(2)
    yield made
    made.shutdown(cancel_futures=True)


def outcomes(futures: list[Future]) -> list[type]:
    """En qué acaba cada uno: la clase de su error, o la de su resultado."""
    return [type(f.exception(PATIENCE) or f.result()) for f in futures]


def test_answers_come_back_each_to_its_own_and_the_processes_are_prepared(pool: Pool) -> None:
    futures = [pool.submit(divmod, n, 7) for n in range(200)]
    assert [f.result(PATIENCE) for f in futures] == [divmod(n, 7) for n in range(200)]
    assert pool.submit(prepared).result(PATIENCE) == ["listo"]


def test_two_processes_work_at_once(pool: Pool) -> None:
    assert len({pool.submit(os.getpid).result(PATIENCE) for _ in range(20)}) <= 2
    slow = pool.submit(pause, 1.0)
    assert pool.submit(pause, 0.0).result(PATIENCE) == 0.0
    assert not slow.done()


def test_an_error_of_the_function_is_the_error_of_its_future_only(pool: Pool) -> None:
    # también un OSError o un EOFError: es lo que lanzó la función, no el canal
    errors = [ValueError("mal"), OSError(28, "no cabe"), EOFError()]
    assert outcomes([pool.submit(fail, error) for error in errors]) == [ValueError, OSError, EOFError]
    assert pool.submit(max, 1, 2).result(PATIENCE) == 2


def test_what_cannot_be_copied_is_an_error_and_the_pool_goes_on(pool: Pool) -> None:
    with pytest.raises((pickle.PicklingError, AttributeError, TypeError)):
        pool.submit(lambda: 1).result(PATIENCE)
    with pytest.raises(RuntimeError, match="pickle"):
        pool.submit(memoryview, b"no se copia").result(PATIENCE)
    with pytest.raises(ValueError, match="esto no es"):
        pool.submit(answer_with, Unreadable).result(PATIENCE)
    assert [f.result(PATIENCE) for f in [pool.submit(max, 1, n) for n in range(9)]] == [1, 1, *range(2, 9)]


@pytest.mark.parametrize(
    "deadly",
    [(die,), (answer_with, DeadlyToSend), (len, HalfSent(8_000_000)), (half_answer,)],
    ids=["while working", "before answering", "while reading", "in the middle of an answer"],
)
def test_nobody_waits_for_a_dead_process(deadly: tuple) -> None:
    pool = make(1)
    before, broken, after = pool.submit(max, 1, 2), pool.submit(*deadly), pool.submit(max, 3, 4)
    assert outcomes([before, broken, after]) == [int, BrokenExecutor, BrokenExecutor]
    pool.shutdown()


def test_a_process_that_dies_idle_breaks_what_it_is_given_next() -> None:
    pool = make(1)
    os.kill(pool.submit(os.getpid).result(PATIENCE), signal.SIGKILL)
    assert outcomes([pool.submit(max, 1, 2) for _ in range(5)]) == [BrokenExecutor] * 5
    pool.shutdown()


def test_terminated_while_they_answer_nobody_hangs() -> None:
    for pause_ms in range(0, 50, 10):
        others = multiprocessing.active_children()
        pool = make(2)
        futures = [pool.submit(bytes, 3_000_000) for _ in range(100)]
        futures[0].result(PATIENCE)
        time.sleep(pause_ms / 1000)
        pool.terminate()
        pool.shutdown(cancel_futures=True)
        assert all(f.done() for f in futures)
        ended = {type(f.exception()) for f in futures if not f.cancelled()}
        assert ended <= {type(None), BrokenExecutor}
        assert set(multiprocessing.active_children()) <= set(others)


def test_forgotten_tasks_are_cancelled_and_begun_ones_end() -> None:
    pool = make(1)
    begun = pool.submit(pause, 0.5)
    waiting = [pool.submit(pause, 0.0) for _ in range(5)]
    while not begun.running():
        time.sleep(0.01)
    pool.shutdown(cancel_futures=True)
    assert begun.result(PATIENCE) == 0.5
    with pytest.raises(CancelledError):
        waiting[-1].result(PATIENCE)


def test_without_cancelling_everything_ends_before_closing() -> None:
    with make(2) as pool:
        futures = [pool.submit(max, 1, n) for n in range(20)]
        pool.shutdown()
        with pytest.raises(RuntimeError, match="ya no admite"):
            pool.submit(max, 1, 2)
    assert all(f.done() and f.exception() is None for f in futures)


@on_linux
@pytest.mark.parametrize(("work", "what"), [(burn, "procesador"), (hoard, "memoria")])
def test_who_spends_too_much_is_ended_and_another_takes_its_place(work, what) -> None:
    share = Share(cpu=0.5, memory=200 * 2**20)
    pool = Pool(1, multiprocessing.get_context("forkserver"), prepare, ("x",), share)
    costly, next_one = pool.submit(work), pool.submit(prepared)
    with pytest.raises(TooCostly, match=what):
        costly.result(PATIENCE)
    assert next_one.result(PATIENCE) == ["x"]
    pool.shutdown()
