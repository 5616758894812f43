"""Un argumento, sea lo que sea, sobrevive al viaje, se compara entero y se ve lo que cambia dentro de él."""

import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader import arguments, exercises
from grader.arguments import Formula, NotAnArgument, copied, digest, from_data, same, to_data, words
from grader.evidence import Evidence
from grader.exercises.base import Criterion, Exercise
from grader.judge.judging import judge
from grader.observing import observe
from grader.sandbox import wire

pytestmark = pytest.mark.student

DTYPES = st.sampled_from(["<f8", "<f4", ">f8", "<i8", "|u1", "|b1", "<c16"])


@st.composite
def layouts(draw):
    """Un array de números: por filas, por columnas o de solo lectura."""
    array = draw(arrays.arrays(draw(DTYPES), arrays.array_shapes(min_dims=0, max_dims=3, max_side=2)))
    array = np.array(array, order=draw(st.sampled_from("CF")))
    array.flags.writeable = draw(st.booleans())
    return array


NUMBERS = st.booleans() | st.integers() | st.floats() | st.complex_numbers()
SCALARS = st.floats(width=32).map(np.float32) | st.integers(-100, 100).map(np.int64)
LEAVES = st.none() | NUMBERS | SCALARS | st.text() | layouts()
KEYS = st.text() | st.integers() | st.tuples(st.integers(), st.text())
FORMULAS = st.tuples(layouts(), layouts(), layouts()).map(Formula)
ARGUMENTS = st.recursive(
    LEAVES | FORMULAS,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(KEYS, inner),
    max_leaves=6,
)


def traveled(value):
    """``value`` después de ir en un mensaje."""
    return from_data(wire.read_message(io.BytesIO(wire.pack({"a": to_data(value)})))["a"])


def arrays_in(value):
    """Los arrays que hay dentro de ``value``, estén donde estén."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, Formula):
        yield from arrays_in(value.coefficients)
    elif isinstance(value, tuple | list | dict):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from arrays_in(inside)


@settings(max_examples=60)
@given(ARGUMENTS)
def test_it_survives_the_trip_and_a_copy(value):
    for other in (traveled(value), copied(value)):
        assert same(value, other)
        assert digest([other]) == digest([value])
        for before, after in zip(arrays_in(value), arrays_in(other), strict=True):
            assert not np.shares_memory(before, after)
            assert before.flags.writeable == after.flags.writeable
            assert before.flags.f_contiguous == after.flags.f_contiguous


@settings(max_examples=60)
@given(ARGUMENTS, ARGUMENTS)
def test_two_that_differ_do_not_have_the_same_digest(one, other):
    assume(not same(one, other))
    assert digest([one]) != digest([other])
    assert digest([one, other]) != digest([(one, other)])


def spoiled(value):
    """Cambia un valor de cada array que haya dentro."""
    for array in arrays_in(value):
        array[...] = array + 1 if array.dtype != bool else ~array


CHANGEABLE = st.recursive(
    st.lists(st.integers(-9, 9), min_size=1, max_size=3).map(lambda values: np.array(values, float)),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=2)
        | st.tuples(inner, st.text(max_size=2))
        | st.dictionaries(st.text(max_size=2), inner, min_size=1, max_size=2)
    ),
    max_leaves=3,
)


@given(CHANGEABLE)
def test_a_change_inside_is_seen(value):
    before = copied(value)
    assert observe(lambda _, v: spoiled(v), [1, value]).changed == (1,)
    assert observe(lambda *_: None, [1, value]).changed == ()
    assert same(value, before), "la función recibe una copia"


@pytest.mark.parametrize("change", [lambda v: v.append(1), lambda v: v.pop(), lambda v: v.reverse()])
def test_a_list_that_grows_shrinks_or_turns_is_seen(change):
    assert observe(change, [[1.0, 2.0]]).changed == (0,)
    assert observe(lambda v: v["W"].append(3), [{"W": [1]}]).changed == (0,)


def test_long_lists_that_differ_in_one_value_have_another_digest():
    one = [np.arange(5000.0), np.arange(5000.0)]
    other = copied(one)
    other[1][2500] += 1
    assert digest([one]) != digest([other])


@pytest.mark.parametrize(
    "value", [object(), {1, 2}, b"x", np.array(["a"]), np.array([None]), print, np.str_("a")]
)
def test_what_is_not_an_argument_is_neither_sent_nor_digested(value):
    for inside in (value, [value], {"a": (value,)}):
        with pytest.raises(NotAnArgument):
            to_data(inside)
        with pytest.raises(NotAnArgument):
            digest([inside])


@pytest.mark.parametrize(
    "data",
    [
        {"$tuple": 3},
        {"$dict": [[[], 1]]},
        {"$dict": [1]},
        {"$scalar": 2},
        {"$complex": ["x", 1]},
        {"$kept": ["F"]},
        {"$function": ["os.system", "ls"]},
        {"$function": []},
        {"otra": 1},
        {"$tuple": [], "$dict": []},
        {},
    ],
)
def test_data_that_lies_is_refused(data):
    with pytest.raises(ValueError, match=r"argumento|unpack"):
        from_data([data])


def test_digests_are_those_of_the_evidence_already_saved():
    """Si cambiaran, nada de lo guardado se podría volver a juzgar."""
    x = np.arange(6.0).reshape(2, 3)
    assert digest([x, 2, 0.5]) == "a9498c8766803d26"
    assert digest([Formula((x, x, x)), x]) == "cd5fa69fda8c9a35"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (np.zeros((2, 3)), "p de forma (2, 3)"),
        (2, "p = 2"),
        (0.1234567891, "p = 0.123457"),
        (np.float32(0.5), "p = 0.5"),
        ("mismo", "p = 'mismo'"),
        (None, "p = None"),
        ([1, 2], "p (lista de 2)"),
        ((), "p (tupla de 0)"),
        ({"W": 1, "b": 2}, "p (diccionario: W, b)"),
        (
            {"conv1_W": 1, "conv1_b": 2, "conv2_W": 3, "conv2_b": 4},
            "p (diccionario: conv1_W, conv1_b, conv2_W, conv2_b)",
        ),
        (
            dict.fromkeys(["una_clave_muy_larga", "otra_clave", "y_la_de_siempre"]),
            "p (diccionario: una_clave_muy_larga, otra_clave, y_la_de_s…)",
        ),
        (Formula((1, 2, 3)), "p"),
    ],
)
def test_it_is_told_in_a_few_words(value, told):
    assert words("p", value) == told


def scaled(params, factor):
    return factor, {name: factor * array for name, array in params.items()}


def _params(d):
    return [({"W": d.array(2, 3), "b": d.array(3)}, 2.0)]


SCALE = Exercise(
    name="scale",
    unit="00_inicio",
    parameters=("params", "factor"),
    outputs=("loss", "params['W']", "params['b']"),
    oracle=scaled,
    criteria=(
        Criterion("valores", 2, lambda d: [({"W": d.array(2, 3), "b": d.array(3)}, 2.0)]),
        Criterion(
            "no modifica la entrada", 1, lambda d: [({"W": d.array(2), "b": d.array(1)}, 3.0)], "inputs"
        ),
    ),
)


def in_place(params, factor):
    for name in params:
        params[name] *= factor
    return factor, params


@pytest.mark.parametrize(
    ("function", "points", "told"),
    [
        (scaled, 3, "¡Todo correcto!"),
        (lambda p, f: (f, dict(reversed(scaled(p, f)[1].items()))), 3, "¡Todo correcto!"),
        (in_place, 2, "La función modifica `params['W']` y `params['b']`; trabaja"),
        (lambda p, f: (scaled(p, f), p.update(b=f))[0], 2, "La función modifica `params['b']`;"),
        (lambda p, f: (f, {**scaled(p, f)[1], "b": p["b"]}), 0, "`params['b'][0]`"),
        (lambda p, f: (f, {"W": p["W"]}), 0, "«params» que devuelve la función es un diccionario (W)"),
        (lambda p, f: (f, list(p.values())), 0, "esperábamos un diccionario con las claves W, b"),
        (lambda p, f: scaled(p, f)[1], 0, "esperábamos una tupla de 2 valores (loss, params)"),
    ],
)
def test_a_dictionary_is_received_returned_and_judged(function, points, told):
    calls = tuple(observe(function, q.arguments) for q in SCALE.draw(None))
    verdict = judge(SCALE, None, Evidence("ok", calls))
    assert told in verdict.message
    assert verdict.points == points


def test_a_single_dictionary_as_result():
    only = replace(SCALE, outputs=("W", "b"), oracle=lambda p, f: scaled(p, f)[1])
    calls = tuple(observe(lambda p, f: p["W"], q.arguments) for q in only.draw(None))
    assert "un diccionario con las claves W, b" in judge(only, None, Evidence("ok", calls)).message
    calls = tuple(observe(lambda p, f: scaled(p, f)[1], q.arguments) for q in only.draw(None))
    assert judge(only, None, Evidence("ok", calls)).passed


def test_every_argument_of_the_course_is_one():
    for exercise in exercises.all_exercises().values():
        for question in exercise.draw(None):
            assert same(question.arguments, traveled(question.arguments))
            assert all(arguments.words("x", a).startswith("x") for a in question.arguments)
