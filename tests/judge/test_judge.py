"""El juez: qué acepta, qué rechaza y qué dice."""

import json
import re
import sys

import numpy as np
import pytest

from grader import evaluate, exercises
from grader.arguments import digest
from grader.evidence import Call, Evidence, Raised, Trouble, Value
from grader.judge.judging import judge
from grader.judge.watching import unwatched
from tests.kit.right import RIGHT, backward, forward, numerical_gradient, padded
from tests.kit.sample_class import ROOT

pytestmark = pytest.mark.student

SEEDS = (None, 7, b"secreta")
#: Lo que PyTorch deja para después tarda más de un segundo en cada proceso que juzga.
LATER = {"torch._dynamo", "sympy"}


def failed(verdict):
    return {c.name for c in verdict.criteria if c.failed}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", RIGHT)
def test_right_solution_gets_everything(name, seed):
    verdict = evaluate(name, RIGHT[name], seed)
    assert verdict.passed, verdict.message
    assert verdict.points == verdict.max_points == exercises.get(name).points
    assert verdict.mistake is None


@pytest.mark.parametrize("name", RIGHT)
def test_a_known_mistake_is_rejected_and_named(name):
    """Uno de cada tres; todos, con las soluciones que los cometen, en ``make mutants``."""
    exercise = exercises.get(name)
    loaded = {*sys.modules}
    for number, mistake in enumerate(exercise.mistakes[::3]):
        seed = SEEDS[number % len(SEEDS)]  # todos los sorteos, cada error en uno
        verdict = evaluate(name, unwatched(mistake.oracle), seed)
        assert not verdict.passed, mistake.id
        assert verdict.points < verdict.max_points
        assert verdict.mistake is mistake, (mistake.id, verdict.mistake, verdict.message)
        assert not LATER & ({*sys.modules} - loaded), mistake.id


SPOIL = {
    "values": lambda result: result + 1,
    "shape": lambda result: np.asarray(result)[None],
    "dtype": lambda result: result.astype(complex),
    "view": np.copy,
    "cost": lambda result: result if sum(range(3_000_000)) else None,
}


@pytest.mark.parametrize("name", RIGHT)
def test_every_criterion_can_fail_alone_or_with_others(name):
    """Ningún criterio es decorativo: para cada uno hay una solución que solo falla por él."""
    exercise = exercises.get(name)
    plan = exercise.draw(None)
    for target in exercise.criteria:
        asked = []

        def spoiled(*arguments, asked=asked, target=target):
            # para medir lo que cuesta se llama otra vez con lo mismo
            measured = asked and asked[-1].criterion.looks_at == "cost"
            if not (measured and digest(arguments) == asked[-1].digest):
                asked.append(plan[len(asked)])
            criterion = asked[-1].criterion
            result = RIGHT[name](*arguments)
            if criterion is not target:
                return result
            if target.looks_at == "inputs":
                next(a for a in arguments if isinstance(a, np.ndarray))[...] = 0
                return result
            if target.looks_at == "integer":
                return float(result)
            parts = list(result) if isinstance(result, tuple) else [result]
            where = target.output or 0
            parts[where] = SPOIL[target.looks_at](parts[where])
            return tuple(parts) if isinstance(result, tuple) else parts[0]

        assert failed(evaluate(name, spoiled)) == {target.name}


def test_weights_are_the_points_and_names_are_unique():
    for exercise in exercises.all_exercises().values():
        assert exercise.points == sum(c.weight for c in exercise.criteria)
        names = [c.name for c in exercise.criteria]
        assert len(set(names)) == len(names)
        ids = [m.id for m in exercise.mistakes]
        assert len(set(ids)) == len(ids)


def test_inputs_depend_on_the_seed_and_only_on_it():
    exercise = exercises.get("conv_forward")
    first, again, other = (
        [q.arguments for q in exercise.draw(seed) if not q.is_aside] for seed in (b"a", b"a", b"b")
    )
    assert all(np.array_equal(x[0], y[0]) for x, y in zip(first, again, strict=True))
    assert not any(np.array_equal(x[0], y[0]) for x, y in zip(first, other, strict=True))


def test_window_of_wrong_shape_loses_the_shape_only():
    verdict = evaluate("convolve", lambda X, W, b: np.sum(X * W).reshape(1, 1, 1) + b)
    assert failed(verdict) == {"devuelve un solo número"}


@pytest.mark.parametrize("kind", [float, np.float64, np.asarray])
def test_any_kind_of_single_number_is_right(kind):
    assert evaluate("convolve", lambda X, W, b: kind(np.sum(X * W) + b)).passed


def test_float32_passes_with_a_remark():
    verdict = evaluate("conv_forward", lambda *a: forward(*a).astype(np.float32))
    assert verdict.passed
    assert any("float32" in remark for remark in verdict.remarks)


def test_fortran_order_is_fine():
    assert evaluate("conv_forward", lambda *a: np.asfortranarray(forward(*a))).passed


def test_first_difference_has_index_values_and_window():
    def wrong(layer_input, W, b, stride, padding):
        out = forward(layer_input, W, b, stride, padding)
        out[0, 0, 1, 0] += 5
        return out

    difference = evaluate("conv_forward", wrong).first_difference
    assert difference.index == (0, 0, 1, 0)
    assert difference.obtained == pytest.approx(difference.expected + 5)
    assert difference.wrong == 1
    exercise = exercises.get("conv_forward")
    layer_input, W, *_ = next(q.arguments for q in exercise.draw(None) if "stride 1" in q.criterion.name)
    assert np.array_equal(difference.windows[0][1], layer_input[0, 0, 1:4, 0:3])
    assert np.array_equal(difference.windows[1][1], W[0, 0])


def test_shape_message_gives_both_shapes_and_the_formula():
    verdict = evaluate("zero_padding", lambda X, pad: X)
    assert "(2, 3, 4, 5)" in verdict.message
    assert "(2, 3, 6, 7)" in verdict.message
    assert "H + 2·pad" in verdict.message


def test_mutated_input_is_seen():
    def mutates(X, pad):
        out = padded(X, pad)
        X[:] = 0
        return out

    verdict = evaluate("zero_padding", mutates)
    assert failed(verdict) == {"no modifica la entrada"}


def _spoils(when):
    """Lo correcto, y además estropea la entrada en las llamadas que cumplen ``when``."""

    def zero_padding(X, pad):
        padded_ = padded(X, pad)
        if when(X, pad):
            X[..., 0] = 0
        return padded_

    return zero_padding


@pytest.mark.parametrize(
    "when",
    [lambda X, pad: pad > 1, lambda X, pad: pad == 0, lambda X, pad: len(X) > 1 and pad],
    ids=["pad > 1", "pad = 0", "lote"],
)
def test_modifying_the_input_counts_in_whichever_call_it_happens(when):
    verdict = evaluate("zero_padding", _spoils(when))
    assert failed(verdict) == {"no modifica la entrada"}
    assert "modifica `X`" in verdict.message
    assert "`X`" in verdict.message


def test_unfinished_exercise_is_said_so():
    def unfinished(X, pad):
        raise NotImplementedError("falta")

    verdict = evaluate("zero_padding", unfinished)
    assert verdict.points == 0
    assert "sin terminar" in verdict.message


def test_exception_message_shows_the_students_line():
    def broken(X, pad):
        return X.no_existe

    verdict = evaluate("zero_padding", broken)
    assert "AttributeError" in verdict.message
    assert "return X.no_existe" in verdict.message


class Liar(np.ndarray):
    """Un array que dice ser igual a todo."""

    def __eq__(self, other):
        return np.ones(self.shape, bool)

    __hash__ = None

    def __array_ufunc__(self, *arguments, **options):
        return np.ones(self.shape, bool)

    def __array_function__(self, *arguments, **options):
        return np.ones(self.shape, bool)


@pytest.mark.parametrize(
    "result",
    [
        None,
        "texto",
        [],
        [[1, 2], [3]],
        (1, 2),
        (),
        {"a": 1},
        iter([1]),
        object(),
        float("nan"),
        float("inf"),
        1j,
        True,
        np.array(["a"]),
        np.array([object()]),
        np.zeros(0),
        np.zeros((1, 1, 1)).view(Liar),
        np.zeros(3 * 2**20),
        type("Raro", (), {"__array__": lambda self: 1 / 0})(),
    ],
    ids=lambda r: type(r).__name__,
)
@pytest.mark.parametrize("name", RIGHT)
def test_strange_results_get_a_verdict(name, result):
    verdict = evaluate(name, lambda *_: result)
    assert verdict.points < verdict.max_points
    assert verdict.message


@pytest.mark.parametrize("position", [0, 1, 2])
def test_each_gradient_has_its_own_points(position):
    def wrong(*arguments):
        results = list(backward(*arguments))
        results[position] = results[position] * 2
        return tuple(results)

    names = ["l_a_prev, caso básico", "W_new, caso básico", "b_new, caso básico"]
    lost = failed(evaluate("conv_backward", wrong))
    assert lost.intersection(names) == {names[position]}


def test_two_mistakes_in_different_results_are_both_named():
    def wrong(*arguments):
        _, W_new, b_new = backward(*arguments)
        _, W, b = (arguments[i] for i in (2, 3, 4))
        overwritten = next(
            m for m in exercises.get("conv_backward").mistakes if m.id == "sin-acumular"
        ).oracle(*arguments)[0]
        return overwritten, 2 * W - W_new, 2 * b - b_new

    verdict = evaluate("conv_backward", wrong)
    assert {m.id for m in verdict.mistakes} == {"sin-acumular", "signo-del-paso"}
    assert "`+=`" in verdict.message


def test_a_mistake_is_not_named_when_its_result_does_not_coincide_everywhere():
    def wrong(*arguments):
        dX, W_new, b_new = backward(*arguments)
        W, b = arguments[3], arguments[4]
        factor = 2.0 if arguments[5] == 1 else 3.0
        return dX, factor * W - W_new, factor * b - b_new

    assert evaluate("conv_backward", wrong).mistakes == ()


@pytest.mark.parametrize("results", [2, 4])
def test_wrong_number_of_results_is_said(results):
    verdict = evaluate("conv_backward", lambda *a: (backward(*a) * 2)[:results])
    assert verdict.points == 0
    assert "tupla de 3" in verdict.message


def test_a_list_of_results_is_as_good_as_a_tuple():
    assert evaluate("conv_backward", lambda *a: list(backward(*a))).passed


def test_restoring_the_input_with_sums_is_not_modifying_it():
    def in_place(f, x, eps=1e-5):
        gradient = np.zeros_like(x)
        for index in np.ndindex(x.shape):
            x[index] += eps
            high = f(x)
            x[index] -= 2 * eps
            gradient[index] = (high - f(x)) / (2 * eps)
            x[index] += eps
        return gradient

    assert evaluate("numerical_gradient", in_place).passed

    def forgetful(f, x, eps=1e-5):
        gradient = numerical_gradient(f, x, eps)
        x += eps
        return gradient

    assert failed(evaluate("numerical_gradient", forgetful)) == {"no modifica la entrada"}


def test_ties_go_to_the_first_maximum_only():
    exercise = exercises.get("max_pooling_backward")
    for mistake in exercise.mistakes:
        if "empat" in mistake.id or mistake.id == "ultimo-maximo":
            assert failed(evaluate(exercise.name, mistake.oracle)) == {"empates"}


def test_nan_propagates():
    """El oráculo también da NaN si la entrada lo tiene; con NaN en la salida no basta."""
    assert not evaluate("conv_forward", lambda *a: forward(*a) * np.nan).passed


def test_lost_calls_count_as_failures():
    exercise = exercises.get("convolve")
    calls = (Call(value=Value("scalar", "float", np.array(1.0))),)
    verdict = judge(exercise, b"k", Evidence("crash", calls, Trouble("crash")))
    assert verdict.points == 0
    assert "El proceso terminó mientras se ejecutaba la función." in [
        c.problem.text for c in verdict.criteria
    ]


def test_forged_evidence_does_not_break_the_judge():
    exercise = exercises.get("zero_padding")
    weird = Call(value=Value("array", "ndarray", None), changed=(99, -5))
    fake = Call(error=Raised("E", "m"), changed=(3,))
    verdict = judge(exercise, None, Evidence("ok", (weird, fake) * 50))
    assert verdict.points == 0


def test_unknown_exercise_lists_the_known_ones():
    with pytest.raises(KeyError, match="zero_padding"):
        evaluate("no_existe", padded)


def test_every_known_mistake_belongs_to_one_help_box_of_its_notebook():
    """Salvo los que no dan ningún síntoma de los que hay: un título que no es verdad confunde."""
    root = ROOT / "solutions"
    for exercise in exercises.all_exercises().values():
        if exercise.suspect or not exercise.mistakes:
            continue
        (path,) = (root / exercise.unit).glob("*.ipynb")
        text = "".join("".join(cell["source"]) for cell in json.loads(path.read_text("utf-8"))["cells"])
        boxes = [re.sub(r"<[^>]+>", "", title) for title in re.findall(r"<summary>(.*?)</summary>", text)]
        for mistake in exercise.mistakes:
            assert mistake.help in ("", *boxes), (exercise.name, mistake.id, mistake.help)


def test_single_precision_in_one_result_excuses_what_was_computed_from_it():
    """Un buffer float32 en los pesos da un W_new en doble con la precisión de simple."""

    def buffered(l_O, learning_rate, layer_input, W, b, stride, padding):
        dX, W_new, b_new = backward(l_O, learning_rate, layer_input, W, b, stride, padding)
        dW = ((W - W_new) / learning_rate).astype(np.float32)
        return dX.astype(np.float32), W - learning_rate * dW, b_new

    verdict = evaluate("conv_backward", buffered)
    assert verdict.passed, verdict.message
    assert verdict.remarks


def test_a_predicted_error_must_be_the_same_error():
    mistake = next(m for m in exercises.get("zero_padding").mistakes if m.id == "recorte-vacio")

    def other_cause(X, pad):
        if pad == 0:
            raise ValueError("no quiero")
        return padded(X, pad)

    assert evaluate("zero_padding", mistake.oracle).mistake is mistake
    assert evaluate("zero_padding", other_cause).mistakes == ()


def test_fast_layers_that_mix_images_and_filters_fail_in_the_batch():
    """Con una imagen, o con un filtro, separar mal las filas no se nota."""

    def forward_mixed(*arguments):
        Z = forward(*arguments)
        N, F, *sides = Z.shape
        return Z.transpose(1, 0, 2, 3).reshape(N, F, *sides)

    def backward_mixed(l_O, *arguments):
        N, F, *sides = l_O.shape
        return backward(l_O.reshape(F, N, *sides).transpose(1, 0, 2, 3), *arguments)

    for name, mixed in (("conv_forward_fast", forward_mixed), ("conv_backward_fast", backward_mixed)):
        verdict = evaluate(name, mixed)
        assert {"varias imágenes en el lote", "casos límite"} <= failed(verdict)
        assert verdict.points <= 0.85 * verdict.max_points
