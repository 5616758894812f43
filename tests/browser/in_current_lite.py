"""El sitio con el JupyterLite y el Pyodide de hoy, en lo que se puede sin red. Lo ejecuta ``make lite-test``.

Pyodide no reparte su NumPy fuera de su red, así que aquí no se juzga nada: el núcleo arranca, ejecuta Python,
los botones están y lo que pide el corrector está en la lista de ese Pyodide.
"""

import site as installed
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course.handout import lite
from tests.browser import pyodide
from tests.browser.in_lite import PADDING, Notebook
from tests.browser.serving import serving
from tests.kit.sample_class import ROOT

pytestmark = pytest.mark.browser

CACHE = ROOT / "build" / "lite-actual"
#: Construye el sitio; sin NumPy no se puede instalar el corrector: el núcleo pide ``comm``, y nada más.
BUILD = """
import sys
from pathlib import Path
from grader.course.choosing import course_units
from grader.course.handout import lite
from grader.course.layout import Course
lite.PACKAGES = dict.fromkeys(lite.PACKAGES, ())
course = Course.at(Path())
lite.build(course, course_units(course, ()), Path(sys.argv[1]))
"""


def _python() -> Path:
    """Un entorno que tiene lo del nuestro y, antes, el JupyterLite de hoy."""
    python = CACHE / "entorno" / "bin" / "python"
    if not (CACHE / "entorno" / "listo").is_file():
        subprocess.run([sys.executable, "-m", "venv", "--clear", CACHE / "entorno"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *pyodide.JUPYTERLITE], check=True)
        (place,) = (CACHE / "entorno").glob("lib/python*/site-packages")
        ours = installed.getsitepackages()[0]
        (place / "nuestro.pth").write_text(f"import site; site.addsitedir({ours!r})\n", "utf-8")
        (CACHE / "entorno" / "listo").touch()
    return python


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        python = pyodide.current(CACHE / "pyodide")
    except pyodide.Unavailable as error:
        pytest.skip(f"falta el Pyodide de hoy: {error}")
    folder = tmp_path_factory.mktemp("actual") / "lite"
    subprocess.run([_python(), "-c", BUILD, folder], cwd=ROOT, check=True)
    (folder / "pyodide").symlink_to(python)
    return folder


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    with serving(site, "pyodide.mjs") as address:
        yield address


def test_what_the_grader_needs_is_in_the_pyodide_of_today(site: Path) -> None:
    served = {path.name.partition("-")[0] for path in (site / "pypi").glob("*.whl")}
    assert {*lite.NEEDS} <= pyodide.named(site / "pyodide") | served


def test_a_notebook_opens_runs_python_and_is_downloaded(page, url, tmp_path) -> None:
    notebook = Notebook(page, url, PADDING)
    assert notebook.run("import sys; print(sys.platform, sum(range(5)))").split() == ["emscripten", "10"]
    with page.expect_download() as download:
        notebook.press("Descargar mi entrega")
    assert download.value.suggested_filename == "padding.ipynb"
    assert page.get_by_role("button", name="Volver al original").count()
    notebook.screenshot("lite_actual")
