"""Añadir un ejercicio son los pasos del README, y nada más: aquí se siguen al pie de la letra."""

import re
import shutil
from pathlib import Path
from textwrap import indent

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from tests.kit.programs import run_grader
from tests.kit.sample_class import ROOT

UNIT = "00_inicio"
NAME = "brighten"
WRONG = "def brighten(X, amount):\n    return X + amount"


def steps() -> tuple[str, str, str]:
    """La entrada, la celda de solución y la calificada, tal como están en el README."""
    section = (ROOT / "README.md").read_text("utf-8").partition("### Añadir un ejercicio\n")[2]
    entry, solution, check = re.findall(r"```python\n(.*?)```", section.partition("\n### ")[0], re.S)
    return entry, solution.strip(), check.strip()


def graded_cell(source: str, name: str, **flags: object) -> nbformat.NotebookNode:
    cell = new_code_cell(source, id=name.replace("_", "-"))
    cell.metadata["nbgrader"] = {"grade_id": name, "schema_version": 3, "task": False, **flags}
    return cell


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un curso y un paquete con el ejercicio añadido, ya publicado."""
    root = tmp_path_factory.mktemp("curso")
    for name in ("grader", "solutions", "notebooks"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    entry, solution, check = steps()
    module = root / "grader" / "exercises" / "start.py"
    text = module.read_text("utf-8")
    assert text.endswith("\n)\n")
    module.write_text(text.removesuffix(")\n") + indent(entry.strip(), "    ") + ",\n)\n", "utf-8")
    path = root / "solutions" / UNIT / "inicio.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells += [
        graded_cell(solution, NAME, solution=True, grade=False, locked=False),
        graded_cell(check, f"check_{NAME}", solution=False, grade=True, locked=True, points=3),
    ]
    nbformat.write(notebook, path)
    done = run_grader("release", UNIT, "--course", root, package=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def hand_in(root: Path, student: str, source: str) -> None:
    notebook = nbformat.read(root / "notebooks" / UNIT / "inicio.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == NAME:
            assert "NotImplementedError" in cell.source
            cell.source = source
    path = root / "submitted" / student / UNIT / "inicio.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


def test_it_is_released_graded_and_recorded(place: Path, scores) -> None:
    solution = "\n".join(line for line in steps()[1].splitlines() if "###" not in line)
    hand_in(place, "bien", solution)
    hand_in(place, "mal", WRONG)
    done = run_grader("autograde", UNIT, "--course", place, package=place)
    assert done.returncode == 0, done.stdout + done.stderr
    found = scores(place, UNIT)
    assert found["bien"] == 3
    assert 0 < found["mal"] < 3
