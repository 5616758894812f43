"""Las cazas del error: solo vale una entrada válida que delate a la sospechosa."""

import numpy as np
import pytest

from grader import evaluate, exercises

pytestmark = pytest.mark.student

rng = np.random.default_rng(7)


def a(*shape):
    return rng.normal(size=shape)


FOUND = {
    "counterexample_padding": (a(1, 1, 2, 3), 3),
    "counterexample_convolve": (a(4, 2, 2), a(4, 2, 2), 1.5),
    "counterexample_forward": (a(1, 1, 3, 5), a(1, 1, 2, 2), np.zeros(1), 1, 0),
    "counterexample_backward": (np.ones((2, 1, 1, 1)), 0.1, a(2, 1, 2, 2), a(1, 1, 2, 2), np.zeros(1), 1, 0),
    "counterexample_max_forward": (-np.eye(2)[None, None], 2, 2),
    "counterexample_max_backward": (np.ones((1, 1, 1, 2)), np.zeros((1, 1, 2, 4)), 2, 2),
    "counterexample_vectorization": (a(2, 1, 2, 2), a(2, 1, 1, 1), a(2), 1, 0),
}
NOT_FOUND = {
    "counterexample_padding": (a(1, 1, 3, 3), 3),
    "counterexample_convolve": (a(3, 2, 2), a(3, 2, 2), 1.5),
    "counterexample_forward": (a(1, 1, 5, 5), a(1, 1, 2, 2), np.zeros(1), 1, 0),
    "counterexample_backward": (a(1, 1, 2, 2), 0.1, a(1, 1, 3, 3), a(1, 1, 2, 2), np.zeros(1), 1, 0),
    "counterexample_max_forward": (-np.ones((1, 1, 2, 2)), 2, 2),
    "counterexample_max_backward": (np.ones((1, 1, 1, 1)), np.zeros((1, 1, 2, 2)), 2, 2),
    "counterexample_vectorization": (a(1, 3, 6, 7), a(4, 3, 3, 3), a(4), 2, 1),
}


def test_every_hunt_is_here():
    hunts = {e.name for e in exercises.all_exercises().values() if e.suspect and "curve" not in e.name}
    assert hunts == set(FOUND) == set(NOT_FOUND), "las de las curvas están en test_network.py"


@pytest.mark.parametrize("name", FOUND)
def test_an_input_that_gives_the_error_away(name):
    for seed in (None, b"otra"):
        assert evaluate(name, lambda: FOUND[name], seed).points == 3


@pytest.mark.parametrize("name", FOUND)
def test_integers_and_lists_are_fine(name):
    given = [np.round(x * 10).astype(int) if isinstance(x, np.ndarray) else x for x in FOUND[name]]
    assert evaluate(name, lambda: given).points == 3


@pytest.mark.parametrize("name", NOT_FOUND)
def test_a_valid_input_that_does_not_separate(name):
    verdict = evaluate(name, lambda: NOT_FOUND[name])
    assert [c.passed for c in verdict.criteria] == [True, False]
    assert "lo mismo" in verdict.message


#: Lo que le queda por quitar a cada entrada para que se sepa la causa.
CONFUSED = {
    "asigna donde se solapan": (a(2, 1, 2, 2), 0.1, a(2, 1, 3, 3), a(1, 1, 2, 2), np.zeros(1), 1, 0),
    "último filtro": (np.ones((2, 2, 1, 1)), 0.1, a(2, 1, 2, 2), a(2, 1, 2, 2), np.zeros(2), 1, 0),
    "lo de la primera": (a(2, 1, 1, 1), 0.1, a(2, 1, 2, 2), a(1, 1, 2, 2), np.zeros(1), 1, 0),
}


@pytest.mark.parametrize("cause", CONFUSED)
def test_an_input_that_another_cause_would_explain(cause):
    verdict = evaluate("counterexample_backward", lambda: CONFUSED[cause])
    assert [c.passed for c in verdict.criteria] == [True, False]
    assert cause in verdict.message


def test_with_filters_at_zero_no_other_cause_is_left():
    """Lo que multiplica siempre por los filtros que le dan acierta: da 0, como debe."""
    given = (a(2, 3, 2, 2), 0.1, a(2, 2, 3, 3), np.zeros((3, 2, 2, 2)), np.zeros(3), 1, 0)
    assert evaluate("counterexample_backward", lambda: given).points == 3


def test_the_suspect_of_the_backward_pass_is_right_about_the_parameters():
    given = CONFUSED["lo de la primera"]
    found = exercises.get("counterexample_backward").suspect(*given)
    right = exercises.get("conv_backward").oracle(*given)
    assert [np.allclose(f, r) for f, r in zip(found, right, strict=True)] == [False, True, True]


def broken(arguments):
    """Formas de estropear una entrada: ninguna puede valer puntos ni romper al juez."""
    first = next(i for i, x in enumerate(arguments) if isinstance(x, np.ndarray))

    def put(value, at=first):
        return (*arguments[:at], value, *arguments[at + 1 :])

    yield from (None, 3, "texto", (), arguments[:-1], (*arguments, 1), arguments[0])
    bad = (None, "x", 1.0, a(2), np.array(["x"]), np.full(arguments[first].shape, np.nan))
    for value in (*bad, np.zeros((0,) * arguments[first].ndim), np.zeros((1,) * 12), a(101, 100)):
        yield put(value)
    for value in (-1, 0.5, True, "x", 10**9, None, np.ones(2)):
        yield put(value, len(arguments) - 1)


@pytest.mark.parametrize("name", FOUND)
def test_invalid_inputs_get_nothing_and_a_reason(name):
    last_may_be_a_float = isinstance(FOUND[name][-1], float)
    for given in broken(FOUND[name]):
        verdict = evaluate(name, lambda given=given: given)
        if last_may_be_a_float and isinstance(given, tuple) and verdict.points:
            assert isinstance(given[-1], int | float)
            continue
        assert verdict.points == 0, given
        assert verdict.message


def test_an_input_that_fits_nothing():
    verdict = evaluate("counterexample_convolve", lambda: (a(1, 2, 2), a(1, 3, 3), 1.0))
    assert verdict.points == 0
    assert "no encajan" in verdict.message
