"""Mirar lo que ejecuta una función en este mismo proceso: qué se apunta, qué no y que no deja rastro."""

import functools
import inspect
import sys
import threading
from time import process_time

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from grader import CheckFailed, allowed, check, exercises
from grader.evidence import Call
from grader.judge.judging import evaluate
from grader.judge.watching import unwatched, watched
from grader.observing import observe
from grader.pieces import course_piece, suspect
from tests.kit.right import RIGHT, SOLVED

X = np.arange(6.0)
multiarray = inspect.unwrap(np.convolve).__globals__["multiarray"]
captured = multiarray.correlate
TENSOR = torch.ones(6)


def seen(function, *arguments) -> Call:
    with watched(function) as watching:
        return observe(watching, arguments or (X,))


def error_of(call: Call) -> str:
    return call.error.type_name if call.error else ""


@torch.no_grad()
def decorated(x):
    return torch.as_tensor(x).numpy()


USES = {
    "np.convolve": lambda x: np.convolve(x, x),
    "captada antes de mirar": lambda x: captured(x, x, 0),
    "map": lambda x: [*map(multiarray.correlate, [x], [x])],
    "partial": lambda x: functools.partial(multiarray.correlate2, x)(x, 0),
    "módulo de torch": lambda x: torch.nn.ReLU(),
    "tensor de antes": lambda x: TENSOR * 2,
    "a @ b": lambda x: float(TENSOR @ TENSOR),
    "tipo": torch.Tensor,
    "decorada": decorated,
    "la de torch": F.relu,
    "importada dentro": lambda x: __import__("torch").from_numpy(x),
    "dentro de quien llama a otra": lambda x: np.apply_along_axis(torch.from_numpy, 0, x),
}

HARMLESS = {
    "generador": lambda x: torch.manual_seed(0) and x,
    "dispositivo": lambda x: torch.device("cuda" if torch.cuda.is_available() else "cpu") and x,
    "hereda": lambda x: type("Red", (torch.nn.Module,), {}) and x,
    "pregunta": lambda x: isinstance(x, torch.nn.Parameter) or x,
    "lo que no es una convolución": lambda x: np.polyval(np.polyfit(x, x, 1), np.fft.fft(x).real),
}


@pytest.mark.parametrize("use", USES)
def test_what_is_executed_is_noted(use: str) -> None:
    assert error_of(seen(USES[use], np.ones(6))) == allowed.ERROR_NAME


@pytest.mark.parametrize("use", HARMLESS)
def test_what_computes_nothing_is_not(use: str) -> None:
    assert error_of(seen(HARMLESS[use])) == ""


def test_a_thread_of_the_function_is_watched_too() -> None:
    def in_thread(x):
        thread = threading.Thread(target=np.convolve, args=(x, x))
        thread.start()
        thread.join()
        return x

    assert error_of(seen(in_thread)) == allowed.ERROR_NAME


def test_pieces_and_suspects_are_of_the_course() -> None:
    zero_padding, suspicious = course_piece("zero_padding"), suspect("counterexample_padding")
    image = np.ones((1, 1, 2, 2))

    def uses_both(x):
        return zero_padding(x, 1), suspicious(x, 1)

    def and_then_torch(x):
        zero_padding(x, 1)
        return torch.from_numpy(x).numpy()

    assert error_of(seen(uses_both, image)) == ""
    assert error_of(seen(and_then_torch, image)) == allowed.ERROR_NAME


@pytest.mark.parametrize("name", RIGHT)
def test_oracles_are_of_the_course_too(name: str) -> None:
    oracle = exercises.get(name).oracle

    def as_a_student_would(*arguments):
        return oracle(*arguments)

    assert evaluate(name, as_a_student_would).passed


def test_what_the_course_runs_is_not_watched_even_by_name() -> None:
    assert error_of(seen(unwatched(lambda x: np.convolve(x, torch.from_numpy(x).numpy())))) == ""


def test_no_trace_is_left() -> None:
    def profile(*_: object) -> None:
        return None

    functions = multiarray.correlate, multiarray.correlate2
    sys.setprofile(profile)
    threading.setprofile(profile)
    try:
        seen(USES["np.convolve"])
        with pytest.raises(KeyboardInterrupt), watched(lambda: exec("raise KeyboardInterrupt")) as watching:
            watching()
        assert (sys.getprofile(), threading.getprofile()) == (profile, profile)
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    assert (multiarray.correlate, multiarray.correlate2) == functions
    assert np.convolve([1, 2], [3, 4]).tolist() == [3, 10, 8]


@pytest.mark.parametrize("name", SOLVED)
def test_the_solutions_keep_their_points(name: str) -> None:
    verdict = evaluate(name, SOLVED[name])
    assert verdict.points == verdict.max_points


def test_the_failure_says_what_is_not_allowed_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    def helper(X, W):
        return np.correlate(X.ravel(), W.ravel())[0]

    def convolve(X, W, b):
        return helper(X, W) + b

    with pytest.raises(CheckFailed, match="0 de 10 puntos") as caught:
        check(convolve)
    shown = capsys.readouterr().out
    assert "no se permite `np.correlate`: se escribe con las demás operaciones de NumPy" in shown
    assert "de `helper`: `return np.correlate(X.ravel(), W.ravel())[0]`" in shown
    assert "de `convolve`: `return helper(X, W) + b`" in shown
    assert "watching.py" not in shown
    assert len(caught.value._render_traceback_()) == 1


def test_a_right_answer_costs_little_more() -> None:
    """Mirar no debe notarse: con bucles, menos del doble."""

    def seconds(function) -> float:
        started = process_time()
        observe(function, arguments)
        return process_time() - started

    arguments = np.ones((2, 3, 12, 12)), np.ones((4, 3, 3, 3)), np.zeros(4), 1, 1
    forward = RIGHT["conv_forward"]
    with watched(forward) as watching:
        times = [(seconds(forward), seconds(watching)) for _ in range(5)]
    alone, looked_at = (min(column) for column in zip(*times, strict=True))
    assert looked_at < 2 * alone
