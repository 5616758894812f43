"""Una copia sin escribir de la celda de partida no tapa la función ya escrita, en cualquier IPython."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from grader.sandbox.unwritten import KeepWritten
from grader.units import CODE_STUB

WRITTEN = "def f(x):\n    return x + 1"
STUB = "def f(x):\n    " + CODE_STUB.replace("\n", "\n    ")
ONLY_THE_NAME = "def f(x):\n    raise NotImplementedError"
WITH_WORK = "def f(x):\n    y = x\n    raise NotImplementedError('falta')"


@pytest.fixture
def shell():
    made = InteractiveShell()
    made.ast_transformers.append(KeepWritten(made.user_ns))
    return made


def result(shell, *cells: str):
    for cell in cells:
        shell.run_cell(cell)
    return shell.run_cell("f(1)").result


@pytest.mark.parametrize("stub", [STUB, ONLY_THE_NAME, WITH_WORK])
@pytest.mark.parametrize("written", [WRITTEN, "f = lambda x: x + 1", "import math\n\n" + WRITTEN])
def test_the_written_one_stays(shell, written, stub, capsys):
    assert result(shell, stub, written, stub, stub) == 2
    assert capsys.readouterr().out.count("Aquí f está sin escribir") == 2
    assert result(shell, f"{written}\n{stub}") == 2


@pytest.mark.parametrize(
    "cells",
    [
        (STUB,),
        (WRITTEN, "del f", STUB),
        (WRITTEN, "%reset -f", STUB),
        (WRITTEN, "f = 3", STUB),
        ("from statistics import mean as f", STUB),  # no la ha escrito quien estudia
        (WRITTEN, "def f(x):\n    if x > 0:\n        raise NotImplementedError\n    return x", "f(1)"),
        (WRITTEN, "def f(x):\n    return g(x)\n    raise NotImplementedError"),
    ],
)
def test_what_hides_no_written_function_runs_as_it_is(shell, cells):
    shell.run_cell("def g(x):\n    raise NotImplementedError('otra')")
    assert result(shell, *cells) is None


def test_what_is_left_of_its_cell_runs(shell):
    assert result(shell, WRITTEN, f"import math\n{STUB}\nf(math.pi)") == 2
    assert "math" in shell.user_ns


def test_when_grading_it_waits_for_the_cell_that_imports_check(shell):
    shell.ast_transformers[:] = [KeepWritten(shell.user_ns, active=False)]
    assert result(shell, WRITTEN, STUB) is None
    assert result(shell, "import numpy as np\nfrom grader import check", WRITTEN, STUB) == 2


def test_a_later_written_one_counts(shell):
    assert result(shell, WRITTEN, STUB, "def f(x):\n    return x + 5") == 6
