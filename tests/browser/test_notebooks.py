"""Los cuadernos en un JupyterLab de verdad, manejados desde Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.kit.lab import Notebook, Server, jupyterlab
from tests.kit.whole import only_whole

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
RELEASED = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "notebooks").glob("*/*.ipynb"))
EXPECTED = {"NotImplementedError", "CheckFailed"}
MOVABLE = ".noUi-target:not([disabled]) .noUi-handle"
WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(autouse=True)
def _no_kernel_left(browser: Any, server: Server) -> Iterator[None]:
    yield
    server.stop_kernels()


def picture(place: Any) -> Any:
    """La figura de un control interactivo: no la estática, que Jupyter no debe mostrar a la vez."""
    return place.locator(".jupyter-widgets img")


def wait_for_another(page: Any, place: Any, alt: str) -> str:
    """Espera a que cambie el texto alternativo de la figura y lo devuelve."""
    for _ in range(100):
        now = picture(place).get_attribute("alt")
        if now != alt:
            return now
        page.wait_for_timeout(100)
    raise AssertionError(f"la figura no cambia: {alt}")


@only_whole
@pytest.mark.parametrize("path", RELEASED, ids=lambda path: Path(path).parent.name)
def test_a_released_notebook_raises_only_what_it_should(page, server, path):
    notebook = Notebook(page, server, path)
    notebook.run_all()
    name = Path(path).parent.name
    notebook.show(0)
    notebook.screenshot(f"{name}_inicio")
    errors = notebook.errors()
    if errors:
        notebook.show(errors[0][0])
        notebook.screenshot(f"{name}_primer_error")
    assert {kind for _, kind in errors} <= EXPECTED, errors
    code = [cell for cell in notebook.cells() if cell["cell_type"] == "code" and cell["source"]]
    assert all(cell["execution_count"] for cell in code)
    assert len([kind for _, kind in errors if kind == "CheckFailed"]) == len(
        [cell for cell in code if "".join(cell["source"]).startswith("check(")]
    )


#: Dónde está la página y qué tiene el foco: nada de esto debe cambiar al mover un deslizador con el teclado.
WHERE = """() => {
  const panel = window.jupyterapp.shell.currentWidget.content;
  const view = panel.node.querySelector(".jp-WindowedPanel-outer") || panel.node;
  return [panel.activeCellIndex, view.scrollTop, document.activeElement.getAttribute("role")];
}"""
SEEN = """() => {
  const panel = window.jupyterapp.shell.currentWidget.content;
  return (panel.node.querySelector(".jp-WindowedPanel-outer") || panel.node).clientHeight;
}"""


@only_whole
@pytest.mark.parametrize("view", ["lab/tree", "notebooks"])
def test_every_explorer_fits_a_laptop_and_follows_the_keyboard(page, server, view):
    page.set_viewport_size({"width": 1366, "height": 650})  # 768 menos lo que ocupa el propio navegador
    notebook = Notebook(page, server, "controles.ipynb", view)
    notebook.run_all()
    assert not notebook.errors()
    cells = notebook.cells()[1:]
    assert all(WIDGET in cell["outputs"][0]["data"] for cell in cells)
    for index, cell in enumerate(cells, start=1):
        place = notebook.show(index)
        picture(place).wait_for()
        assert place.locator(".jp-OutputArea-output img").count() == 1
        explorer = place.locator(".jupyter-widgets.widget-box").first
        assert explorer.bounding_box()["height"] <= page.evaluate(SEEN), cell["id"]
        alt = picture(place).get_attribute("alt")
        handles, boxes = place.locator(MOVABLE), place.locator("input[type=number]")
        if handles.count():
            handles.first.focus()
            where = page.evaluate(WHERE)
            assert where[0] == index
            for key in ("ArrowUp", "PageDown"):
                page.keyboard.press(key)
                alt = wait_for_another(page, place, alt)
                assert page.evaluate(WHERE) == where, (cell["id"], key)
        else:
            boxes.nth(1).fill("5")
            boxes.nth(1).press("Enter")
            assert wait_for_another(page, place, alt)
        notebook.wait_for_kernel()
        notebook.screenshot(f"control_{cell['id']}_{view.partition('/')[0]}")


def test_dragging_a_slider_changes_its_picture(page, server):
    """En el primer cuaderno publicado que tenga un control, o en el de muestra si no lo hay."""
    paths = [*RELEASED, "controles.ipynb"]
    path = next(path for path in paths if "widgets." in (server.root / path).read_text("utf-8"))
    notebook = Notebook(page, server, path)
    notebook.run_all()
    sources = ["".join(cell["source"]) for cell in notebook.cells()]
    index = next(i for i, source in enumerate(sources) if "widgets." in source)
    place = notebook.show(index)
    picture(place).wait_for()
    alt, handle = picture(place).get_attribute("alt"), place.locator(MOVABLE).first
    if not handle.count():
        number = place.locator("input[type=number]").first
        number.fill("7")
        number.press("Enter")
    else:
        start = handle.bounding_box()
        page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        page.mouse.down()
        page.mouse.move(start["x"] + 400, start["y"], steps=8)
        page.mouse.up()
    assert wait_for_another(page, place, alt)
    notebook.wait_for_kernel()
    notebook.screenshot("arrastrar")


@pytest.mark.parametrize("folder", ["terminados", "notebooks"], ids=["finished", "unfinished"])
def test_validate_gives_the_right_answer(page, server, folder):
    notebook = Notebook(page, server, f"{folder}/01_padding/padding.ipynb")
    answer = notebook.validate()
    notebook.screenshot(f"validate_{folder}")
    if folder == "terminados":
        assert "Success" in answer
    else:
        assert "zero_padding: 0 de 10 puntos" in answer
        assert "Success" not in answer


#: Así lo llama nbgrader, con su errata.
PANEL = "#nbgrader-create_assignemnt"
HAS_IT = "() => window.jupyterapp.commands.hasCommand('nbgrader:open-create-assignment')"


@only_whole
def test_the_panel_of_teachers_is_not_in_the_jupyter_of_students(page, server, tmp_path):
    path = "notebooks/01_padding/padding.ipynb"
    Notebook(page, server, path, "lab/tree")
    assert page.evaluate(HAS_IT)
    assert page.locator(PANEL).count() == 1
    there = tmp_path / "jupyter" / "labconfig" / "page_config.d"
    there.mkdir(parents=True)
    shutil.copy(ROOT / "grader" / "templates" / "page_config.json", there)
    settings = {"JUPYTER_CONFIG_PATH": str(tmp_path / "jupyter")}
    with jupyterlab(server.root, tmp_path / "servidor", **settings) as running:
        for view in ("lab/tree", "notebooks"):
            student = Notebook(page, running, path, view)
            page.locator(".validate-button").wait_for()
            student.screenshot(f"sin_panel_{view.partition('/')[0]}")
            assert not page.evaluate(HAS_IT)
            assert page.locator(PANEL).count() == 0
