"""Las tareas de CONTRIBUTING.md, al pie de la letra en una copia: hacen lo que dicen y no rompen nada.

``make recetas`` pasa después ``make test`` entero; aquí, lo que un cambio así puede romper.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from grader.units import notebook_name
from tests.kit import recipes
from tests.kit.programs import on_linux, run_grader

WRONG = "def brighten(X, amount):\n    return X + amount"
NAMED = """
from pathlib import Path
from tests.mutants import campaign, collection

found = collection.load(Path("tests/judged"))["convolve"]
(made,) = [s for s in found if "primera-columna" in s.mistakes]
assert campaign._outcome(made).named
"""
#: Las pruebas de la copia que se pasan: las que puede romper alguna tarea.
WHICH = "brighten or convolve or spelling or collection or help or 00_inicio or union or mucho or arrows"
NOT = "raises or saved"
UNIT = "08_softplus"
SIX = ("Un ejercicio", "Un error conocido", "Un mensaje", "Un límite", "Una plataforma", "Una unidad")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Una copia en la que se hacen las seis tareas, una detrás de otra, y se publica sin ejecutar.

    Lo que ya está hecho se deja como está: ``make recetas`` pasa estas mismas pruebas después de hacer una.
    """
    root = recipes.copy(tmp_path_factory.mktemp("copia") / "curso")
    steps = [step for task in recipes.tasks() for step in recipes.steps(task)]
    for step in steps:
        if step.verb == "Ejecuta":
            assert step.body == "make notebooks\n"
        elif not step.is_done(root):
            step.apply(root)
    grader(root, "release", *{Path(step.path).parent.name for step in steps if step.path.endswith(".ipynb")})
    return root


@pytest.fixture(scope="module")
def graded(followed: Path) -> Path:
    """La copia, con una entrega por cada cosa que hay que calificar."""
    hand_in(followed, "bien", "00_inicio", brighten=solution("Un ejercicio"))
    hand_in(followed, "mal", "00_inicio", brighten=WRONG)
    hand_in(followed, "ana", "00_inicio", negative_image="def negative_image(X):\n    return 1 - X")
    hand_in(followed, "ana", UNIT, softplus=solution("Una unidad"))
    long = new_notebook(cells=[new_markdown_cell("a" * 190_000) for _ in range(5)])
    deliver(followed, "mucho", "00_inicio", long)
    grader(followed, "autograde", "00_inicio", UNIT, "--json", str(followed / "notas.json"))
    return followed


@pytest.fixture(scope="module")
def checked(followed: Path) -> str:
    """Lo que dicen las pruebas de la copia que miran lo que un cambio así puede romper."""
    places = ["tests/judge/test_judge.py", "tests/judge/test_wording.py", "tests/pipeline/test_intake.py"]
    names = ("mutants", "bench", "language", "project", "arrows")
    places += [f"tests/project/test_{name}.py" for name in names]
    return python(
        followed, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-k", f"({WHICH}) and not ({NOT})", *places
    )


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


def passed(said: str, *words: str) -> bool:
    """Si pasó alguna prueba que lleve ``words`` en su nombre."""
    lines = (line for line in said.splitlines() if " PASSED" in line)
    return any(all(word in line for word in words) for line in lines)


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
def test_a_new_exercise_is_released_graded_and_recorded(graded: Path, scores) -> None:
    found = scores(graded, "00_inicio")
    assert (found["bien"], found["mal"], found["ana"]) == (3, 0, 4)


@pytest.mark.parametrize("words", [("test_judge", "brighten"), ("spelling",), ("help",), ("test_arrows",)])
def test_the_six_tasks_break_no_test(checked: str, words: tuple[str, ...]) -> None:
    """Las que miran cada ejercicio, cada función, las palabras o las flechas; y se pasaron de verdad."""
    assert passed(checked, *words)


def test_a_new_known_mistake_is_named(followed: Path, checked: str) -> None:
    assert passed(checked, "test_judge", "convolve")
    python(followed, "-c", NAMED)


def test_a_new_message_is_shown(checked: str) -> None:
    assert passed(checked, "test_wording", "union-de-formas")


@on_linux
def test_a_new_limit_is_kept_and_explained(graded: Path, checked: str) -> None:
    assert passed(checked, "test_intake", "mucho texto")
    rows = json.loads((graded / "notas.json").read_text("utf-8"))
    (row,) = [row for row in rows if row["student"] == "mucho"]
    assert row["status"] == "error"
    assert "celdas de texto tienen más de 900000" in row["detail"]


@on_linux
def test_a_new_platform_gets_the_marks(graded: Path) -> None:
    grader(graded, "export", "aula", str(graded / "aula.csv"), "00_inicio")
    lines = (graded / "aula.csv").read_text("utf-8").splitlines()
    assert lines[0] == "usuario,00_inicio"
    assert {"ana,4", "bien,3", "mal,0"} <= {*lines}


@on_linux
def test_a_new_unit_is_released_and_graded(graded: Path, scores) -> None:
    assert scores(graded, UNIT) == {"ana": 3}


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
