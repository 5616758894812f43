"""El curso en el navegador: JupyterLite y Pyodide en un Chromium sin red. Lo ejecuta ``make lite-test``.

Cada unidad se hace entera con las soluciones escritas en sus celdas; después, los botones, cerrar el
navegador y una versión nueva del curso.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader import evaluate, exercises
from grader.course.choosing import course_units
from grader.course.handout import lite
from grader.course.layout import Course
from grader.exercises import recorded
from grader.judge import render
from grader.units import notebook_name
from tests.browser import pyodide
from tests.browser.conftest import _finished, _leaves
from tests.browser.serving import serving
from tests.kit import lab
from tests.kit.moodle import Student, Upload, make_zip
from tests.kit.pages import serious_in
from tests.kit.programs import run_grader
from tests.kit.sample_class import ROOT

pytestmark = pytest.mark.browser
pytest.importorskip("jupyterlite_core", reason="falta JupyterLite (pip install -e '.[lite]')")

COURSE = Course.at(ROOT)
UNITS = course_units(COURSE, ())
PADDING = "01_padding/padding.ipynb"
NEWER = "Hay una versión nueva"
WIDGET = "application/vnd.jupyter.widget-view+json"
#: Lo que en esa página es del curso; el resto, también cómo son los botones, es de JupyterLab.
OURS = (".jp-RenderedMarkdown", ".jp-OutputArea")
#: Rellena los cuatro ejes: un error conocido.
WRONG = "def zero_padding(X, pad):\n    return np.pad(X, pad)"
#: La huella de todo lo que se pregunta con la semilla visible, y cuánto de ello no está guardado.
DRAWN = """
import hashlib
from grader import exercises
from grader.exercises import recorded
asked = [(n, recorded.key(q.given)) for n, e in exercises.all_exercises().items() for q in e.draw(None)]
print(hashlib.sha256(repr(asked).encode()).hexdigest(), np.dtype(np.intp).name)
"""
_PANEL = "window.jupyterapp.shell.currentWidget"
_TYPE = f"""written => {{ for (const cell of {_PANEL}.content.model.sharedModel.cells)
  if (cell.id in written) cell.setSource(written[cell.id]); }}"""
_RUN = f"""async code => {{ const session = {_PANEL}.sessionContext; await session.ready;
  const told = [], future = session.session.kernel.requestExecute({{ code }});
  future.onIOPub = (m) => told.push(m.content.text ?? m.content.evalue ?? "");
  await future.done; return told.join(""); }}"""


class Notebook(lab.Notebook):
    """Un cuaderno abierto en el JupyterLab del sitio."""

    def __init__(self, page: Any, url: str, path: str) -> None:
        self.page, self.path = page, path
        page.set_default_timeout(600_000)  # arrancar el núcleo es descargar y preparar Python
        page.goto(f"{url}/lab/index.html?path={path}", wait_until="domcontentloaded")
        page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.context?.isReady")

    def write(self, written: dict[str, str]) -> None:
        """Escribe en las celdas ``written``, por su identificador."""
        self.page.evaluate(_TYPE, written)

    def run_all(self) -> None:
        """Ejecuta todo: aquí no se detiene en los errores de las celdas que pueden darlos."""
        self.run("pass")  # hasta que el núcleo está listo
        self.page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        self.wait_for_kernel()

    def run(self, code: str) -> str:
        """Lo que escribe ``code`` en el núcleo."""
        return self.page.evaluate(_RUN, code)

    def sources(self) -> dict[str, str]:
        """Lo que hay escrito en cada celda."""
        return {cell["id"]: "".join(cell["source"]) for cell in self.cells()}

    def press(self, label: str) -> None:
        """Pulsa un botón de encima del cuaderno."""
        self.page.get_by_role("button", name=label).click()

    def go_back(self, to: str, keeping: bool = True) -> None:
        """«Volver al original», con lo que se elige en el cuadro."""
        self.press("Volver al original")
        dialog = self.page.locator(".jp-Dialog")
        dialog.wait_for()
        dialog.locator("input[type=checkbox]").set_checked(keeping)
        dialog.get_by_role("button", name=to).click()
        dialog.wait_for(state="detached")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio de ``make lite`` con Pyodide al lado: nada más cambia."""
    try:
        python = pyodide.folder(ROOT / "build" / "pyodide")
    except pyodide.Unavailable as error:
        pytest.skip(f"falta Pyodide para probar: {error}")
    folder = tmp_path_factory.mktemp("sitio") / "lite"
    lite.build(COURSE, UNITS, folder)
    (folder / "pyodide").symlink_to(python)
    return folder


@pytest.fixture(scope="session")
def url(site: Path) -> Iterator[str]:
    with serving(site, "pyodide.js") as address:
        yield address


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, str]]:
    """Lo que escribe en cada celda de una unidad quien la termina."""
    folder = tmp_path_factory.mktemp("terminados")

    def written(unit: str) -> dict[str, str]:
        place = Path(unit) / notebook_name(unit)
        if not (folder / place).is_file():
            _finished(ROOT / "notebooks" / place, ROOT / "solutions" / place, folder / place)
        cells = json.loads((folder / place).read_text("utf-8"))["cells"]
        asked = [c for c in cells if c["metadata"].get("nbgrader", {}).get("solution")]
        return {cell["id"]: "".join(cell["source"]) for cell in asked}

    return written


def data(cell: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Lo que muestra una celda, de cada tipo."""
    return (output["data"] for output in cell.get("outputs", ()) if "data" in output)


def shown(cell: dict[str, Any]) -> str:
    """El HTML que muestra una celda."""
    return "".join("".join(found.get("text/html", "")) for found in data(cell))


def drawn(cells: list[dict[str, Any]]) -> set[str]:
    """Las celdas que muestran una figura o un control."""
    return {
        cell["id"]
        for cell in cells
        if WIDGET in json.dumps(cell.get("outputs", ())) or "<img" in shown(cell) or "<svg" in shown(cell)
    }


def test_what_the_grader_needs_is_in_pyodide(site: Path) -> None:
    served = {path.name.partition("-")[0] for path in (site / "pypi").glob("*.whl")}
    assert {*lite.NEEDS} <= pyodide.named(site / "pyodide") | served


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_done_to_the_end_with_full_marks(page, url, finished, unit):
    notebook = Notebook(page, url, f"{unit}/{notebook_name(unit)}")
    notebook.write(finished(unit))
    notebook.run_all()
    cells = notebook.cells()
    assert not notebook.errors()
    assert all(c["execution_count"] for c in cells if c["cell_type"] == "code" and c["source"])
    marks = {}
    for cell in cells:
        if "".join(cell["source"]).startswith("check("):
            name, got, most = re.search(r"✔ (\w+): ([\d.]+) de ([\d.]+) puntos", shown(cell)).groups()
            marks[name] = (float(got), float(most))
    assert marks == {e.name: (e.points, e.points) for e in exercises.of_unit(unit)}
    stored = json.loads((ROOT / "solutions" / unit / notebook_name(unit)).read_text("utf-8"))["cells"]
    assert drawn(stored) <= drawn(cells)
    for index, cell in enumerate(cells):
        if WIDGET in json.dumps(cell.get("outputs", ())):
            place = notebook.show(index)
            place.locator(".jupyter-widgets img").wait_for()
            assert place.locator(".jupyter-widgets img").get_attribute("alt")
    notebook.screenshot(f"lite_{unit}")
    if unit == UNITS[0]:
        panel = next(shown(c) for c in cells if "progress()" in "".join(c["source"]))
        assert panel.count("<tr") == len(UNITS) + 1, panel


def test_the_same_is_asked_and_said_as_in_lab(page, url, finished):
    """También con enteros de 32 bits: las preguntas, y lo que se dice de un error conocido."""
    notebook = Notebook(page, url, PADDING)
    notebook.write(finished("01_padding") | {"solucion-zero-padding": WRONG})
    notebook.run_all()
    (cell,) = (c for c in notebook.cells() if "".join(c["source"]) == "check(zero_padding)")
    (error,) = (o for o in cell["outputs"] if o["output_type"] == "error")
    assert "CheckFailed" in error["ename"]
    namespace: dict[str, Any] = {}
    exec(f"import numpy as np\n{WRONG}", namespace)
    here = render.html(evaluate("zero_padding", namespace["zero_padding"]))
    assert "resultado coincide con" in here
    assert here in shown(cell)
    notebook.show(notebook.cells().index(cell))
    notebook.screenshot("lite_error")
    assert not serious_in(page, *OURS)
    asked = [(n, recorded.key(q.given)) for n, e in exercises.all_exercises().items() for q in e.draw(None)]
    told = notebook.run(DRAWN).split()
    assert told == [hashlib.sha256(repr(asked).encode()).hexdigest(), "int32"]


def test_the_work_is_kept_and_handed_in(browser, site, url, finished, tmp_path):
    """Se escribe, se cierra el navegador, sale una versión nueva, se pone al día y se entrega."""
    written = finished("01_padding")
    outside: list[str] = []

    def opened() -> Any:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "perfil", executable_path=lab.chromium(), args=lab.CHROMIUM_FLAGS
        )
        context.on("request", lambda r: outside.append(r.url) if _leaves(r.url) else None)
        return context

    first = opened()
    notebook = Notebook(first.pages[0], url, PADDING)
    before = notebook.sources()
    notebook.write(written)
    with notebook.page.expect_download() as download:
        notebook.press("Descargar mi entrega")
    assert download.value.suggested_filename == "padding.ipynb"
    download.value.save_as(tmp_path / "descargas" / "padding.ipynb")
    title = next(iter(before))
    mine = written | {title: f"{before[title]}\n\nUna nota mía."}
    notebook.write(mine)
    notebook.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    notebook = Notebook(first.pages[0], url, PADDING)
    assert notebook.sources() == before | mine
    notebook.page.wait_for_timeout(2000)
    assert not notebook.page.get_by_text(NEWER).count()  # retocado, pero de la misma versión
    first.close()

    published = site / "files" / PADDING
    text = published.read_text("utf-8")
    assert "un marco de ceros" in text
    newer = text.replace("un marco de ceros", "un marco de ceros nuevo", 1)
    published.write_bytes(lite.dated(newer.encode()))
    second = opened()
    notebook = Notebook(second.pages[0], url, PADDING)
    assert notebook.sources() == before | mine  # lo suyo manda
    notebook.page.get_by_text(NEWER).wait_for()
    notebook.screenshot("lite_version_nueva")
    with notebook.page.expect_download():  # antes, una copia
        notebook.go_back("El cuaderno entero")
    after = notebook.sources()
    assert {name: after[name] for name in written} == written
    assert after[title] == before[title].replace("un marco de ceros", "un marco de ceros nuevo")

    index = [*after].index("check-zero-padding")  # desde su check también es ese ejercicio
    notebook.show(index)
    notebook.go_back("Esta celda")
    assert notebook.sources() == after | {"solucion-zero-padding": before["solucion-zero-padding"]}
    with notebook.page.expect_download():
        notebook.go_back("El cuaderno entero", keeping=False)
    assert {name: notebook.sources()[name] for name in written} == {name: before[name] for name in written}
    second.close()
    published.write_text(text, "utf-8")
    assert not outside
    _is_accepted(tmp_path)


def _is_accepted(place: Path) -> None:
    """Lo descargado vale para ``grader entrega`` y para ``grader collect``."""
    done = run_grader("entrega", "01", "--carpeta", place / "descargas", "--out", place / "01.zip")
    assert "todo en orden, 13 de 13 puntos" in done.stdout, done.stdout + done.stderr
    course = place / "curso"
    shutil.copytree(ROOT / "notebooks", course / "notebooks")
    shutil.copy(ROOT / "nbgrader_config.py", course)
    handed = {"padding.ipynb": (place / "descargas" / "padding.ipynb").read_bytes()}
    source = make_zip(place / "entregas.zip", [Upload(Student("Ana", "García", 1, "ana@uni.es"), handed)])
    done = run_grader("collect", source, "01_padding", "--course", course, "--zona", "UTC")
    assert done.returncode == 0, done.stdout + done.stderr
    assert [*course.glob("submitted/*/01_padding/padding.ipynb")]
