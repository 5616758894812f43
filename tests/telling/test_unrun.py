"""Tras un error de sintaxis el núcleo guarda la función de antes: ``check`` dice que comprueba esa."""

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from grader import check, checking
from grader.telling import unrun

WRITTEN = "def zero_padding(X, pad):\n    return X"
UNFINISHED = "def zero_padding(X, pad):\n    return (X"
UNINDENTED = "import numpy as np\ndef zero_padding(X, pad):\nreturn X"
OUTSIDE = "def zero_padding(X, pad):\n    Y = X\nreturn Y"


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> InteractiveShell:
    monkeypatch.setattr(unrun, "_unrun", set())
    made = InteractiveShell()
    unrun.install(made)
    return made


@pytest.mark.parametrize("broken", [UNFINISHED, UNINDENTED, OUTSIDE])
def test_the_one_before_is_said_until_the_cell_runs(shell: InteractiveShell, broken: str) -> None:
    for cell in (WRITTEN, broken, "x = 1", "1 +", "1 / 0"):
        shell.run_cell(cell)
    assert "error de sintaxis" in unrun.stale("zero_padding")
    assert unrun.stale("convolve") == ""
    shell.run_cell(WRITTEN)
    assert unrun.stale("zero_padding") == ""


def test_check_says_it_beside_the_verdict(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checking, "after_passing", lambda name: None)
    shell.run_cell(UNFINISHED)
    capsys.readouterr()
    check(lambda X, pad: np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad))), "zero_padding")
    assert "es lo que había antes" in capsys.readouterr().out.replace("\n", " ")
