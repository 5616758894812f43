"""Las tareas de CONTRIBUTING.md, al pie de la letra en una copia: hacen lo que dicen y no rompen nada.

``make recetas`` pasa después ``make test`` entero; aquí, lo que un cambio así puede romper.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from grader.units import notebook_name
from tests.kit import recipes
from tests.kit.programs import on_linux, run_grader

Follow = Callable[[str], Path]
WRONG = "def brighten(X, amount):\n    return X + amount"
NAMED = """
from pathlib import Path
from tests.mutants import campaign, collection

found = collection.load(Path("tests/judged"))["convolve"]
(made,) = [s for s in found if "primera-columna" in s.mistakes]
assert campaign._outcome(made).named
"""
SIX = ("Un ejercicio", "Un error conocido", "Un mensaje", "Un límite", "Una plataforma", "Una unidad")


@pytest.fixture(scope="module")
def follow(tmp_path_factory: pytest.TempPathFactory) -> Follow:
    """Hace una tarea en una copia y publica, sin ejecutar, los cuadernos que toca. Cada una, una vez.

    Donde ya está hecha (``make recetas`` pasa estas mismas pruebas después de hacerla), se deja como está.
    """
    done: dict[str, Path] = {}

    def once(task: str) -> Path:
        if task not in done:
            done[task] = root = recipes.copy(tmp_path_factory.mktemp("copia") / "curso")
            steps = recipes.steps(task)
            for step in steps:
                if step.verb != "Ejecuta" and not step.is_done(root):
                    step.apply(root)
            units = {Path(step.path).parent.name for step in steps if step.path.endswith(".ipynb")}
            if units:
                assert [s.body for s in steps if s.verb == "Ejecuta"] == ["make notebooks\n"]
                grader(root, "release", *units)
        return done[task]

    return once


def grader(root: Path, *words: str) -> str:
    done = run_grader(*words, "--course", root, package=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def python(root: Path, *words: str) -> str:
    """Lo que escribe el Python de este entorno con el paquete y las pruebas de la copia."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def check_with(root: Path, *words: str) -> str:
    """Ejecuta pruebas de la copia."""
    return python(root, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words)


def hand_in(root: Path, student: str, unit: str, **answers: str) -> None:
    """Entrega ``unit`` con lo que dice ``answers`` en cada celda de solución."""
    notebook = nbformat.read(root / "notebooks" / unit / notebook_name(unit), as_version=4)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in answers:
            assert "NotImplementedError" in cell.source
            cell.source = answers.pop(grade_id)
    assert not answers
    deliver(root, student, unit, notebook)


def deliver(root: Path, student: str, unit: str, notebook: NotebookNode) -> None:
    path = root / "submitted" / student / unit / notebook_name(unit)
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


def solution(task: str) -> str:
    """La celda de solución de una tarea, como la dejaría un estudiante."""
    (step,) = [s for s in recipes.steps(task) if "de solución" in s.details]
    return "\n".join(line for line in step.body.splitlines() if "###" not in line)


def test_the_six_tasks_are_there() -> None:
    assert tuple(recipes.tasks()) == SIX
    assert all(recipes.steps(task) for task in SIX)


def test_an_exercise_is_one_folder_and_one_pair_of_cells() -> None:
    steps = [s for s in recipes.steps("Un ejercicio") if s.verb != "Ejecuta"]
    assert [s.verb for s in steps] == ["Crea", "Añade a", "Añade a"]
    assert len({s.path for s in steps[1:]}) == 1


@on_linux
def test_a_new_exercise_is_released_graded_and_recorded(follow: Follow, scores) -> None:
    root = follow("Un ejercicio")
    hand_in(root, "bien", "00_inicio", brighten=solution("Un ejercicio"))
    hand_in(root, "mal", "00_inicio", brighten=WRONG)
    grader(root, "autograde", "00_inicio")
    found = scores(root, "00_inicio")
    assert found["bien"] == 3
    assert found["mal"] == 0


def test_a_new_exercise_breaks_no_test(follow: Follow) -> None:
    """Las que miran cada ejercicio, cada función o las palabras."""
    project = [f"tests/project/test_{name}.py" for name in ("mutants", "bench", "language", "project")]
    which = "(brighten or spelling or collection or help or 00_inicio) and not raises and not saved"
    said = check_with(follow("Un ejercicio"), "-k", which, "tests/judge", *project)
    assert int(re.search(r"(\d+) passed", said).group(1)) > 10


def test_a_new_known_mistake_is_named_and_breaks_no_test(follow: Follow) -> None:
    which = ("-k", "convolve or spelling or help", "tests/judge/test_judge.py")
    root = follow("Un error conocido")
    check_with(root, *which, "tests/project/test_mutants.py", "tests/project/test_language.py")
    python(root, "-c", NAMED)


def test_a_new_message_is_shown(follow: Follow) -> None:
    said = check_with(follow("Un mensaje"), "tests/judge/test_wording.py", "-k", "union")
    assert re.search(r"[1-9]\d* passed", said)


@on_linux
def test_a_new_limit_is_kept_and_explained(follow: Follow) -> None:
    root = follow("Un límite")
    assert "1 passed" in check_with(root, "tests/pipeline/test_intake.py", "-k", "mucho")
    deliver(
        root, "mucho", "00_inicio", new_notebook(cells=[new_markdown_cell("a" * 190_000) for _ in range(5)])
    )
    grader(root, "autograde", "00_inicio", "--json", str(root / "notas.json"))
    (row,) = json.loads((root / "notas.json").read_text("utf-8"))
    assert row["status"] == "error"
    assert "celdas de texto tienen más de 900000" in row["detail"]


@on_linux
def test_a_new_platform_gets_the_marks(follow: Follow) -> None:
    root = follow("Una plataforma")
    check_with(root, "tests/project/test_arrows.py", "tests/project/test_readme.py", "-k", "not commands_run")
    hand_in(root, "ana", "00_inicio", negative_image="def negative_image(X):\n    return 1 - X")
    grader(root, "autograde", "00_inicio")
    grader(root, "export", "aula", str(root / "aula.csv"), "00_inicio")
    assert (root / "aula.csv").read_text("utf-8").splitlines() == ["usuario,00_inicio", "ana,4"]


@on_linux
def test_a_new_unit_is_released_and_graded(follow: Follow, scores) -> None:
    root = follow("Una unidad")
    hand_in(root, "ana", "06_relu", relu=solution("Una unidad"))
    grader(root, "autograde", "06_relu")
    assert scores(root, "06_relu") == {"ana": 3}


def test_a_task_that_cannot_be_followed_is_noticed(tmp_path: Path, monkeypatch) -> None:
    step = recipes.Step("Cambia", "uno.py", "", "", " a = 1\n-b = 2\n+b = 3\n")
    (tmp_path / "uno.py").write_text("a = 1\nb = 2\n", "utf-8")
    assert not step.is_done(tmp_path)
    step.apply(tmp_path)
    assert step.is_done(tmp_path)
    assert (tmp_path / "uno.py").read_text("utf-8") == "a = 1\nb = 3\n"
    with pytest.raises(LookupError, match="está 0"):
        step.apply(tmp_path)
    with pytest.raises(LookupError, match="ya existe"):
        recipes.Step("Crea", "uno.py", "", "", "").apply(tmp_path)
    monkeypatch.setattr(recipes, "tasks", lambda: {"Otra": "Pon esto:\n\n```python\nx\n```\n"})
    with pytest.raises(LookupError, match="Pon esto"):
        recipes.steps("Otra")
