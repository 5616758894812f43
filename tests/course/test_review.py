"""La página de formgrader como sitio de trabajo: lo que se puntúa a mano, con su rúbrica, por delante."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

from grader.course.feedback.markdown import html
from grader.course.formgrader import serving
from grader.course.layout import Course
from grader.course.settings import course_config
from tests.kit.sample_class import ROOT

UNIT = "01_padding"
ANSWER = "Sale **un borde** falso.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[enlace](https://example.org/x)"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """La página de una entrega, como la escribe formgrader con la configuración del curso."""
    root = tmp_path_factory.mktemp("curso")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "solutions" / UNIT, root / "solutions" / UNIT)
    graded = root / "autograded" / "ana" / UNIT / "padding.ipynb"
    graded.parent.mkdir(parents=True)
    notebook = nbformat.read(ROOT / "notebooks" / UNIT / "padding.ipynb", 4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "pregunta_relleno":
            cell.source = ANSWER
    nbformat.write(notebook, graded)
    exporter = HTMLExporter(config=course_config(Course.at(root)), template_name="formgrade")
    names = (
        "assignment_id",
        "base_url",
        "submission_id",
        "notebook_id",
        "student",
        "last_name",
        "first_name",
    )
    resources = dict.fromkeys(names, "") | {"assignment_id": UNIT, "index": 0, "total": 1}
    return exporter.from_filename(str(graded), resources=resources)[0]


def test_the_rubric_of_the_solution_is_beside_the_answer(page: str) -> None:
    ((answer, rubric),) = re.findall(
        r'<div class="con-rubrica">(.*?)class="rubrica"(.*?)</details>', page, re.S
    )
    assert "<strong>un borde</strong>" in answer
    assert "<td>1</td>" in answer
    assert 'href="https://example.org/x"' in answer
    assert "Rúbrica: 1 punto" in rubric
    assert "BEGIN SOLUTION" not in page


def test_the_folds_of_the_notebook_are_folds(page: str) -> None:
    assert "<details><summary>Respuestas</summary>" in re.sub(r"\s*\n\s*", "", page)


@pytest.mark.parametrize(
    "source",
    [
        "<details><summary>a</summary>\n\n**b**\n\n</details>",
        "- uno\n<details><summary>a</summary>\n\n- **b**\n</details>",
        "<details>\n<summary>a</summary>\n<b>**b**</b>",
        "</details></details> **b** <details>",
        "<details open ontoggle=alert(1)><summary onclick=x>a</summary>**b**</details>",
        "\ue000\ue002**b**\ue003\ue001",
    ],
)
def test_any_fold_is_whole_and_inert(source: str) -> None:
    shown = html(source, folded=True)
    assert ("<strong>b</strong>" in shown) is ("ontoggle" not in source)
    assert shown.count("<details>") == shown.count("</details>")
    assert shown.count("<summary>") == shown.count("</summary>")
    assert not re.search(r"<[^>]*(?:ontoggle|onclick)", shown)
    assert not re.search("[\ue000-\ue003]", shown)


@pytest.mark.browser
def test_what_is_marked_by_hand_comes_first_and_fits(page: str, browser, tmp_path: Path) -> None:
    (tmp_path / "pagina.html").write_text(page, "utf-8")
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    try:
        opened.goto((tmp_path / "pagina.html").as_uri())
        assert opened.locator(".a-mano h2").inner_text() == "Lo que se puntúa a mano (1)"
        assert opened.locator("#pregunta_relleno").is_visible()
        assert opened.locator(".rubrica").is_visible()
        assert not opened.locator("#check_zero_padding").is_visible()
        box = opened.locator("#pregunta_relleno").bounding_box()
        assert box["y"] < 800, "se ve sin desplazarse"
        wide = opened.evaluate("document.documentElement.scrollWidth")
        assert wide <= 1280
        opened.locator(".resto > summary").click()
        assert opened.locator("#check_zero_padding").is_visible()
        opened.screenshot(path=tmp_path / "revision.png", full_page=True)
    finally:
        opened.close()


@pytest.mark.browser
def test_a_comment_that_was_used_can_be_used_again(page: str, browser, tmp_path: Path) -> None:
    (tmp_path / "pagina.html").write_text(page, "utf-8")
    opened = browser.new_page()
    try:
        opened.goto((tmp_path / "pagina.html").as_uri())
        area = opened.locator("#pregunta_relleno-comment")
        area.fill("Falta el inconveniente.")
        area.dispatch_event("change")
        opened.reload()
        area.fill("Bien.")
        opened.locator("#pregunta_relleno-comment >> xpath=.. >> select").select_option(index=1)
        assert area.input_value() == "Bien.\nFalta el inconveniente."
    finally:
        opened.close()


def test_formgrader_is_opened_with_nothing_else(tmp_path: Path) -> None:
    words = serving.command(Course(tmp_path), 8899, False)
    assert f"--ServerApp.root_dir={tmp_path}" in words
    assert "--ServerApp.ip=127.0.0.1" in words
    assert "--ServerApp.default_url=/formgrader" in words
    assert "--ServerApp.open_browser=False" in words
    assert any("nbgrader.server_extensions.formgrader" in word for word in words)
