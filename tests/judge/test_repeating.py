"""Dos llamadas con los mismos argumentos, y una con enteros."""

from itertools import count

import numpy as np
import pytest

from grader import evaluate, exercises
from grader.arguments import digest
from grader.judge.repeating import UNSTEADY, WHOLE
from tests.kit.right import RIGHT, backward

pytestmark = pytest.mark.student

WITH_WHOLE = [n for n in RIGHT if any(c.whole is not None for c in exercises.get(n).criteria)]


@pytest.mark.parametrize("name", RIGHT)
def test_every_function_is_called_twice_with_the_same_arguments(name):
    again = [c for c in exercises.get(name).criteria if c.looks_at in ("inputs", "integer")]
    assert again
    assert all(c.like for c in again), "di con las entradas de qué criterio se llama otra vez"
    for seed in (None, b"otra"):
        asked = [q for q in exercises.get(name).draw(seed) if not q.is_aside]
        for criterion in again:
            one, other = (
                [q.digest for q in asked if q.criterion.name == of] for of in (criterion.name, criterion.like)
            )
            assert one == other


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("seed", [None, b"otra"])
def test_a_right_function_is_steady_and_takes_integers(name, seed):
    verdict = evaluate(name, RIGHT[name], seed)
    assert verdict.passed
    assert verdict.remarks == ()


@pytest.mark.parametrize("name", RIGHT)
def test_a_different_result_the_second_time_is_said(name):
    calls = count(1)

    def drifting(*arguments):
        return moved(RIGHT[name](*arguments), next(calls))

    def moved(result, more):
        if isinstance(result, dict):
            return {key: moved(part, more) for key, part in result.items()}
        return tuple(moved(part, more) for part in result) if isinstance(result, tuple) else result + more

    verdict = evaluate(name, drifting)
    assert not verdict.passed
    assert UNSTEADY in verdict.remarks
    assert verdict.mistakes == ()


def test_a_function_that_is_right_only_the_first_time_loses_points():
    seen = {}

    def convolve(X, W, b):
        times = seen[digest((X, W, b))] = seen.get(digest((X, W, b)), -1) + 1
        return np.sum(X * W) + b + times

    verdict = evaluate("convolve", convolve)
    assert [c.name for c in verdict.criteria if not c.passed] == ["no modifica la entrada"]
    assert "mismos argumentos" in verdict.message


def test_always_the_same_wrong_result_is_steady():
    wrong = exercises.get("conv_backward").mistakes[0].oracle
    assert UNSTEADY not in evaluate("conv_backward", wrong).remarks


def test_single_precision_is_steady():
    verdict = evaluate("conv_forward", lambda *a: RIGHT["conv_forward"](*a).astype(np.float32))
    assert UNSTEADY not in verdict.remarks


@pytest.mark.parametrize("name", [n for n in WITH_WHOLE if n.endswith("_backward")])
def test_results_kept_in_an_array_like_the_input_get_advice_and_all_the_points(name):
    where = next(c.whole for c in exercises.get(name).criteria if c.whole is not None)

    def kept(*arguments):
        result = RIGHT[name](*arguments)
        like = np.zeros_like(arguments[where])
        like[...] = result[0] if isinstance(result, tuple) else result
        return (like, *result[1:]) if isinstance(result, tuple) else like

    verdict = evaluate(name, kept)
    assert verdict.points == verdict.max_points
    assert verdict.remarks == (WHOLE,)


def test_a_function_that_refuses_integers_gets_the_advice():
    def added(l_O, learning_rate, layer_input, W, b, stride, padding):
        dX, W_new, b_new = backward(l_O, learning_rate, layer_input, W, b, stride, padding)
        total = np.zeros_like(layer_input)
        total += dX
        return total, W_new, b_new

    verdict = evaluate("conv_backward", added)
    assert verdict.passed
    assert verdict.remarks == (WHOLE,)


def test_the_advice_waits_until_the_function_is_right():
    wrong = evaluate("max_pooling_backward", lambda l_O, x, f, s: np.zeros_like(x) + 1)
    assert WHOLE not in wrong.remarks
