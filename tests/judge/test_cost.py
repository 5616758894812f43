"""«Sin bucles por ventana»: lo cumple quien no los tiene y no quien los tiene, y hay sitio entre los dos."""

from dataclasses import replace

import numpy as np
import pytest

from grader import exercises, observing
from grader.evidence import Call, Evidence, ProtocolError, Value, call_from_wire, call_to_wire
from grader.exercises.vectorization.inputs import NO_LOOPS as NO_LOOPS_NAME
from grader.judge.judging import evaluate, judge
from grader.observing import LARGE, observe
from tests.kit.sample_class import ROOT
from tests.mutants import collection

FOLDER = ROOT / "tests/judged"

pytestmark = pytest.mark.student


def im2col(layer_input, filter_size, stride, padding):
    """La ventana de cada posición, de todas las imágenes a la vez: el bucle más barato que hemos escrito."""
    f = filter_size
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    h, w = ((n - f) // stride + 1 for n in x.shape[2:])
    columns = np.empty((len(x), h, w, x.shape[1], f, f))
    for i in range(h):
        for j in range(w):
            columns[:, i, j] = x[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
    return columns.reshape(len(x) * h * w, -1)


def col2im(columns, shape, filter_size, stride, padding):
    n, c, *sides = shape
    f, p = filter_size, padding
    h, w = ((side + 2 * p - f) // stride + 1 for side in sides)
    g = columns.reshape(n, h, w, c, f, f)
    x = np.zeros((n, c, sides[0] + 2 * p, sides[1] + 2 * p))
    for i in range(h):
        for j in range(w):
            x[:, :, i * stride : i * stride + f, j * stride : j * stride + f] += g[:, i, j]
    return x[:, :, p : p + sides[0], p : p + sides[1]]


def conv_forward_fast(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    h, w = ((n - f) // stride + 1 for n in x.shape[2:])
    weights = W.reshape(len(W), -1).T
    Z = np.empty((len(x), len(W), h, w))
    for i in range(h):
        for j in range(w):
            window = x[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
            Z[:, :, i, j] = window.reshape(len(x), -1) @ weights + b
    return Z


def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    f, p = W.shape[-1], padding
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    dX, dW, weights = np.zeros(x.shape), np.zeros((len(W), W[0].size)), W.reshape(len(W), -1)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            g = l_O[:, :, i, j]
            place = np.s_[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
            dX[place] += (g @ weights).reshape(len(x), -1, f, f)
            dW += g.T @ x[place].reshape(len(x), -1)
    dX = dX[:, :, p : p + layer_input.shape[2], p : p + layer_input.shape[3]]
    return dX, W - learning_rate * dW.reshape(W.shape), b - learning_rate * l_O.sum((0, 2, 3))


LOOPS = {f.__name__: f for f in (im2col, col2im, conv_forward_fast, conv_backward_fast)}
NO_LOOPS = [s for name in LOOPS for s in collection.load(FOLDER)[name] if s.right]
CALIBRATED = {name: next(q for q in exercises.get(name).draw(None) if q.criterion.most) for name in LOOPS}
#: Cuántas veces más o menos que lo admitido cuestan, al menos, con una máquina tranquila; aquí, la mitad.
MARGIN = 5


def cost(name, function):
    """Lo que cuesta, en lo que se admite: la menor de tres veces, que es la que menos estorbó la máquina."""
    question = CALIBRATED[name]
    seen = [observe(function, question.arguments) for _ in range(3)]
    assert all(call.error is None for call in seen), seen[0].error
    return min(call.cost for call in seen) / question.criterion.most


def loops_criterion(verdict):
    return next(c for c in verdict.criteria if c.name == NO_LOOPS_NAME)


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_over_windows_costs_far_more_than_is_admitted(name):
    verdict = evaluate(name, LOOPS[name])
    assert [c.name for c in verdict.criteria if not c.passed] == [NO_LOOPS_NAME], verdict.message
    assert "una vuelta por ventana" in verdict.message
    assert cost(name, LOOPS[name]) > MARGIN / 2


@pytest.mark.parametrize("solution", NO_LOOPS, ids=lambda s: f"{s.exercise}: {s.title}")
def test_what_has_no_loop_over_windows_costs_far_less(solution):
    assert cost(solution.exercise, solution.function()) < 2 / MARGIN


@pytest.mark.parametrize("name", LOOPS)
def test_a_call_that_was_not_measured_is_not_admitted(name):
    """Lo que se mide viene de un proceso del que no nos fiamos: sin número no hay puntos, y NaN no lo es."""
    exercise = exercises.get(name)
    right = next(s for s in NO_LOOPS if s.exercise == name).function()
    calls = tuple(observe(right, question.arguments) for question in exercise.draw(None))
    for forged in (None, float("nan"), float("inf")):
        evidence = Evidence("ok", tuple(replace(call, cost=forged) for call in calls))
        assert not loops_criterion(judge(exercise, None, evidence)).passed
    assert judge(exercise, None, Evidence("ok", calls)).passed


def test_only_large_arguments_are_measured():
    small, large = np.ones((2, 2)), np.ones(LARGE)
    assert observe(np.sum, (small,)).cost is None
    assert observe(np.sum, (large,)).cost > 0
    assert observe(np.sum, (large, 1, 2, 3, 4, 5, 6)).cost is None  # falla: no hay qué medir


def test_a_view_is_told_from_a_copy():
    x = np.arange(6.0)
    assert observe(lambda a: a[::2], (x,)).shares
    assert observe(lambda a: a, (x,)).shares
    for copy in (np.copy, list, sum, lambda a: (a,)):
        assert not observe(copy, (x,)).shares


def test_the_cost_does_not_depend_on_how_fast_the_clock_runs(monkeypatch):
    """Una máquina diez veces más lenta gasta diez veces más en las dos cosas que se comparan."""
    real = observing._now
    plain = cost("im2col", im2col)
    monkeypatch.setattr(observing, "_now", lambda: 10 * real())
    assert plain / 3 < cost("im2col", im2col) < 3 * plain


def test_what_was_measured_travels_and_is_kept():
    call = Call(value=Value("scalar", "float", np.array(1.0)), cost=2.5, shares=True)
    assert call_from_wire(call_to_wire(call)) == call
    assert {"cost", "shares"}.isdisjoint(call_to_wire(replace(call, cost=None, shares=False)))
    with pytest.raises(ProtocolError):
        call_from_wire(call_to_wire(call) | {"cost": "poco"})
