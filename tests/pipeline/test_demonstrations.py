"""Los nombres que define una demostración existen al calificar si los usa el código que se ejecuta."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from grader.pipeline.demonstrations import needed
from grader.pipeline.grade import grade
from grader.pipeline.intake import Unit, admit
from grader.sandbox.settings import Settings
from grader.units import notebook_name
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT


def unit(name: str) -> Unit:
    return Unit(name, (ROOT / "notebooks" / name / notebook_name(name)).read_bytes())


def written(name: str, **solutions: str) -> nbformat.NotebookNode:
    notebook = nbformat.reads(unit(name).release.decode(), as_version=4)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = solutions.get(grade_id, cell.source)
    return notebook


def points(notebook: nbformat.NotebookNode, name: str) -> dict[str, float]:
    result = grade(json.dumps(notebook).encode(), unit(name), b"clave", Settings())
    return {v.exercise: v.points for v in result.verdicts}


CASES = {
    "lo que nadie usa": ({5: "def f(x):\n    X = x\n    return X"}, {0: "X = 1"}, {}),
    "un nombre y lo que este usa": (
        {5: "def f():\n    return X"},
        {0: "a = 2\nb = 3\nX = a + 1"},
        {0: "a = 2\nX = a + 1"},
    ),
    "de varias celdas": ({5: "print(X)"}, {0: "a = 2", 2: "X = a"}, {0: "a = 2", 2: "X = a"}),
    "lo que ya ata el código": ({1: "X = 5", 5: "print(X)"}, {0: "X = 1"}, {}),
    "lo que vuelve a atar la demostración": ({1: "X = 5", 5: "print(X)"}, {3: "X = 1"}, {3: "X = 1"}),
    "el último de los dos": ({5: "print(X)"}, {0: "X = 1", 2: "X = 2"}, {2: "X = 2"}),
    "los dos, si el último modifica": (
        {5: "X"},
        {0: "X = [1]", 2: "X[0] = 2"},
        {0: "X = [1]", 2: "X[0] = 2"},
    ),
    "un método que lo cambia": ({5: "X"}, {0: "X = [2, 1]\nX.sort()\nlen(X)"}, {0: "X = [2, 1]\nX.sort()"}),
    "lo que usa una función, aunque esté debajo": ({1: "def f():\n    return X"}, {5: "X = 1"}, {5: "X = 1"}),
    "al momento, solo lo de arriba": ({1: "print(X)"}, {5: "X = 1"}, {}),
    "un import": (
        {5: "def f():\n    return sys.path"},
        {0: "import sys\n\nif 1:\n    %pip install x"},
        {0: "import sys"},
    ),
    "un bucle entero": (
        {5: "print(total)"},
        {0: "total = 0\nfor i in range(3):\n    total += i"},
        {0: "total = 0\nfor i in range(3):\n    total += i"},
    ),
    "una función y lo que llama": (
        {5: "print(g())"},
        {0: "def h():\n    return 1\n\n\ndef g():\n    return h()"},
        {0: "def h():\n    return 1\ndef g():\n    return h()"},
    ),
    "desempaquetado y comprensión": (
        {5: "b"},
        {0: "n = 2\na, b = (k * n for k in (1, 2))"},
        {0: "n = 2\na, b = (k * n for k in (1, 2))"},
    ),
    "lo que una función modifica y es suyo": (
        {5: "def f():\n    X = {}\n    X['a'] = 1\n    return X"},
        {0: "X = {}", 2: "for k in range(9):\n    X[k] = k"},
        {},
    ),
    "lo que una función modifica y no es suyo": (
        {5: "def f():\n    X['a'] = 1"},
        {0: "X = {}"},
        {0: "X = {}"},
    ),
    "una clase": (
        {5: "C().m()"},
        {0: "k = 1\nclass C:\n    def m(self):\n        return k"},
        {0: "k = 1\nclass C:\n    def m(self):\n        return k"},
    ),
    "el nombre de un ejercicio": (
        {5: "x = 1"},
        {0: "def ej():\n    return 1\n\n\nej()"},
        {0: "def ej():\n    return 1"},
    ),
    "lo que se ata más abajo de donde se juzga": (
        {9: "ej = 1"},
        {0: "def ej():\n    return 1"},
        {0: "def ej():\n    return 1"},
    ),
    "un archivo": ({5: "import a"}, {0: "%%writefile a.py\nimport a"}, {}),
    "una magia de celda que sí se ejecuta": ({5: "X"}, {0: "%%time\nX = 1"}, {0: "X = 1"}),
    "lo que no se entiende": ({5: "print(X"}, {0: "X ="}, {}),
}


@pytest.mark.parametrize(("cells", "shown", "wanted"), CASES.values(), ids=CASES)
def test_only_what_is_needed(cells, shown, wanted):
    assert needed(cells, shown, {8: "ej"}) == wanted


@pytest.mark.parametrize("path", sorted((ROOT / "solutions").glob("*/*.ipynb")), ids=lambda p: p.parent.name)
def test_an_ordinary_notebook_runs_none(path):
    clean = admit(path.read_bytes(), unit(path.parent.name))
    cells = nbformat.read(path, as_version=4).cells
    published = [c.source for c in cells if "demostracion" in c.metadata.get("tags", ())]
    assert not {*clean.to_run.values()}.intersection(published)
    assert all(clean.notebook.cells[p].source == source for p, source in clean.to_run.items())


@on_linux
def test_the_example_of_the_unit_is_a_counterexample():
    """La caza de la unidad 4 se puede contestar con los números de la demostración, dos veces."""
    hunt = """def counterexample_backward():
    return np.array([[l_O], [l_O]]), 0.1, np.array([[X], [X]]), 0 * W[None, None], np.zeros(1), 1, 0"""
    notebook = written("04_conv_backward", counterexample_backward=hunt)
    assert points(notebook, "04_conv_backward")["counterexample_backward"] == 3


@on_linux
def test_what_a_demonstration_imports_is_there():
    hunt = """def counterexample_backward():
    for _ in range(200):
        g, w, x = rng.normal(size=(2, 1, 1, 1)), np.zeros((1, 1, 2, 2)), rng.normal(size=(2, 1, 2, 2))
        arguments = g, 0.1, x, w, np.zeros(1), 1, 0
        if suspect_backward(*arguments)[0].any():
            return arguments"""
    notebook = written("04_conv_backward", counterexample_backward=hunt)
    assert points(notebook, "04_conv_backward")["counterexample_backward"] == 3


@on_linux
def test_code_written_in_a_demonstration_counts():
    """Quien la edita y escribe ahí su función, o algo que usa, lo tiene también al calificar."""
    notebook = written("02_convolve", convolve="# la escribí arriba")
    demo = next(c for c in notebook.cells if "kernel_orientations" in c.source)
    demo.source += (
        "\ndef suma(a):\n    return a.sum()\n\n\ndef convolve(X, W, b):\n    return suma(X * W) + b"
    )
    assert points(notebook, "02_convolve")["convolve"] == 10
    demo.source += "\nraise RuntimeError('lo que no hace falta no se ejecuta')"
    notebook.cells.append(new_code_cell("convolve = 1"))
    assert points(notebook, "02_convolve")["convolve"] == 10
