"""Un ejercicio se juzga como estaba al llegar a su ``check``, con el cuaderno ejecutado de arriba abajo."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from grader.pipeline.grade import Result, grade
from grader.pipeline.intake import Unit
from grader.pipeline.worker import Again, again, work
from grader.sandbox.plan import END, Moment, plan
from grader.sandbox.settings import Limits, Settings
from grader.sandbox.supervisor import run
from grader.units import notebook_name
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT

pytestmark = on_linux

KEY = b"una clave"
NAME = "02_convolve"
RIGHT = "def convolve(X, W, b):\n    return np.sum(X * W) + b"
WRONG = "def convolve(X, W, b):\n    return np.sum(X * W)"
STUB = "def convolve(X, W, b):\n    raise NotImplementedError"
CHECK = "check(convolve)"
FULL, SOME = 10.0, 8.0


def unit(name: str = NAME) -> Unit:
    return Unit(name, (ROOT / "notebooks" / name / notebook_name(name)).read_bytes())


def release(name: str = NAME) -> nbformat.NotebookNode:
    return nbformat.reads(unit(name).release.decode(), as_version=4)


def place(notebook: nbformat.NotebookNode, grade_id: str) -> int:
    ids = [c.metadata.get("nbgrader", {}).get("grade_id") for c in notebook.cells]
    return ids.index(grade_id)


def handed_in(*above: str, below: tuple[str, ...] = (), check: bool = True, name: str = NAME) -> bytes:
    """La unidad 2 con ``above`` en lugar de la celda del ejercicio y ``below`` al final."""
    notebook = release(name)
    here = place(notebook, "convolve")
    notebook.cells[here].source = above[0]
    notebook.cells[here + 1 : here + 1] = map(new_code_cell, above[1:])
    if not check:
        del notebook.cells[place(notebook, "check_convolve")]
    notebook.cells += map(new_code_cell, below)
    return json.dumps(notebook).encode()


def graded(data: bytes, name: str = NAME, **settings: object) -> Result:
    return grade(data, unit(name), KEY, Settings(Limits(cell=5, call=1, exercise=3), **settings))


def points(result: Result, exercise: str = "convolve") -> float:
    return next(v.points for v in result.verdicts if v.exercise == exercise)


def said(result: Result, exercise: str = "convolve") -> str:
    return " ".join(n for n in result.notices if n.startswith(f"{exercise}: "))


BELOW = {
    "el nombre pasa a ser un resultado": "convolve = convolve(np.ones((1, 2, 2)), np.ones((1, 2, 2)), 0.0)",
    "una variable de un bucle": "for convolve in range(3):\n    pass",
    "otra versión, peor": WRONG,
    "un import": "from math import sqrt as convolve",
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
def test_what_comes_below_the_check_does_not_count_and_is_told(below):
    result = graded(handed_in(RIGHT, below=(below,)))
    assert points(result) == FULL
    assert "definida de nuevo en la celda" in said(result)


@pytest.mark.parametrize(
    ("below", "settled"),
    [
        ("def otra(X, n=3):\n    return X", True),
        ('"""Un texto."""\ndef otra(X: np.ndarray) -> np.ndarray:\n    return X', True),
        ("def convolve(X, W, b):\n    return 0", False),
        ("def sum(x):\n    return 0", False),
        ("def otra(x=print(1)):\n    return 0", False),
        ("@print\ndef otra(x):\n    return 0", False),
        ("def __getattr__(x):\n    return 0", False),
        ("import math", False),
        ("x = 1", False),
        ("%reset -f", False),
    ],
)
def test_nothing_is_kept_if_what_follows_only_defines_new_functions(below, settled):
    """Guardar cuesta una bifurcación, y lo corriente es que detrás solo haya otros ejercicios."""
    made = plan({0: RIGHT, 4: below}, {"convolve": ()}, {"convolve": (2,)})
    assert (made.settled < 2) == settled
    late = plan({0: "import numpy as np", 4: RIGHT}, {"convolve": ()}, {"convolve": (2,)})
    assert late.settled == 4  # se define debajo de su comprobación


@pytest.mark.parametrize("check", [True, False])
def test_an_unwritten_copy_between_the_function_and_its_check_costs_nothing(check):
    assert points(graded(handed_in(RIGHT, STUB, check=check))) == FULL
    assert points(graded(handed_in(STUB, RIGHT, STUB, check=check))) == FULL
    assert points(graded(handed_in(RIGHT + "\n\n" + STUB, check=check))) == FULL
    assert points(graded(handed_in(RIGHT, "del convolve", STUB, check=check))) == 0
    assert points(graded(handed_in(RIGHT, below=(STUB,), check=check))) == FULL


@pytest.mark.parametrize(
    "below", ["%reset -f", "del convolve", "del np", "np.sum = None", "globals().clear()"]
)
def test_tidying_up_at_the_end_costs_nothing(below):
    assert points(graded(handed_in(RIGHT, below=(below,)))) == FULL


def test_a_better_version_below_the_check_does_not_count_either():
    result = graded(handed_in(STUB, below=(RIGHT,)))
    assert points(result) == 0
    assert "definida de nuevo" in said(result)


def test_a_helper_that_comes_too_late_does_not_count():
    """En el cuaderno, ``check`` da NameError."""
    uses = "def convolve(X, W, b):\n    return suma(X * W) + b"
    assert points(graded(handed_in(uses, below=("suma = np.sum",)))) == 0
    assert points(graded(handed_in("suma = np.sum", uses))) == FULL


def test_a_function_written_under_its_check_says_where():
    result = graded(handed_in("# la escribo abajo", below=(RIGHT,)))
    verdict = next(v for v in result.verdicts if v.exercise == "convolve")
    assert verdict.points == 0
    assert "Ponla encima de `check(convolve)`" in verdict.message
    assert "debajo de su comprobación" in said(result)


def test_the_whole_published_notebook_pasted_below():
    notebook = nbformat.reads(handed_in(RIGHT).decode(), as_version=4)
    notebook.cells += release().cells
    assert points(graded(json.dumps(notebook).encode())) == FULL


def test_the_best_of_several_checks_counts_and_it_is_told():
    """Un intento, su comprobación, otro intento y otra comprobación."""
    result = graded(handed_in(STUB, WRONG, CHECK, RIGHT, CHECK, "convolve = None"))
    assert points(result) == FULL
    assert "cuenta la comprobación de la celda" in said(result)
    assert points(graded(handed_in(WRONG, "check(convolve)\nconvolve = 3"))) == 0


def test_definition_and_check_in_the_same_cell():
    data = handed_in(f"{RIGHT}\n\n{CHECK}", below=("convolve = 3",), check=False)
    assert points(graded(data)) == FULL


def test_what_is_written_in_the_check_cell_is_executed():
    notebook = nbformat.reads(handed_in(STUB).decode(), as_version=4)
    notebook.cells[place(notebook, "check_convolve")].source = f"{RIGHT}\n{CHECK}"
    assert points(graded(json.dumps(notebook).encode())) == FULL


def test_without_any_check_the_end_counts():
    assert points(graded(handed_in(RIGHT, check=False))) == FULL
    assert points(graded(handed_in(WRONG, below=(RIGHT,), check=False))) == FULL
    assert points(graded(handed_in(RIGHT, below=("%reset -f",), check=False))) == FULL


def test_a_check_that_was_moved_counts_where_it_is():
    notebook = nbformat.reads(handed_in(RIGHT).decode(), as_version=4)
    moved = notebook.cells.pop(place(notebook, "check_convolve"))
    notebook.cells += [moved, new_code_cell("convolve = 0")]
    assert points(graded(json.dumps(notebook).encode())) == FULL
    notebook.cells.insert(0, notebook.cells.pop(-2))
    assert points(graded(json.dumps(notebook).encode())) == 0


@pytest.mark.parametrize(
    "below",
    [
        "import os\nos._exit(0)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        # mata a quien guarda cómo estaba todo
        "import os, signal\nfor p in open('/proc/self/task/%d/children' % os.getpid()).read().split():\n"
        "    os.kill(int(p), signal.SIGKILL)",
        "import os\nos.closerange(6, 200)",
        "import os\nif os.fork() == 0:\n    x = 1",
        "while True:\n    pass",
    ],
    ids=["termina", "se mata", "mata al que espera", "cierra todo", "se bifurca", "no acaba"],
)
def test_a_disaster_below_costs_nothing(below):
    settings = Settings(Limits(cell=1, call=1, exercise=3))
    result = grade(handed_in(RIGHT, below=(below,)), unit(), KEY, settings)
    assert points(result) == FULL


def test_a_fork_above_the_check_leaves_one_to_answer():
    assert points(graded(handed_in("import os\nif os.fork() == 0:\n    y = 1", RIGHT))) == FULL


def test_the_same_without_the_zygote_and_where_nothing_can_be_kept(monkeypatch):
    from grader.sandbox import conversation, supervisor

    data = handed_in(RIGHT, below=("convolve = 0",))
    assert points(graded(data, zygote=False)) == FULL
    monkeypatch.setattr(supervisor, "can_fork", lambda: False)
    monkeypatch.setattr(conversation, "can_fork", lambda: False)
    assert points(graded(data)) == FULL
    done = run(
        plan(
            {0: "f = lambda: 1", 2: "g = lambda: 2", 4: "f = g = 0\nprint('todo')"},
            {"f": [()], "g": [()], "h": [()]},
            {"f": [1], "g": [3]},
        )
    )
    assert [done.evidence[n].status for n in "fgh"] == ["ok", "ok", "missing"]
    assert "todo" in str(done.outputs[4])


def test_where_nothing_happens_between_two_checks_one_is_enough():
    made = plan({0: "", 5: ""}, {"f": [], "g": []}, {"f": [1, 3, 6, 7]})
    assert made.moments == (Moment("f", 1), Moment("f", 6), Moment("g", END))


def test_judging_again_says_the_same():
    data = handed_in(STUB, RIGHT, CHECK, below=(STUB,))
    before = work(data, unit(), KEY, Settings())
    assert again(before, data, unit(), KEY) == Again.SAME


LAYER = "03_conv_forward"
FORWARD = """
def conv_forward(layer_input, W, b, stride, padding):
    x = zero_padding(layer_input, padding)
    n_h = (x.shape[2] - W.shape[2]) // stride + 1
    n_w = (x.shape[3] - W.shape[2]) // stride + 1
    Z = np.zeros((len(x), len(W), n_h, n_w))
    for n, f, i, j in np.ndindex(*Z.shape):
        rows, columns = slice(i * stride, i * stride + W.shape[2]), slice(j * stride, j * stride + W.shape[2])
        Z[n, f, i, j] = convolve(x[n, :, rows, columns], W[f], b[f])
    return Z
"""
OWN = "def convolve(window, w, bias):\n    return np.sum(window * w) + bias"


@pytest.mark.parametrize(
    ("above", "below", "wanted", "told"),
    [
        ("", "def convolve(a, b, c):\n    return 0", 16, "usan `convolve` y `zero_padding` del curso"),
        (OWN, "", 16, "usa tu `convolve`. Al calificar se usa `zero_padding` del curso"),
        ("def convolve(window, w, bias):\n    return 0.0", "", 0, "usa tu `convolve`."),
    ],
    ids=["otra, después", "la propia, antes", "una mala, antes"],
)
def test_pieces_are_those_there_were_and_it_is_told(above, below, wanted, told):
    notebook = release(LAYER)
    notebook.cells[place(notebook, "conv_forward")].source = f"{above}\n{FORWARD}"
    notebook.cells.append(new_code_cell(below))
    result = graded(json.dumps(notebook).encode(), LAYER)
    verdict = next(v for v in result.verdicts if v.exercise == "conv_forward")
    assert verdict.points >= wanted if wanted else verdict.points < 16
    assert any(told in remark for remark in verdict.remarks)


def test_a_solution_turned_into_text_is_not_executed():
    """En el cuaderno, ``check`` da NameError: aquí tampoco existe, y se ve lo que escribió."""
    notebook = nbformat.reads(handed_in(RIGHT).decode(), as_version=4)
    cell = notebook.cells[place(notebook, "convolve")]
    cell.cell_type = "markdown"
    result = graded(json.dumps(notebook).encode())
    assert points(result) == 0
    assert "no era de código" in " ".join(result.notices)
    assert (
        "# def convolve(X, W, b):"
        in json.loads(result.notebook)["cells"][place(notebook, "convolve")]["source"]
    )
