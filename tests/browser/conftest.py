"""El navegador, JupyterLab y los cuadernos que abren las pruebas."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.kit.lab import Server, jupyterlab

ROOT = Path(__file__).parents[2]
_MARKS = ("### BEGIN SOLUTION", "### END SOLUTION")
_EXPLORERS = {
    "padding": "widgets.padding(X)",
    "window": "widgets.window(X[:3, :3], W)",
    "convolution": "widgets.convolution(X, W)",
    "touches": "widgets.touches(5, 6, 3)",
    "pooling": "widgets.pooling(X)",
    "filters": "widgets.filters(photo.grey())",
    "receptive_field": "widgets.receptive_field()",
    "columns": "widgets.columns(X)",
    "scattering": "widgets.scattering(4, 5)",
    "softmax": "widgets.softmax(['gato', 'perro', 'pez'])",
    "network": "widgets.network()",
}
_DATA = """import numpy as np

from grader import widgets
from grader.figures import photo

X = np.array([[1, 2, 0, 1, 3], [0, 1, 2, 1, 0], [3, 0, 1, 2, 1], [1, 1, 0, 0, 2]])
W = np.array([[1, 0, -1], [0, 2, 0], [-1, 0, 1]])"""


def _finished(released: Path, solution: Path, target: Path) -> None:
    """El cuaderno publicado con las respuestas de ``solution``, como lo deja quien termina la unidad."""
    import nbformat

    notebook, answers = (nbformat.read(path, as_version=4) for path in (released, solution))
    sources = {cell.id: cell.source for cell in answers.cells}
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            lines = sources[cell.id].splitlines()
            cell.source = "\n".join(line for line in lines if line.strip() not in _MARKS)
    target.parent.mkdir(parents=True)
    nbformat.write(notebook, target)


def _explorers(target: Path) -> None:
    """Un cuaderno con todos los controles interactivos, uno por celda."""
    from nbformat.v4 import new_code_cell, new_notebook, writes

    cells = [new_code_cell(_DATA, id="datos")]
    cells += [new_code_cell(call, id=name) for name, call in _EXPLORERS.items()]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    target.write_text(writes(new_notebook(cells=cells, metadata=kernel)), "utf-8")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("raiz")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    for released in sorted((root / "notebooks").glob("*/*.ipynb")):
        place = released.relative_to(root / "notebooks")
        _finished(released, ROOT / "solutions" / place, root / "terminados" / place)
    _explorers(root / "controles.ipynb")
    with jupyterlab(root, tmp_path_factory.mktemp("jupyter")) as running:
        yield running


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Una pestaña nueva; cualquier petición fuera de esta máquina queda anotada y es un fallo."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    context.set_default_timeout(60_000)
    outside: list[str] = []
    context.on("request", lambda request: outside.append(request.url) if _leaves(request.url) else None)
    yield context.new_page()
    context.close()
    assert not outside, f"el cuaderno pide algo a la red: {outside[:3]}"


def _leaves(url: str) -> bool:
    return url.startswith("http") and not url.startswith("http://127.0.0.1:")
