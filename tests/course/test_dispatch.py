"""Repartir trabajo entre procesos que mueren: nada se pierde ni sale dos veces, y no se insiste siempre."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager

import pytest

from grader.course.workers import dispatch as dispatching
from grader.course.workers.dispatch import MAX_BROKEN_POOLS, WINDOW, Options, dispatch
from grader.errors import CourseError

TASKS = list(range(20))
WORKERS = 2


class Mortal(Executor):
    """Un ejecutor que hace ``alive`` encargos; después todo termina en ``BrokenExecutor``."""

    def __init__(self, alive: int, *, refuses: bool) -> None:
        self.alive, self.refuses, self.asked = alive, refuses, 0

    def submit(self, function, *arguments) -> Future:
        self.asked += 1
        if self.asked > self.alive and self.refuses:
            raise BrokenExecutor("ya no admite nada")
        future: Future = Future()
        if self.asked > self.alive:
            future.set_exception(BrokenExecutor("murió"))
            return future
        try:
            future.set_result(function(*arguments))
        except ZeroDivisionError as error:
            future.set_exception(error)
        return future


@pytest.fixture
def lives(monkeypatch: pytest.MonkeyPatch):
    """Lo que vive cada ejecutor que se pida, uno detrás de otro; el último, para siempre."""

    def install(*alive: int, refuses: bool = False) -> list[Mortal]:
        born: list[Mortal] = []

        @contextmanager
        def executor(workers: int, *_: object, runs: bool) -> Iterator[Mortal]:
            assert workers == WORKERS
            born.append(Mortal(alive[len(born)] if len(born) < len(alive) else 10**6, refuses=refuses))
            if not born[-1].alive and refuses:
                raise BrokenExecutor("ni nace")
            yield born[-1]

        monkeypatch.setattr(dispatching, "executor", executor)
        monkeypatch.setattr(dispatching, "_REST_SECONDS", 0)
        return born

    return install


def submit(pool: Executor, task: int) -> Future:
    return pool.submit(lambda: 60 // task)


def found(tasks=TASKS, **named) -> Counter:
    return Counter(task for task, _ in dispatch(iter(tasks), submit, Options(WORKERS), **named))


@pytest.mark.parametrize("refuses", [False, True])
@pytest.mark.parametrize("alive", [(), (5,), (0, 0, 7), (1,) * 15, (0,) * MAX_BROKEN_POOLS])
def test_everything_comes_out_once(lives, alive, refuses):
    born = lives(*alive, refuses=refuses)
    assert found() == Counter(TASKS)
    assert len(born) == len(alive) + 1


def test_an_error_of_a_task_is_what_came_out_of_it(lives):
    lives()
    outcomes = dict(dispatch(TASKS, submit, Options(WORKERS)))
    assert isinstance(outcomes.pop(0), ZeroDivisionError)
    assert outcomes == {task: 60 // task for task in TASKS[1:]}


def test_those_who_die_without_finishing_anything_are_not_replaced_for_ever(lives):
    born = lives(*[0] * (MAX_BROKEN_POOLS + 1))
    with pytest.raises(CourseError, match="una y otra vez"):
        found()
    assert len(born) == MAX_BROKEN_POOLS + 1


def test_what_is_done_meanwhile_is_done_once(lives):
    times = []
    lives(0, 3)
    assert found(meanwhile=lambda: times.append(1)) == Counter(TASKS)
    assert times == [1]
    born = lives()
    assert not found([], meanwhile=lambda: times.append(2))
    assert times == [1, 2]
    assert not born  # sin trabajo no hace falta nadie


def test_tasks_are_read_as_there_is_room(lives):
    lives()
    read = []

    def tasks() -> Iterator[int]:
        for task in TASKS:
            read.append(task)
            yield task

    first = next(dispatch(tasks(), submit, Options(WORKERS)))
    assert first[0] in range(WORKERS * WINDOW)
    assert len(read) == WORKERS * WINDOW
