"""Las piezas: la del estudiante si sirve, la del curso si no y siempre la del curso al calificar."""

import importlib
import json
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grader import evaluate, exercises, pieces
from grader.exercises import UnknownExercise
from grader.pipeline.grade import grade
from grader.pipeline.intake import Unit
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT
from tests.mutants import collection

X = np.arange(8.0).reshape(1, 2, 2, 2)
RETURN = "    return np.pad(X, [(0, 0)] * 2 + [(pad, pad)] * 2)"
OWN = f"def zero_padding(X, pad):\n    zero_padding.used = True\n{RETURN}"


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Un estudiante en la unidad 03, con su cuaderno de la 01 al lado."""
    (tmp_path / "01_padding").mkdir()
    here = tmp_path / "03_conv_forward"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr(pieces, "_found", {})

    def write(*cells: str, unit: str = "01_padding") -> None:
        notebook = new_notebook(cells=[new_code_cell(c) for c in cells])
        (tmp_path / unit).mkdir(exist_ok=True)
        nbformat.write(notebook, tmp_path / unit / f"{unit[3:]}.ipynb")

    return write


def test_own_function_that_passes_is_used(fresh, capsys):
    fresh(
        "%matplotlib inline",
        "import numpy as np\nfrom grader import check",
        OWN,
        "check(zero_padding)",
        "1/0",
    )
    assert pieces.zero_padding(X, 1).shape == (1, 2, 4, 4)
    assert pieces.zero_padding.used
    assert "usamos la tuya." in capsys.readouterr().out


def test_own_function_may_use_helpers(fresh, capsys):
    helped = "def zero_padding(X, pad):\n    return ayuda(X, pad)"
    fresh("def ayuda(X, p):\n    return np.pad(X, [(0, 0)] * 2 + [(p, p)] * 2)", helped)
    assert pieces.zero_padding(X, 1).shape == (1, 2, 4, 4)
    assert "usamos la tuya." in capsys.readouterr().out


@pytest.mark.parametrize(
    "source",
    [
        "EJES = (0, 0), (0, 0)\n"
        "def zero_padding(X, pad):\n    return np.pad(X, (*EJES, (pad, pad), (pad, pad)))",
        "zero_padding = lambda X, pad: np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))",
    ],
)
def test_own_function_may_use_constants_or_have_no_def(fresh, capsys, source):
    fresh(source, "EJES = print('nada se ejecuta')")
    assert pieces.zero_padding(X, 1).shape == (1, 2, 4, 4)
    said = capsys.readouterr().out
    assert "usamos la tuya." in said
    assert "nada se ejecuta" not in said


@pytest.mark.parametrize(
    "source", ["def zero_padding(X, pad):\n    return X", "def zero_padding(X, pad: ...", "x = 1"]
)
def test_own_function_that_fails_is_not_used(fresh, capsys, source):
    fresh(source)
    assert pieces.zero_padding(X, 1).shape == (1, 2, 4, 4)
    assert "usamos la del curso" in capsys.readouterr().out


def test_without_notebook_the_course_one_is_used(fresh, capsys):
    padded = pieces.zero_padding(X, pad=2)
    assert padded.shape == (1, 2, 6, 6)
    assert isinstance(pieces.convolve(X[0], X[0], 1.0), float)
    assert "no encontramos la tuya" in capsys.readouterr().out


#: Una ventana que se sale da otro error, o ninguno, según cómo esté escrita.
OWN_CONVOLVE = {
    "por W": "    for i, j, k in np.ndindex(W.shape):\n        b = b + X[i, j, k] * W[i, j, k]\n    return b",
    "por X": "    for i, j, k in np.ndindex(X.shape):\n        b = b + X[i, j, k] * W[i, j, k]\n    return b",
    "sin bucles": "    return np.sum(X * W) + b",
}


@pytest.mark.parametrize("body", OWN_CONVOLVE.values(), ids=list(OWN_CONVOLVE))
@pytest.mark.parametrize("corners", ["x * stride, y * stride", "y, x * stride", "y * stride, x"])
def test_a_function_is_told_the_same_however_the_earlier_one_is_written(fresh, monkeypatch, body, corners):
    fresh(f"def convolve(X, W, b):\n{body}", unit="02_convolve")
    source = (
        "def feature_map(X, W, b, stride):\n"
        "    f = W.shape[1]\n"
        "    Z = np.zeros(tuple((n - f) // stride + 1 for n in X.shape[1:]))\n"
        "    for y, x in np.ndindex(Z.shape):\n"
        f"        i, j = {corners}\n"
        "        Z[y, x] = convolve(X[:, i:i + f, j:j + f], W, b)\n"
        "    return Z"
    )
    told = []
    for convolve in (pieces.convolve, pieces.course_piece("convolve")):
        ours: dict[str, object] = {"np": np, "convolve": convolve}
        exec(source, ours)
        told.append(evaluate("feature_map", ours["feature_map"]))
    assert (told[0].points, told[0].mistakes) == (told[1].points, told[1].mistakes)
    assert told[0].mistakes


@pytest.mark.parametrize(
    "arguments", [(X,), (X, 10**9), (X, -1), (X, 1, 2), ("a", 1), (X, "b"), (None, None)]
)
def test_course_pieces_refuse_bad_arguments(arguments):
    with pytest.raises(ValueError, match="zero_padding"):
        pieces.course_piece("zero_padding")(*arguments)


def test_course_pieces_refuse_endless_work():
    many, one = np.zeros((10, 10, 50, 50)), np.zeros((1, 1, 1, 1))
    with pytest.raises(ValueError, match="demasiado grandes"):
        pieces.course_piece("conv_forward")(many, np.zeros((1000, 10, 3, 3)), np.zeros(1000), 1, 1)
    with pytest.raises(ValueError, match="demasiado grandes"):
        pieces.course_piece("conv_forward")(one, one, np.zeros(1), 1, 10**6)
    assert pieces.course_piece("conv_forward")(one, one, np.zeros(1), 1, 1).shape == (1, 1, 3, 3)


def test_unknown_pieces():
    with pytest.raises(AttributeError, match="zero_padding"):
        pieces.nada  # noqa: B018
    with pytest.raises(KeyError, match="no es una caza"):
        pieces.suspect("zero_padding")
    with pytest.raises(UnknownExercise):
        pieces.suspect("nada")


def test_suspects_differ_from_the_right_function():
    suspect = pieces.suspect("counterexample_padding")
    padded = suspect(X.astype(int), 1)
    assert padded.dtype == int
    assert np.array_equal(padded, pieces.course_piece("zero_padding")(X, 1))
    assert suspect(X, 3).shape != pieces.course_piece("zero_padding")(X, 3).shape


def test_importing_pieces_costs_no_torch_until_used():
    importlib.import_module("grader.pieces")
    assert "zero_padding" not in vars(pieces)


def grade_cells(unit: str, *cells: str):
    notebook = {"cells": [{"cell_type": "code", "metadata": {}, "source": c} for c in cells]}
    result = grade(json.dumps(notebook).encode(), Unit(unit), b"k")
    return {v.exercise: v for v in result.verdicts}


FORWARD = """
import numpy as np
from grader.pieces import convolve, zero_padding

def conv_forward(layer_input, W, b, stride, padding):
    X = zero_padding(layer_input, padding)
    N, _, H, width = X.shape
    F, _, f, _ = W.shape
    out = np.zeros((N, F, (H - f) // stride + 1, (width - f) // stride + 1))
    for n, k, i, j in np.ndindex(out.shape):
        window = X[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
        out[n, k, i, j] = convolve(window, W[k], b[k])
    return out
"""


IMPORTS = "import numpy as np\nfrom grader.pieces import zero_padding"
ASKS_UNIT_3 = """
from grader.pieces import conv_forward

def conv_forward_fast(layer_input, W, b, stride, padding):
    return conv_forward(layer_input, W, b, stride, padding)
"""
REFUSED = "(la pieza «conv_forward» no se puede usar en esta unidad)"


def test_a_piece_that_does_what_is_asked_does_not_answer_to_the_function_judged(fresh):
    namespace: dict = {}
    exec(ASKS_UNIT_3, namespace)
    verdict = evaluate("conv_forward_fast", namespace["conv_forward_fast"])
    assert verdict.points == 0
    assert REFUSED in verdict.message
    one = np.ones((1, 1, 2, 2))  # fuera de un juicio, sí: se compara con ella
    assert namespace["conv_forward_fast"](one, one, np.zeros(1), 1, 0).shape == (1, 1, 1, 1)


def test_what_another_unit_answers_is_not_served():
    assert exercises.answered_elsewhere("06_vectorizacion") == {"conv_forward", "conv_backward"}
    assert {"zero_padding", "convolve", "output_size"} <= set(pieces.services("06_vectorizacion"))
    assert "conv_forward" not in pieces.services("06_vectorizacion")
    later = {"windows", "im2col", "col2im", "conv_forward", "conv_forward_fast", "conv_backward_fast"}
    assert later <= set(pieces.services("07_red"))
    assert "conv_forward_fast" not in pieces.services("04_conv_backward")


def test_a_piece_may_receive_a_shape():
    columns = np.ones((4, 4))
    col2im = pieces.course_piece("col2im")
    assert np.array_equal(col2im(columns, (1, 1, 3, 3), 2, 1, 0)[0, 0, 1], [2, 4, 2])
    for wrong in ((1, 1, "3", 3), [1, 1, 3, 3], (1, 1, 3), (1, 1, 3, -3)):
        with pytest.raises(ValueError, match="col2im"):
            col2im(columns, wrong, 2, 1, 0)


@on_linux
class TestWhileGrading:
    def test_a_piece_that_does_what_is_asked_gets_the_same_verdict(self):
        verdict = grade_cells("06_vectorizacion", ASKS_UNIT_3)["conv_forward_fast"]
        assert verdict.points == 0
        assert REFUSED in verdict.message

    @pytest.mark.parametrize("loops", [False, True])
    def test_loops_over_windows_lose_one_point(self, loops):
        source = next(
            s.source
            for s in collection.load(ROOT / "tests/judged")["im2col"]
            if s.title == ("Un bucle por ventana" if loops else "sliding_window_view y transpose")
        )
        verdict = grade_cells("06_vectorizacion", IMPORTS, source)
        assert verdict["im2col"].points == 10 - loops, verdict["im2col"].message

    def test_earlier_pieces_work(self):
        verdicts = grade_cells("03_conv_forward", FORWARD)
        assert verdicts["conv_forward"].passed, verdicts["conv_forward"].message

    def test_the_piece_being_graded_is_not_given(self):
        code = "from grader import pieces\ndef zero_padding(X, pad):\n    return pieces.zero_padding(X, pad)"
        verdict = grade_cells("01_padding", code)["zero_padding"]
        assert verdict.points == 0
        assert "no se puede usar en esta unidad" in verdict.message

    def test_a_hunt_may_search_with_the_suspect(self):
        code = """
import numpy as np
from grader.pieces import suspect

def counterexample_padding():
    wrong = suspect("counterexample_padding")
    for pad in range(5):
        X = np.ones((1, 1, 2, 2))
        if wrong(X, pad).shape != (1, 1, 2 + 2 * pad, 2 + 2 * pad):
            return X, pad
"""
        assert grade_cells("01_padding", code)["counterexample_padding"].passed

    def test_odd_requests_get_an_error_and_nothing_breaks(self):
        code = """
from grader.pieces import zero_padding, suspect
from grader.sandbox import channel
seen = []
try:
    suspect("counterexample_convolve")(1)
    suspect("counterexample_padding")(np.ones((1, 1, 2, 2)), 3)
except ValueError as error:
    print(error)
for bad in [(), (1, 2, 3), ("x", 1), (channel, 1), ([[1.0]], 10**12)]:
    try:
        zero_padding(*bad)
    except Exception as error:
        seen.append(type(error).__name__)
channel.send({"op": "ask"})
def convolve(X, W, b):
    return len(seen)
"""
        verdicts = grade_cells("02_convolve", code)
        assert verdicts["convolve"].points < 10


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        (
            "convolve",
            (np.ones((2, 3, 3)), np.ones((4, 2, 3, 3)), 0.0),
            "W de forma (4, 2, 3, 3), b = 0: W tiene 4 ejes y debe tener 3 ejes",
        ),
        (
            "convolve",
            (np.ones((2, 3, 2)), np.ones((2, 3, 3)), 0.0),
            "X de forma (2, 3, 2), W de forma (2, 3, 3), b = 0: esas formas no encajan entre sí",
        ),
        (
            "convolve",
            (np.ones((2, 3, 3)), np.ones((2, 3, 3)), np.ones(4)),
            "b tiene 1 eje y debe tener ninguno, porque es un número",
        ),
    ],
)
def test_what_does_not_fit_is_told_in_spanish_with_the_shapes(name, arguments, said):
    with pytest.raises(ValueError, match=name) as caught:
        pieces.course_piece(name)(*arguments)
    assert said in str(caught.value)


def test_the_line_quoted_is_the_one_that_calls_the_piece():
    convolve = pieces.course_piece("convolve")

    def conv_forward(layer_input, W, b, stride, padding):
        return convolve(layer_input[0], W, b[0])

    error = evaluate("conv_forward", conv_forward).first_problem.error
    assert error.line == "return convolve(layer_input[0], W, b[0])"
    assert "debe tener 3 ejes" in error.message
