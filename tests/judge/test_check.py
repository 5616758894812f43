"""``check`` como lo ve un estudiante: en un cuaderno, en una terminal y con el botón Validate."""

import contextlib
import functools
import json
import logging
import re
import shutil
import subprocess
import sys

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from grader import CheckFailed, check
from grader.checking import WrongUse
from grader.course.config import VALIDATE_SECONDS, configure
from grader.exercises import UnknownExercise
from tests.kit.sample_class import ROOT

pytestmark = pytest.mark.student


def padded(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))


def test_right_function_prints_the_table_and_returns_nothing(capsys):
    assert check(padded, "zero_padding") is None
    output = capsys.readouterr().out
    assert "zero_padding: 10 de 10 puntos" in output
    assert output.count("✔ bien") == 8


def test_wrong_function_raises_a_short_error(capsys):
    with pytest.raises(CheckFailed) as caught:
        check(lambda X, pad: X, "zero_padding")
    assert "10 puntos" in str(caught.value)
    assert "✘ falla" in capsys.readouterr().out
    assert len(caught.value._render_traceback_()) <= 2


def test_an_unfinished_exercise_is_said_in_the_error_too():
    """En Validate y en quien ejecuta el cuaderno entero, del error se ve solo su línea."""

    def zero_padding(X, pad):
        raise NotImplementedError

    with pytest.raises(CheckFailed, match="falta escribir el cuerpo de `zero_padding`") as caught:
        check(zero_padding)
    assert "criterios" not in str(caught.value)
    with pytest.raises(CheckFailed, match=r"Fallan \d de 8 criterios") as caught:
        check(lambda X, pad: X, "zero_padding")
    assert "zero_padding: 0 de 10 puntos" in str(caught.value)


def test_an_exception_is_told_once_with_the_line_that_led_to_it(capsys):
    def helper(X):
        return X.nada

    def zero_padding(X, pad):
        return helper(X)

    with pytest.raises(CheckFailed) as caught:
        check(zero_padding)
    shown = "\n".join([capsys.readouterr().out, *caught.value._render_traceback_()])
    for words in ("return helper(X)", "return X.nada", "AttributeError"):
        assert shown.count(words) == 1
    assert "observing.py" not in shown


def test_what_the_student_logs_is_not_repeated(capfd):
    """``logging`` escribe en la salida de error que había al prepararlo, no en la de ahora."""
    handler = logging.StreamHandler()
    logger = logging.getLogger("cuaderno")
    logger.addHandler(handler)

    def negative_image(X):
        logger.error("esto no debe verse")
        return 255 - X

    before = logging.root.manager.disable
    with contextlib.suppress(CheckFailed):
        check(negative_image)
    assert "no debe verse" not in "".join(capfd.readouterr())
    assert logging.root.manager.disable == before


def test_prints_and_warnings_of_the_student_are_not_repeated(capsys):
    import warnings

    def zero_padding(X, pad):
        print("hola")
        warnings.warn("cuidado", stacklevel=1)
        return padded(X, pad)

    check(zero_padding)
    captured = capsys.readouterr()
    assert "hola" not in captured.out
    assert captured.err == ""


class Layer:
    def __call__(self, X, W, b):
        return np.sum(X * W) + b


@pytest.mark.parametrize(
    "function",
    [lambda X, W, b: np.sum(X * W) + b, Layer(), functools.partial(lambda k, X, W, b: np.sum(X * W) + b, 0)],
    ids=["lambda", "clase", "partial"],
)
def test_the_name_is_the_one_it_is_stored_under(function):
    convolve = function
    check(convolve)


def test_unknown_name_lists_the_exercises():
    with pytest.raises(UnknownExercise, match="zero_padding"):
        check(padded)


def run_notebook(*cells: str, allow_errors: bool = True):
    notebook = new_notebook(cells=[new_code_cell(c) for c in cells])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    NotebookClient(notebook, timeout=120, allow_errors=allow_errors).execute()
    return notebook


SETUP = "import numpy as np\nfrom grader import check"
RIGHT = "def zero_padding(X, pad):\n    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))\n"


def test_in_a_notebook_it_shows_html_and_no_traceback():
    wrong = "def zero_padding(X, pad):\n    return X"
    notebook = run_notebook(SETUP, wrong, "check(zero_padding)", RIGHT, "check(zero_padding)")
    shown, error = notebook.cells[2].outputs
    assert "<table" in shown.data["text/html"]
    assert "zero_padding: 0 de 10 puntos" in shown.data["text/plain"]
    assert error.ename == "CheckFailed"
    assert len(error.traceback) <= 2
    (right,) = notebook.cells[4].outputs
    assert "10 de 10 puntos" in right.data["text/html"]


def test_output_is_deterministic():
    first, second = (run_notebook(SETUP, RIGHT, "check(zero_padding)").cells[2].outputs for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("body", "works", "kernel", "config"),
    [
        ("def zero_padding(X, pad):\n    return X", False, "python3", ""),
        (RIGHT, True, "conda-env-cnn-py", "nbgrader_config.py"),
        (RIGHT, True, ".venv", "grader/templates/nbgrader_config.json"),
    ],
)
def test_validate_tells_the_truth_with_any_kernel(body, works, kernel, config, tmp_path):
    if config:
        shutil.copy(ROOT / config, tmp_path)

    def cell(source, **nbgrader):
        made = new_code_cell(source)
        base = {"schema_version": 3, "task": False, "grade": False, "solution": False, "locked": False}
        made.metadata.nbgrader = base | nbgrader
        return made

    notebook = new_notebook(
        cells=[
            cell(SETUP, grade_id="importaciones", locked=True),
            cell(body, grade_id="zero_padding", solution=True),
            cell("check(zero_padding)", grade_id="check_zero_padding", grade=True, locked=True, points=10),
        ]
    )
    notebook.metadata.kernelspec = {"name": kernel, "display_name": "Python 3"}
    path = tmp_path / "padding.ipynb"
    nbformat.write(notebook, path)
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "validate", str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert ("Success!" in done.stdout) == works, done.stdout + done.stderr
    assert ("VALIDATION FAILED" in done.stdout) != works


def test_validate_waits_for_a_cell_that_trains_a_network() -> None:
    """nbgrader deja 30 segundos a cada celda: en un portátil lento, Validate diría que la unidad 7 falla."""
    config = Config()
    configure(config)
    handed = json.loads((ROOT / "grader" / "templates" / "nbgrader_config.json").read_text("utf-8"))
    assert config.Execute.timeout == handed["Execute"]["timeout"] == VALIDATE_SECONDS >= 120


def test_importing_the_package_is_light():
    heavy = ("torch", "nbgrader", "matplotlib", "numpy")
    code = f"import sys, grader; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


#: De uno de cada tres ejercicios, el oráculo y un error; los demás, según se juzgan, en ``test_judge.py``.
JUDGING = """
import sys
from grader import exercises
from grader.judge.judging import evaluate

for name, exercise in [*exercises.all_exercises().items()][::3]:
    for function in (exercise.oracle, *(m.oracle for m in exercise.mistakes[:1])):
        evaluate(name, function)
print([m for m in ("torch._dynamo", "sympy") if m in sys.modules])
"""


def test_judging_does_not_load_what_pytorch_leaves_for_later() -> None:
    """Su compilador y su aritmética simbólica tardan más de un segundo en cada proceso que juzga."""
    done = subprocess.run([sys.executable, "-c", JUDGING], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("negative_image",), "escribe `check(negative_image)`, sin comillas."),
        (("nada",), "recibe la función, no su nombre"),
        ((), "no ha recibido ninguna función"),
        ((None,), "no ha recibido ninguna función"),
        ((padded(np.zeros((1, 1, 2, 2)), 1),), "recibe la función, no lo que devuelve"),
        ((padded, 3), "es el nombre del ejercicio, entre comillas"),
    ],
    ids=["texto", "otro texto", "nada", "None", "resultado", "nombre"],
)
def test_a_wrong_use_of_check_gets_a_sentence(arguments, said):
    with pytest.raises(WrongUse, match=re.escape(said)) as caught:
        check(*arguments)
    assert caught.value._render_traceback_() == [str(caught.value)]
