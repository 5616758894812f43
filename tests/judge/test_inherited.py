"""Un error de una función del cuaderno se ve en la que la usa: se dice que puede venir de ahí."""

import numpy as np
import pytest

from grader import evaluate, exercises
from grader.exercises.vectorization.inputs import NO_LOOPS

pytestmark = pytest.mark.student


def _map(output_size):
    def feature_map(X, W, b, stride):
        f = W.shape[-1]
        Z = np.zeros([output_size(n, f, stride, 0) for n in X.shape[1:]])
        for y, x in np.ndindex(*Z.shape):
            window = X[:, y * stride : y * stride + f, x * stride : x * stride + f]
            Z[y, x] = np.sum(window * W) + b
        return Z

    return feature_map


def _columns(windows):
    def im2col(layer_input, filter_size, stride, padding):
        frame = ((0, 0), (0, 0), (padding, padding), (padding, padding))
        every = windows(np.pad(layer_input, frame), filter_size, stride)
        N, n_C, n_H, n_W, _, _ = every.shape
        return every.transpose(0, 2, 3, 1, 4, 5).reshape(N * n_H * n_W, n_C * filter_size**2)

    return im2col


def _layer(im2col):
    def conv_forward_fast(layer_input, W, b, stride, padding):
        N, _, *sides = layer_input.shape
        f = W.shape[-1]
        n_H, n_W = ((n + 2 * padding - f) // stride + 1 for n in sides)
        columns = im2col(layer_input, f, stride, padding)
        Z = columns @ W.reshape(len(W), -1).T + b
        return Z.reshape(N, n_H, n_W, len(W)).transpose(0, 3, 1, 2)

    return conv_forward_fast


USERS = {"feature_map": (_map, "output_size"), "im2col": (_columns, "windows")} | {
    "conv_forward_fast": (_layer, "im2col")
}


def _told(verdict):
    return any(remark.startswith("Si usa `") for remark in verdict.remarks)


@pytest.mark.parametrize("name", USERS)
def test_whatever_is_wrong_below_is_said_to_be_perhaps_below(name):
    made, below = USERS[name]
    assert evaluate(name, made(exercises.get(below).answer)).passed
    found = {m.id: evaluate(name, made(m.oracle)) for m in exercises.get(below).mistakes}
    # los programas de los errores gastan más que un estudiante
    wrong = {id: v for id, v in found.items() if v.first_failed and v.first_failed.name != NO_LOOPS}
    assert not {id: v.diagnosis.possible for id, v in wrong.items() if not _told(v)}


def test_a_size_with_decimals_may_come_from_below():
    def output_size(n, f, stride, padding):
        return (n + 2 * padding - f) / stride + 1

    verdict = evaluate("feature_map", _map(output_size))
    assert "decimales" in verdict.message and _told(verdict)


def test_a_cause_that_is_not_inherited_is_of_the_function():
    right = exercises.get("conv_forward_fast").answer
    verdict = evaluate(
        "conv_forward_fast", lambda x, W, b, stride, padding: right(x, W, 0 * b, stride, padding)
    )
    assert verdict.mistake.id == "sin-sesgo" and not _told(verdict)


@pytest.mark.parametrize("exercise", [e for e in exercises.all_exercises().values() if e.inherited])
def test_what_is_inherited_is_a_known_mistake_of_somebody(exercise):
    known = {m.id for e in exercises.all_exercises().values() for m in e.mistakes}
    assert exercise.uses and {*exercise.inherited} <= known
