"""Cada dato de un veredicto es el que debe ser: lo que una mutación del juez cambiaría sin que se notara."""

from dataclasses import replace

import numpy as np
import pytest

from grader import evaluate, exercises
from grader.evidence import Call, Evidence, Raised, Trouble, Value
from grader.exercises.base import MAX_REMEMBERED_SEEDS, Question
from grader.judge import render
from grader.judge.comparison import Case
from grader.judge.diagnosis import DISTINGUISHING_CASES, diagnose
from grader.judge.forecasts import _same_error
from grader.judge.judging import REMARK_32, ROUNDED, judge, planned_calls, refused
from grader.judge.verdict import UNEARNED, UNSEEN, WAITING
from grader.observing import observe
from tests.kit.right import RIGHT, backward, forward, padded

pytestmark = pytest.mark.student


def seen(name, function, seed=None):
    return [observe(function, a) for a in planned_calls(exercises.get(name), seed)]


def unfinished(*_):
    raise NotImplementedError("Falta escribir el cuerpo de esta función")


def known(name, mistake):
    return next(m for m in exercises.get(name).mistakes if m.id == mistake)


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        (
            Evidence("missing"),
            "No encontramos ninguna función llamada `convolve`: tiene que llamarse así y definirse encima de "
            "`check(convolve)`, en una celda que no dé errores.",
        ),
        (
            Evidence("ok", tuple(seen("convolve", unfinished))),
            "Ejercicio sin terminar: falta escribir el cuerpo de `convolve`.",
        ),
    ],
    ids=["sin función", "sin terminar"],
)
def test_everything_failed(evidence, text):
    nothing_holds(judge(exercises.get("convolve"), None, evidence), text)


def test_what_cannot_be_read_is_refused():
    nothing_holds(refused(exercises.get("convolve"), "No se pudo leer."), "No se pudo leer.")


def nothing_holds(verdict, text):
    exercise = exercises.get("convolve")
    assert (verdict.exercise, verdict.points, verdict.max_points) == ("convolve", 0.0, exercise.points)
    assert [(c.name, c.passed, c.weight) for c in verdict.criteria] == [
        (c.name, False, c.weight) for c in exercise.criteria
    ]
    assert all(c.problem.text == text for c in verdict.criteria)
    assert verdict.message == text
    assert (verdict.mistakes, verdict.remarks) == ((), ())


def test_unfinished_keeps_the_students_line():
    verdict = evaluate("convolve", unfinished)
    assert verdict.first_problem.error.type_name == "NotImplementedError"


def test_unfinished_only_for_some_inputs_is_an_error_like_any_other():
    def partly(X, pad):
        return unfinished() if pad == 0 else padded(X, pad)

    verdict = evaluate("zero_padding", partly)
    assert [c.name for c in verdict.criteria if not c.passed] == ["pad = 0"]
    assert "NotImplementedError" in verdict.message
    assert "sin terminar" not in verdict.message


def test_no_calls_at_all_is_a_crash():
    verdict = judge(exercises.get("convolve"), None, Evidence("crash", trouble=Trouble("memory", 2**30)))
    assert verdict.points == 0
    assert {c.problem.text for c in verdict.criteria} == {"La función agotó la memoria: 1 GiB."}
    verdict = judge(exercises.get("convolve"), None, Evidence("crash"))
    assert {c.problem.text for c in verdict.criteria} == {
        "El proceso terminó antes de responder a esta llamada."
    }
    verdict = judge(exercises.get("convolve"), None, Evidence("timeout"))
    assert "tardó demasiado" in verdict.message


def test_a_right_solution():
    for name, function in RIGHT.items():
        verdict = evaluate(name, function)
        assert (verdict.exercise, verdict.message) == (name, "¡Todo correcto!")
        assert [(c.name, c.weight) for c in verdict.criteria] == [
            (c.name, c.weight) for c in exercises.get(name).criteria
        ]
        assert isinstance(verdict.points, float)
        assert verdict.first_problem is None
        assert verdict.first_difference is None
        assert verdict.remarks == ()


def test_points_are_the_weights_of_what_holds():
    verdict = evaluate("zero_padding", lambda X, pad: padded(X, pad) + (pad == 0))
    assert verdict.points == 9.0
    assert [c.name for c in verdict.criteria if not c.passed] == ["pad = 0"]


def test_the_difference_has_all_its_data():
    def wrong(layer_input, W, b, stride, padding):
        out = forward(layer_input, W, b, stride, padding)
        out[0, 0, 1, 0] += 5
        out[-1, -1, -1, -1] -= 1
        return out

    verdict = evaluate("conv_forward", wrong)
    difference = verdict.first_difference
    exercise = exercises.get("conv_forward")
    arguments = next(q.arguments for q in exercise.draw(None) if q.criterion.looks_at == "values")
    expected = exercise.oracle(*arguments)
    assert difference.output == "La salida"
    assert difference.index == (0, 0, 1, 0)
    assert difference.expected == pytest.approx(expected[0, 0, 1, 0])
    assert difference.obtained == pytest.approx(expected[0, 0, 1, 0] + 5)
    assert (difference.wrong, difference.total) == (2, expected.size)
    assert difference.plane_name == "imagen 0, filtro 0"
    assert difference.plane.shape == expected.shape[2:]
    assert [name for name, _ in difference.windows][:2] == [
        "ventana de la imagen 0, filas 1:4, columnas 0:3, canal 0",
        "filtro 0, canal 0",
    ]
    first = verdict.first_problem
    assert first.difference is difference
    assert first.arguments.startswith("layer_input de forma (1, 2, 5, 5)")
    assert first.text.startswith("La salida[0, 0, 1, 0] vale ")


def test_the_difference_names_the_output():
    def wrong(*arguments):
        dX, W_new, b_new = backward(*arguments)
        return dX, W_new + 1, b_new

    verdict = evaluate("conv_backward", wrong)
    assert verdict.first_difference.output == "`W_new`"
    assert verdict.first_difference.plane_name == "filtro 0, canal 0"
    assert verdict.first_problem.text.startswith("`W_new[0, 0, 0, 0]` vale ")


def test_wrong_shape_says_which_and_what_it_should_be():
    verdict = evaluate("conv_backward", lambda *a: (backward(*a)[0][None], *backward(*a)[1:]))
    text = verdict.first_problem.text
    assert text.startswith("`l_a_prev` tiene forma (1, 2, 3, 6, 5) y esperábamos forma (2, 3, 6, 5)")
    assert text.endswith(", es decir, la de layer_input.")
    verdict = evaluate("convolve", lambda X, W, b: np.array([np.sum(X * W) + b]))
    assert verdict.first_problem.text == "La salida tiene forma (1,) y esperábamos un solo número (forma ())."


def test_wrong_dtype_says_both():
    verdict = evaluate("zero_padding", lambda X, pad: padded(X, pad).astype(np.float64))
    assert verdict.first_problem.text == (
        "La salida es de tipo float64 y la entrada es de tipo float32: el tipo de los datos debe conservarse."
    )


@pytest.mark.parametrize("kind", [int, np.int64, np.int32, np.uint16, np.asarray])
def test_any_integer_is_a_size(kind):
    assert evaluate("output_size", lambda n, f, s, p: kind((n + 2 * p - f) // s + 1)).passed


@pytest.mark.parametrize(
    ("kind", "said"), [(float, "float"), (np.float64, "float64"), (lambda n: np.array([n]), "ndarray")]
)
def test_a_size_that_is_not_an_integer(kind, said):
    verdict = evaluate("output_size", lambda n, f, s, p: kind((n + 2 * p - f) // s + 1))
    (problem,) = [c.problem for c in verdict.criteria if not c.passed]
    assert problem.text == f"El resultado es de tipo {said}; un tamaño es un entero (`int`)."


def test_changed_arguments_are_named():
    def changes(l_O, learning_rate, layer_input, W, b, stride, padding):
        results = backward(l_O, learning_rate, layer_input, W, b, stride, padding)
        W[...] = 0
        b[...] = 0
        return results

    verdict = evaluate("conv_backward", changes)
    assert verdict.first_problem.text == "La función modifica `W` y `b`; trabaja sobre una copia."


def test_a_slow_call_is_said_with_its_input():
    exercise = exercises.get("convolve")
    calls = (Call(timed_out=True), *seen("convolve", RIGHT["convolve"])[1:])
    verdict = judge(exercise, None, Evidence("timeout", calls))
    assert "¿un bucle que no termina?" in verdict.first_problem.text
    assert verdict.first_problem.arguments.startswith("X de forma")


def test_single_precision_is_remarked_once():
    verdict = evaluate("conv_forward", lambda *a: forward(*a).astype(np.float32))
    assert verdict.passed
    assert verdict.remarks == (REMARK_32,)


def _buffers(X, W, b, stride, padding):
    """Todo en float32 por dentro, y el resultado en doble."""
    inside = (a.astype(np.float32) for a in (X, W, b))
    return forward(*inside, stride, padding).astype(float) + np.zeros(1)


@pytest.mark.parametrize("seed", [None, *(f"sorteo {i}".encode() for i in range(11))])
def test_single_precision_inside_is_right_on_every_draw(seed):
    verdict = evaluate("conv_forward", _buffers, seed)
    assert verdict.passed, verdict.message
    assert verdict.remarks == (ROUNDED,)


def _single_softmax(logits, y):
    powers = np.exp(np.float32(logits - logits.max(axis=1, keepdims=True)))
    p, rows = powers / powers.sum(axis=1, keepdims=True), np.arange(len(y))
    loss = np.float32(RIGHT["softmax_cross_entropy"](logits, y)[0])
    p[rows, y] -= np.float32(1)
    return loss, p / np.float32(len(y))


@pytest.mark.parametrize("seed", [f"mutantes {i}".encode() for i in range(12)])
def test_a_gradient_that_almost_cancels_is_right_in_single_precision(seed):
    """Una probabilidad casi 1, menos 1: lo que se pierde es lo de los dos, no lo de la resta."""
    verdict = evaluate("softmax_cross_entropy", _single_softmax, seed)
    assert verdict.passed, verdict.message


def _rounded(digits):
    return lambda X, W, b: np.float32(round(float((X * W).sum() + b), digits))


def _forward_difference(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        moved = x.copy()
        moved[i] += eps
        grad[i] = (f(moved) - f(x)) / eps
    return grad.astype(np.float32)


@pytest.mark.parametrize("seed", [None, b"otro", b"y otro"])
@pytest.mark.parametrize(
    ("name", "function", "most"),
    [
        ("convolve", _rounded(3), 5),
        ("convolve", _rounded(2), 5),
        ("convolve", lambda X, W, b: np.float16((X * W).sum() + b), 5),
        ("conv_forward", lambda *a: (forward(*a) * 1.0009).astype(np.float32), 5),
        ("conv_forward", lambda *a: forward(*a) * (1 + 1e-4), 5),
        ("numerical_gradient", _forward_difference, 3),
    ],
)
def test_single_precision_is_not_a_licence(name, function, most, seed):
    assert evaluate(name, function, seed).points <= most


def test_a_mistake_in_single_precision_is_named_too():
    mistake = known("conv_forward", "filtro-rotado")
    rough = 1 + 1e-6  # lo que se pierde al acumular en precisión simple
    verdict = evaluate("conv_forward", lambda *a: (mistake.oracle(*a) * rough).astype(np.float32))
    assert verdict.mistakes == (mistake,)
    assert evaluate("conv_forward", lambda *a: mistake.oracle(*a) * (1 + 1e-4)).mistakes == ()


@pytest.mark.parametrize("seed", [None, b"otro", b"y otro"])
def test_a_mistake_beside_results_rounded_inside_is_named_too(seed):
    """Todo se calcula en float32 y se devuelve en doble: solo lo que está bien dice que hay redondeo."""
    mistake = known("conv_backward", "signo-en-w")

    def inside(*arguments):
        small = [np.float32(a) if isinstance(a, np.ndarray) else a for a in arguments]
        dX, W_new, b_new = (part.astype(float) for part in backward(*small))
        return dX, 2 * small[3] - W_new, b_new

    verdict = evaluate("conv_backward", inside, seed)
    assert verdict.mistakes == (mistake,)
    assert verdict.remarks == ()  # «los damos por buenos» no se dice de lo que falla


def test_a_mistake_with_axes_lost_is_named_too():
    """El eje que sobra o falta es asunto del criterio de la forma, y no esconde la causa de los valores."""
    mistake = known("max_pooling_forward", "minimo")
    verdict = evaluate("max_pooling_forward", lambda *a: np.squeeze(mistake.oracle(*a)))
    assert verdict.mistakes == (mistake,)
    verdict = evaluate("max_pooling_forward", lambda *a: np.squeeze(mistake.oracle(*a)).T)
    assert verdict.mistakes == ()


def test_three_coincidences_are_needed():
    """Con dos casos que distinguen no se nombra nada, y con tres sí."""
    exercise = exercises.get("convolve")
    mistake = known("convolve", "sin-sesgo")
    plan = [q for q in exercise.draw(None) if q.criterion.looks_at == "values" and q.arguments[2] != 0]

    def cases(count):
        return [Case(q, observe(mistake.oracle, q.arguments)) for q in plan[:count]]

    assert diagnose(exercise, cases(DISTINGUISHING_CASES)).certain == (mistake,)
    assert diagnose(exercise, cases(DISTINGUISHING_CASES - 1)).certain == ()
    assert diagnose(exercise, []).certain == ()


def test_two_that_cannot_be_told_apart_are_both_said():
    """Si las entradas no distinguen dos errores, se dicen los dos; nunca se elige."""
    exercise = exercises.get("convolve")
    rotated, reflected = known("convolve", "filtro-rotado"), known("convolve", "filtro-reflejado")
    criterion = next(c for c in exercise.criteria if c.looks_at == "values")
    kernel = np.arange(1.0, 10.0).reshape(1, 3, 3)
    kernel = kernel + kernel[:, ::-1]  # simétrico de arriba abajo: rotar y reflejar son lo mismo
    windows = [np.random.default_rng(i).normal(size=(1, 3, 3)) for i in range(4)]
    found = diagnose(
        exercise,
        [
            Case(Question(criterion, a, exercise.oracle), observe(rotated.oracle, a))
            for a in ((x, kernel, 1.0) for x in windows)
        ],
    )
    assert found.certain == ()
    assert {(rotated,), (reflected,)} <= {option for cause in found.causes for option in cause.options}


def test_forged_or_odd_values_are_never_a_known_mistake():
    exercise = exercises.get("convolve")
    for call in (
        Call(value=None),
        Call(value=Value("none", "NoneType")),
        Call(error=Raised("TypeError", "x")),
        Call(timed_out=True),
        Call(value=Value("sequence", "tuple", items=(Value("none", "NoneType"),))),
    ):
        calls = (call,) * len(planned_calls(exercise, None))
        verdict = judge(exercise, None, Evidence("ok", calls))
        assert verdict.mistakes == ()
        assert "Puede ser" not in verdict.message


@pytest.mark.parametrize(
    ("kind", "message", "same"),
    [
        ("ValueError", "could not broadcast input array", True),
        ("ValueError", "index 3 is out of bounds", True),
        ("ValueError", "otra cosa", False),
        ("ValueError", "a | b", False),
        ("IndexError", "could not broadcast input array", False),
    ],
)
def test_an_expected_error_may_have_several_messages(kind, message, same):
    predicted = ValueError("broadcast | is out of bounds")
    assert _same_error(Raised(kind, message), predicted) is same
    assert not _same_error(None, predicted)


def test_a_result_of_the_wrong_kind_says_with_which_input():
    problem = evaluate("convolve", lambda *_: None).first_problem
    assert problem.arguments.startswith("X de forma")
    assert problem.text.startswith("La función devuelve None")


def test_each_problem_says_with_which_input_and_keeps_its_error():
    exercise = exercises.get("convolve")
    right = seen("convolve", RIGHT["convolve"])

    def first(call):
        return judge(exercise, None, Evidence("ok", (call, *right[1:]))).first_problem

    slow = first(Call(timed_out=True))
    assert slow.text == "La función tardó demasiado y la detuvimos (¿un bucle que no termina?)."
    broken = first(Call(error=Raised("ValueError", "no", 3, "x = 1")))
    assert broken.error == Raised("ValueError", "no", 3, "x = 1")
    lost = first(Call())
    assert lost.text == "El proceso terminó antes de responder a esta llamada."
    assert slow.arguments == broken.arguments == lost.arguments != ""


def test_a_changed_argument_says_with_which_input():
    def changes(X, pad):
        out = padded(X, pad)
        X[...] = 0
        return out

    assert evaluate("zero_padding", changes).first_problem.arguments.startswith("X de forma")


def test_axes_lost_or_added_cost_only_the_shape():
    for name in ("max_pooling_forward", "average_pooling_backward", "conv_forward"):
        verdict = evaluate(name, lambda *a, name=name: np.squeeze(RIGHT[name](*a)))
        assert [c.name for c in verdict.criteria if not c.passed] == ["forma de la salida"]


def test_a_wrong_shape_among_the_values_names_its_output():
    def cropped(*arguments):
        dX, W_new, b_new = backward(*arguments)
        return (dX, W_new[..., :-1], b_new) if arguments[-1] == 0 else (dX, W_new, b_new)

    verdict = evaluate("conv_backward", cropped)
    problem = next(c.problem for c in verdict.criteria if c.name == "padding 0")
    assert problem.text.startswith("`W_new` tiene forma ")
    assert problem.text.endswith(", es decir, la de W.")


def test_the_place_uses_the_names_of_the_exercise():
    def wrong(layer_input, W, b, stride, padding):
        out = forward(layer_input, W, b, stride, padding)
        out[:, -1] += 1
        return out

    verdict = evaluate("conv_forward", wrong)
    problem = next(c.problem for c in verdict.criteria if c.name == "varios filtros")
    assert problem.difference.where == "Solo falla el último filtro."


class Counted:
    """Un oráculo que cuenta las veces que se le llama."""

    def __init__(self, oracle):
        self.oracle, self.times = oracle, 0

    def __call__(self, *arguments):
        self.times += 1
        return self.oracle(*arguments)


def test_what_is_computed_of_a_draw_serves_for_the_whole_class():
    """Ni el resultado correcto ni lo que daría cada error conocido se calculan otra vez con cada entrega."""
    exercise, seeds = exercises.get("convolve"), (b"ana", b"berta", b"clara")
    counted = {m.id: Counted(m.oracle) for m in exercise.mistakes}
    mistakes = tuple(replace(m, oracle=counted[m.id]) for m in exercise.mistakes)
    right = Counted(exercise.oracle)
    watched = replace(exercise, oracle=right, mistakes=mistakes)

    def named(seed):
        calls = tuple(observe(known("convolve", "sin-sesgo").oracle, a) for a in planned_calls(watched, seed))
        return [m.id for m in judge(watched, seed, Evidence("ok", calls)).mistakes]

    def times():
        return [c.times for c in (right, *counted.values())]

    before = times()
    for seed in seeds:
        assert named(seed) == ["sin-sesgo"]
    first = times()
    assert all(after > count for after, count in zip(first, before, strict=True))
    assert right.times == len(seeds) * len(watched.draw(None))
    for seed in seeds:
        assert named(seed) == ["sin-sesgo"]
    assert times() == first


def test_the_oldest_draw_is_forgotten_first():
    exercise = replace(exercises.get("convolve"))
    first = exercise.draw(0)
    for seed in range(1, MAX_REMEMBERED_SEEDS):
        exercise.draw(seed)
    assert exercise.draw(0) is first
    second = exercise.draw(1)
    exercise.draw("otro")  # el que sobra es el 2
    assert exercise.draw(0) is first
    assert exercise.draw(1) is second


#: Lo que devuelve quien no ha calculado nada: con eso no se ganan más puntos que los de la forma.
IDLE = {
    "la entrada": lambda *arguments: arguments[0],
    "todas las entradas": lambda *arguments: arguments,
    "una constante": lambda *_: 0,
    "un uno": lambda *_: 1.0,
    "None": lambda *_: None,
}


@pytest.mark.parametrize("idle", IDLE)
@pytest.mark.parametrize("name", RIGHT)
def test_doing_nothing_earns_nothing(name, idle):
    verdict = evaluate(name, IDLE[idle])
    assert verdict.points == 0, [c.name for c in verdict.criteria if c.passed]


@pytest.mark.parametrize("name", RIGHT)
def test_zeros_of_the_right_shape_earn_the_shape_only_where_it_has_to_be_computed(name):
    exercise = exercises.get(name)

    def zeros(*arguments):
        return emptied(exercise.oracle(*arguments))

    def emptied(result):
        if isinstance(result, dict):
            return {key: emptied(part) for key, part in result.items()}
        return tuple(map(emptied, result)) if isinstance(result, tuple) else np.zeros(np.shape(result))

    verdict = evaluate(name, zeros)
    shape = {
        *("zero_padding", "feature_map", "conv_forward", "max_pooling_forward", "average_pooling_forward"),
        *("windows", "im2col", "conv_forward_fast", "linear_forward", "softmax_cross_entropy"),
    }
    earned = [c for c in verdict.criteria if c.passed]
    assert [exercise.criteria[verdict.criteria.index(c)].looks_at for c in earned] == ["shape"] * (
        name in shape
    )
    for criterion, result in zip(exercise.criteria, verdict.criteria, strict=True):
        if not result.passed and not result.failed:
            waits = criterion.looks_at in ("view", "cost")
            assert result.pending == (WAITING if waits else UNEARNED)


def test_what_is_met_by_doing_nothing_counts_with_a_right_value():
    verdict = evaluate("zero_padding", lambda X, pad: padded(X, 1))
    assert {"conserva el tipo de los datos", "no modifica la entrada"} <= {
        c.name for c in verdict.criteria if c.passed
    }


def test_what_could_not_be_looked_at_is_not_a_failure():
    def broken(X, pad):
        raise ValueError("no")

    verdict = evaluate("zero_padding", broken)
    pending = {c.name for c in verdict.criteria if c.pending == UNSEEN}
    assert pending == {"conserva el tipo de los datos", "no modifica la entrada"}
    assert verdict.points == 0
    assert "– no se pudo mirar  no modifica la entrada" in render.text(verdict)
    assert "– no se pudo mirar" in render.html(verdict)
    assert "No se pudo mirar «conserva el tipo de los datos» y «no modifica la entrada»" in (
        render.explanation(verdict)
    )


def test_what_changes_its_input_before_breaking_does_fail():
    def broken(X, pad):
        X[...] = 0
        raise ValueError("no")

    result = next(c for c in evaluate("zero_padding", broken).criteria if "modifica" in c.name)
    assert result.failed
