"""Cómo se llama a una unidad, y abrir JupyterLab desde donde se llega a todas."""

import subprocess
import sys
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.student import opening
from grader.student.notebooks import unit_named
from tests.kit.student_folder import hand_out

pytestmark = pytest.mark.student


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1", "01_padding"),
        ("01", "01_padding"),
        ("01_padding", "01_padding"),
        ("01_padding/", "01_padding"),
        ("Padding", "01_padding"),
        ("padding.ipynb", "01_padding"),
        ("0", "00_inicio"),
        ("conv_forward", "03_conv_forward"),
    ],
)
def test_a_unit_is_found_by_any_of_its_names(text: str, unit: str) -> None:
    assert unit_named(text) == unit


@pytest.mark.parametrize("text", ["", "99", "pad", "²", "_padding"])
def test_what_is_no_unit_is_said(text: str) -> None:
    with pytest.raises(CourseError, match="Las del curso son: 00_inicio"):
        unit_named(text)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Las órdenes que se habrían lanzado."""
    found: list[list[str]] = []

    def run(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        found.append(command)
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(opening.subprocess, "run", run)
    return found


@pytest.mark.parametrize("start", [".", "03_conv_forward"])
def test_the_lab_is_opened_where_every_unit_is(tmp_path: Path, asked: list[list[str]], start: str) -> None:
    hand_out(tmp_path, "01_padding", "03_conv_forward")
    assert opening.open_lab(tmp_path / start, "3") == 3
    (command,) = asked
    notebook = tmp_path / "03_conv_forward" / "conv_forward.ipynb"
    assert command == [sys.executable, "-m", "jupyterlab", str(notebook), f"--ServerApp.root_dir={tmp_path}"]


def test_without_notebooks_or_without_the_lab_it_says_what_to_do(
    tmp_path: Path, asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CourseError, match="--carpeta"):
        opening.open_lab(tmp_path, "1")
    hand_out(tmp_path, "02_convolve")
    with pytest.raises(CourseError, match="no está el cuaderno de 01_padding"):
        opening.open_lab(tmp_path, "1")
    monkeypatch.setattr(opening.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CourseError, match="pip install jupyterlab"):
        opening.open_lab(tmp_path, "2")
    assert asked == []
