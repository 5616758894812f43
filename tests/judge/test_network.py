"""La unidad 07: la caza de las curvas, lo que se dice de una red y un diccionario de ida y vuelta."""

import numpy as np
import pytest

from grader import evaluate, exercises, pieces
from grader.arguments import copied
from grader.digits import load_digits
from grader.exercises.drawing import Draw
from grader.exercises.network.curves import CURVES
from grader.exercises.network.step import AXES, draw_params
from grader.judge.looking import NOT_FINITE
from tests.judge.test_pieces import grade_cells
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT
from tests.kit.trained import initial_params
from tests.mutants.collection import load

pytestmark = pytest.mark.student

X = np.random.default_rng(3).random((3, 1, 8, 8))
PARAMS = draw_params(Draw(1), 8, 16, 10)
SURE = {name: np.zeros_like(a) for name, a in PARAMS.items()} | {"linear_b": np.eye(10)[4]}
#: De cada curva, unos argumentos en los que su error no se nota y los otros sí.
FOUND = {
    "a": (2, PARAMS, X, np.array([1, 2, 3]), 1.0),
    "b": (3, SURE, X, np.array([4, 4, 4]), 0.5),
    "c": (1, PARAMS, X[:1], np.array([1]), 0.5),
}


def hunted(letter, answer):
    return evaluate(f"counterexample_curve_{letter}", lambda: answer)


@pytest.mark.parametrize("letter", CURVES)
def test_an_experiment_that_isolates_the_bug(letter):
    assert hunted(letter, FOUND[letter]).passed
    bug, params, *rest = FOUND[letter]
    assert hunted(letter, (bug, dict(reversed(params.items())), *rest)).passed
    wrong = hunted(letter, (bug % 6 + 1, params, *rest))
    assert [c.passed for c in wrong.criteria] == [True, False]
    assert f"no es el número {bug % 6 + 1}" in wrong.message


@pytest.mark.parametrize("letter", CURVES)
@pytest.mark.parametrize("other", CURVES)
def test_the_experiment_of_another_curve_proves_nothing(letter, other):
    if letter != other:
        assert hunted(letter, FOUND[other]).points == 0


def test_an_experiment_in_which_two_are_right_is_not_one():
    verdict = hunted("a", (2, PARAMS, X[:1], np.array([1]), 1.0))
    assert verdict.points == 0
    assert "también acierta la sospechosa de la curva C" in verdict.message


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({0: "dos"}, "«bug»"),
        ({0: np.array([2, 2])}, ""),
        ({1: {"W": X}}, "las claves conv1_W"),
        ({1: PARAMS | {"conv1_W": np.zeros((8, 1, 5, 5))}}, "debe tener forma (8, 1, 3, 3)"),
        ({1: PARAMS | {"conv2_b": np.full(16, np.nan)}}, "`conv2_b` debe ser un array de números finitos"),
        ({1: PARAMS | {"conv1_b": np.zeros((8, 1))}}, "`conv1_b` debe ser un array de números finitos con 1"),
        ({1: draw_params(Draw(1), 40, 16, 10)}, "entre 1 y 32"),
        ({2: X[0]}, "`X` debe ser un array de números de forma (N, 1, 8, 8)"),
        ({2: np.zeros(())}, "tiene forma ()"),
        ({2: np.zeros((65, 1, 8, 8)), 3: np.zeros(65, int)}, "con N entre 1 y 64"),
        ({3: np.array([1, 2, 10])}, "entre 0 y 9"),
        ({3: np.array([1, 2])}, "su forma es (3,)"),
        ({3: np.array([1.5, 2, 3])}, "entre 0 y 9"),
        ({4: 0}, "`learning_rate`"),
        ({4: True}, "`learning_rate`"),
        ({4: 1e300}, "`learning_rate`"),
    ],
)
def test_arguments_that_are_not_valid_get_a_reason(changed, said):
    answer = tuple(changed.get(i, value) for i, value in enumerate(FOUND["a"]))
    verdict = hunted("a", answer)
    assert not verdict.passed
    assert said in verdict.message
    if 0 not in changed:
        assert verdict.points == 0


def test_the_number_of_the_bug_is_said_to_be_from_1_to_6():
    _, *experiment = FOUND["a"]
    told = hunted("a", ("2", *experiment)).message
    assert told.endswith(
        "El valor «bug» que devuelve la función es un objeto de tipo str; esperábamos un entero de 1 a 6."
    )
    for bug in (9, 0, 2.5):
        verdict = hunted("a", (bug, *experiment))
        assert [c.passed for c in verdict.criteria] == [True, False]
        assert "`bug` debe ser un entero de 1 a 6, el número del error en la lista" in verdict.message
        assert verdict.message.endswith(f"; vale {bug}.")
    assert hunted("a", (2.0, *experiment)).passed


@pytest.mark.parametrize("answer", [None, (), 2, FOUND["a"][:4], (2, *PARAMS.values(), X), (None,) * 5])
def test_answers_of_other_kinds_get_nothing(answer):
    verdict = hunted("a", answer)
    assert verdict.points == 0
    assert verdict.message


def test_the_three_curves_are_told_apart():
    """La buena baja; la A, más despacio; la B sube; la C salta y se queda donde empezó."""
    X_train, y_train, _, _ = load_digits()
    rng = np.random.default_rng(7)
    order = [b for _ in range(2) for b in np.array_split(rng.permutation(len(X_train)), 45)]
    steps = {letter: pieces.suspect(f"counterexample_curve_{letter}") for letter in CURVES}
    steps["bien"] = exercises.get("train_step").oracle
    end, highest = {}, {}
    for name, step in steps.items():
        params, losses = initial_params(np.random.default_rng(0)), []
        for batch in order:
            loss, params = step(params, X_train[batch], y_train[batch], 0.2)
            losses.append(float(loss))
        end[name], highest[name] = np.mean(losses[-10:]), max(losses)
    assert end["bien"] < 0.7
    assert end["bien"] + 0.5 < end["a"] < 2.25
    assert end["b"] > 5
    assert 2.25 < end["c"] < 2.6
    assert highest["c"] > 5


def test_a_suspect_says_why_it_does_not_answer():
    with pytest.raises(ValueError, match="`X` debe ser"):
        pieces.suspect("counterexample_curve_a")(PARAMS, X[0], np.array([1]), 0.1)


def verdict_of(name, title, seed=None):
    found = next(s for s in load(ROOT / "tests/judged")[name] if s.title == title)
    return evaluate(name, found.function(), seed)


def test_what_is_changed_in_place_is_named_by_its_key():
    assert (
        "La función modifica `params['conv1_W']`" in verdict_of("train_step", "Actualiza en su sitio").message
    )


def test_what_is_changed_in_place_is_told_once_beside_another_mistake():
    def in_place(l_O, Z):
        l_O *= Z >= 0
        return l_O

    told = evaluate("relu_backward", in_place)
    assert [m.id for m in told.mistakes] == ["cero-incluido"]
    assert told.remarks == ("Además, la función modifica `l_O`; trabaja sobre una copia.",)
    assert "modifica" not in told.message
    alone = evaluate("relu_backward", lambda l_O, Z: np.multiply(l_O, Z > 0, out=l_O))
    assert "La función modifica `l_O`" in alone.message
    assert alone.remarks == ()


def test_a_step_wrong_in_one_part_of_the_network_is_named_with_it():
    told = verdict_of("train_step", "Un signo menos al volver a las convoluciones").message
    assert told.startswith("Los parámetros de las convoluciones coinciden con un paso a favor del gradiente.")
    told = verdict_of("train_step", "Un solo sesgo se queda como estaba").message
    assert told.startswith("linear_b es el de entrada.")
    pair = verdict_of("train_step", "La lineal sin la tasa y la pérdida sumada").message
    assert "linear_W y linear_b coinciden con un paso sin la tasa de aprendizaje." in pair


def test_a_wrong_parameter_is_named_by_its_key():
    told = verdict_of("train_step", "Sin los sesgos")
    assert "`params['linear_b'][0]` vale" in told.message
    assert "con params (diccionario: conv1_W, " in told.message


def test_what_the_step_depends_on_is_told_only_if_it_may_be_the_cause():
    start = "Si usa `relu_forward`, `relu_backward`, "
    right = exercises.get("train_step").answer

    def told(function, start=start):
        return any(remark.startswith(start) for remark in evaluate("train_step", function).remarks)

    def otherwise(*arguments):
        loss, new = right(*arguments)
        return loss + 0.1234, {name: a + 0.01 * a**2 for name, a in new.items()}

    def relu_backward(g, Z):
        return g * Z

    def in_its_line(params, X, y, learning_rate):
        return relu_backward(X, X[0, :, :3])

    assert told(otherwise)
    assert told(in_its_line)
    assert not told(lambda *arguments: right(*arguments)[::-1])
    assert not told(lambda *arguments: (right(*arguments)[0], {}))
    assert not told(lambda *arguments: ([right(*arguments)[0]] * 2, right(*arguments)[1]))
    assert not told(lambda params, X, y, learning_rate: X.reshape(7, 7))
    assert not any(r.startswith("Si usa") for r in verdict_of("train_step", "Le faltan los sesgos").remarks)
    assert not any(r.startswith("Si usa") for r in verdict_of("train_step", "Sin la tasa").remarks)
    wrong = evaluate("im2col", lambda *arguments: 3 * exercises.get("im2col").oracle(*arguments) ** 2)
    assert any(r.startswith("Si usa `windows` de tu cuaderno, ") for r in wrong.remarks)


def test_doing_nothing_earns_nothing():
    verdict = evaluate("train_step", lambda params, X, y, learning_rate: (0.0, copied(params)))
    assert verdict.points == 0


def test_nan_is_explained():
    told = verdict_of("softmax_cross_entropy", "Sin restar el máximo")
    assert [m.id for m in told.mistakes] == ["sin-restar-el-maximo"]
    assert "su máximo" in told.message
    other = evaluate("softmax_cross_entropy", lambda logits, y: (np.nan if len(y) > 1 else 1.0, logits))
    assert NOT_FINITE in other.message
    always = evaluate("softmax_cross_entropy", lambda logits, y: (np.nan, logits))
    assert "tu pérdida vale nan con todas las entradas" in always.message.lower()


def test_the_row_of_a_wrong_gradient_is_shown_with_its_label():
    def negated(logits, y):
        loss, gradient = exercises.get("softmax_cross_entropy").oracle(logits, y)
        return loss, gradient + (np.arange(len(y)) == 1)[:, None]

    difference = evaluate("softmax_cross_entropy", negated).first_difference
    assert difference.where == "Solo falla la imagen 1."
    assert [name.partition(" = ")[0] for name, _ in difference.windows] == ["logits[1], con y[1]"]


def test_the_sum_of_a_linear_layer_is_spelled():
    difference = verdict_of("linear_forward", "Sin sesgo").first_difference
    assert difference.sum.count("·") >= 2
    assert [name for name, _ in difference.windows] == ["X[0]", "W[:, 0]", "b[0]"]


STEP = "\n".join(
    [
        "import numpy as np",
        "from grader.pieces import conv_backward, conv_forward, max_pooling_backward, max_pooling_forward",
        "",
        next(
            s for s in load(ROOT / "tests/judged")["train_step"] if s.title == "Paso a paso, con las piezas"
        ).source,
    ]
)
HUNT = """
from grader.pieces import suspect

def counterexample_curve_c():
    params = {"conv1_W": np.ones((1, 1, 3, 3)), "conv1_b": np.zeros(1), "conv2_W": np.ones((1, 1, 3, 3)),
              "conv2_b": np.zeros(1), "linear_W": np.ones((4, 3)), "linear_b": np.arange(3.0)}
    given = params, np.ones((1, 1, 8, 8)), np.array([0]), 0.5
    loss, new = suspect("counterexample_curve_c")(*given)
    assert set(new) == set(params) and loss > 0
    return 1, *given
"""


@on_linux
class TestWhileGrading:
    def test_a_dictionary_goes_and_comes_back(self):
        verdicts = grade_cells("07_red", STEP, HUNT)
        assert verdicts["train_step"].passed, verdicts["train_step"].message
        assert verdicts["counterexample_curve_c"].passed, verdicts["counterexample_curve_c"].message
        told = [r for r in verdicts["train_step"].remarks if "del curso" in r]
        assert len(told) == 1

    def test_a_wrong_layer_of_the_notebook_is_the_one_that_counts(self):
        wrong = STEP.replace("return l_O * (Z > 0)", "return l_O")
        verdicts = grade_cells("07_red", wrong)
        assert not verdicts["relu_backward"].passed
        assert [m.id for m in verdicts["train_step"].mistakes] == ["sin-vuelta-de-relu"]

    def test_what_is_changed_in_place_is_named_by_its_key(self):
        changed = STEP.replace("    return loss, new\n", "    params['conv2_b'] += 1\n    return loss, new\n")
        assert (
            "La función modifica `params['conv2_b']`;" in grade_cells("07_red", changed)["train_step"].message
        )


def test_the_pieces_admit_a_batch_of_training():
    conv_backward = pieces.course_piece("conv_backward")
    l_O, x, W = np.ones((32, 16, 4, 4)), np.ones((32, 8, 4, 4)), np.ones((16, 8, 3, 3))
    assert conv_backward(l_O, 0.1, x, W, np.zeros(16), 1, 1)[0].shape == x.shape
    upstream, wide = np.ones((32, 8, 4, 4)), np.ones((32, 8, 8, 8))
    assert pieces.course_piece("max_pooling_backward")(upstream, wide, 2, 2).shape == wide.shape
    tests = np.ones((360, 8, 4, 4))
    assert pieces.course_piece("conv_forward")(tests, W, np.zeros(16), 1, 1).shape == (360, 16, 4, 4)
    with pytest.raises(ValueError, match="demasiado grandes"):
        conv_backward(l_O, 0.1, x, W, np.zeros(16), 1, 10**4)


def test_the_outputs_are_the_parameters_in_order():
    _, *names = exercises.get("train_step").outputs
    assert names == [f"params['{key}']" for key in AXES]
