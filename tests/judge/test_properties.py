"""Con cualquier entrada válida el juez da la razón a PyTorch: lo correcto pasa y una sola diferencia no."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader import exercises
from grader.arguments import Formula
from grader.evidence import Evidence
from grader.exercises.base import ATOL, RTOL, Criterion, outputs
from grader.exercises.drawing import Draw
from grader.judge.comparison import all_close, close
from grader.judge.judging import judge
from grader.observing import describe, observe
from tests.kit.right import RIGHT

pytestmark = pytest.mark.student


@st.composite
def layers(draw, padded=True):
    """Una capa válida cualquiera: ``(forma de la entrada, f, stride, padding)``."""
    f, stride = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    padding = draw(st.integers(0, 3)) if padded else 0
    sides = st.integers(max(1, f - 2 * padding), 7)
    shape = (draw(st.integers(1, 3)), draw(st.integers(1, 3)), draw(sides), draw(sides))
    return shape, f, stride, padding


def _size(shape, f, stride, padding):
    return tuple((n + 2 * padding - f) // stride + 1 for n in shape[2:])


@st.composite
def arguments(draw, name):
    """Una lista de argumentos válida de la función ``name``."""
    d = Draw(draw(st.integers(0, 2**32)))
    shape, f, stride, padding = draw(layers(padded="pooling" not in name))
    filters = draw(st.integers(1, 4))
    x, kernel, bias = d.array(*shape), d.array(filters, shape[1], f, f), d.array(filters)
    height, width = _size(shape, f, stride, padding)
    tied = draw(st.booleans())
    pooled = np.round(x) if tied else x  # con valores enteros hay empates
    layer = d.array(shape[0], shape[2]), d.array(shape[2], filters), d.array(filters)
    free = {
        "negative_image": (x,),
        "zero_padding": (x, padding),
        "convolve": (d.array(shape[1], f, f), kernel[0], d.number()),
        "output_size": (shape[2], f, stride, padding),
        "feature_map": (np.pad(x[0], ((0, 0), *((padding, padding),) * 2)), kernel[0], d.number(), stride),
        "conv_forward": (x, kernel, bias, stride, padding),
        "numerical_gradient": (Formula((x[0, 0], x[0, 0] * 2, x[0, 0] - 1)), d.array(*shape[2:])),
        "conv_backward": (
            d.array(shape[0], filters, height, width),
            0.1,
            x,
            kernel,
            bias,
            stride,
            padding,
        ),
        "max_pooling_forward": (pooled, f, stride),
        "average_pooling_forward": (pooled, f, stride),
        "max_pooling_backward": (d.array(*shape[:2], height, width), pooled, f, stride),
        "average_pooling_backward": (d.array(*shape[:2], height, width), pooled, f, stride),
        "relu_forward": (pooled,),
        "relu_backward": (d.array(*shape), pooled),
        "linear_forward": layer,
        "linear_backward": (d.array(shape[0], filters), 0.1, *layer),
        "softmax_cross_entropy": (layer[0], d.generator.integers(0, shape[2], size=shape[0])),
    }
    if name in free:
        return free[name]
    # de un ejercicio que no está arriba, lo que sortean sus criterios; las llamadas con enteros son aparte
    drawn = exercises.get(name).draw(draw(st.integers(0, 9)))
    return draw(st.sampled_from([q.arguments for q in drawn if not q.is_aside]))


def _only(name, given_arguments):
    """El ejercicio ``name`` reducido a una llamada."""
    once = Criterion("cualquiera", 1, lambda d: [given_arguments])
    return replace(exercises.get(name), criteria=(once,))


def _like(result, parts):
    """Las ``parts``, en orden, con la forma de ``result``: un array, una tupla o un diccionario."""
    if isinstance(result, dict):
        return {key: _like(inside, parts) for key, inside in result.items()}
    return tuple(_like(inside, parts) for inside in result) if isinstance(result, tuple) else next(parts)


@pytest.mark.parametrize("name", RIGHT)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_right_passes_and_one_different_value_does_not(name, data):
    chosen = data.draw(arguments(name))
    exercise = _only(name, chosen)
    call = observe(RIGHT[name], chosen)
    verdict = judge(exercise, None, Evidence("ok", (call,)))
    assert verdict.passed, verdict.message

    right = exercise.oracle(*chosen)
    results = [np.array(r, dtype=float) for r in outputs(right)]
    which = data.draw(st.integers(0, len(results) - 1))
    place = data.draw(st.integers(0, results[which].size - 1))
    results[which].flat[place] += data.draw(st.sampled_from([0.1, -0.5, np.nan, np.inf, 1e9]))
    spoiled = replace(call, value=describe(_like(right, iter(results))))
    verdict = judge(exercise, None, Evidence("ok", (spoiled,)))
    assert not verdict.passed
    assert verdict.points == 0
    difference = verdict.first_difference
    assert difference.wrong == 1
    assert np.ravel_multi_index(difference.index, results[which].shape) == place


@pytest.mark.parametrize("name", RIGHT)
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_how_the_result_is_stored_does_not_matter(name, data):
    chosen = data.draw(arguments(name))
    exercise = _only(name, chosen)

    def stored(result):
        if not result.ndim:
            return result
        wide = np.zeros([2 * n for n in result.shape])
        strided = wide[tuple(slice(None, None, 2) for _ in result.shape)]
        strided[...] = result
        frozen = result.copy()
        frozen.flags.writeable = False
        return data.draw(st.sampled_from([strided, frozen, np.asfortranarray(result), result.tolist()]))

    def styled(*given_arguments):
        result = RIGHT[name](*given_arguments)
        return _like(result, map(stored, outputs(result)))

    verdict = judge(exercise, None, Evidence("ok", (observe(styled, chosen),)))
    assert verdict.passed, verdict.message


numbers = st.floats(allow_nan=True, allow_infinity=True) | st.sampled_from([0.0, -0.0, 1e-9, 1.0, 1 + 1e-6])


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6), st.sampled_from([0.0, 1e-4, 2.0]))
def test_closeness_is_that_of_numpy(pairs, slack):
    obtained, expected = (np.array(side) for side in zip(*pairs, strict=True))
    wanted = np.isclose(obtained, expected, rtol=RTOL, atol=ATOL + slack, equal_nan=True)
    assert np.array_equal(close(obtained, expected, slack), wanted)
    assert all_close(obtained, expected, slack) == wanted.all()
