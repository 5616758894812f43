"""El curso en el navegador, sin navegador: qué lleva y que el corrector se basta con lo que hay allí.

Las unidades, en un Chromium y con el NumPy de Pyodide, las hace ``make lite-test``.
"""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from grader import exercises
from grader.course.choosing import course_units
from grader.course.handout import lite
from grader.course.layout import Course
from tests.kit.sample_class import ROOT
from tests.kit.student_folder import finish, hand_out

COURSE = Course.at(ROOT)
UNITS = course_units(COURSE, ())
MARKS = ("### BEGIN SOLUTION", "### END SOLUTION")
#: Lo que Pyodide 0.27.7 no tiene de la biblioteca estándar.
GONE = (
    "fcntl",
    "grp",
    "pwd",
    "resource",
    "syslog",
    "termios",
    "tkinter",
    "curses",
    "dbm",
    "ensurepip",
    "venv",
)
#: Un Python como el del navegador para lo que importa el corrector: del resto no se ocupa.
BROWSER = """
import sys, sysconfig, time
sysconfig.get_config_vars()
sys.platform = "emscripten"
del time.thread_time
class Missing:
    def find_spec(name, path=None, target=None):
        frame, top = sys._getframe(1), name.partition(".")[0]
        while frame and "importlib" in frame.f_code.co_filename:
            frame = frame.f_back
        ours = frame and frame.f_globals.get("__name__", "").startswith("grader")
        known = top in sys.stdlib_module_names and top not in {gone!r} or top in {known!r}
        if ours and not known:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Missing)
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Todo lo nuestro que se publica."""
    work = tmp_path_factory.mktemp("navegador")
    lite.write_content(COURSE, UNITS, work)
    return work


def test_each_notebook_tells_its_version(content: Path) -> None:
    place = Path("01_padding/padding.ipynb")
    released = (ROOT / "notebooks" / place).read_bytes()
    served = (content / "files" / place).read_bytes()
    assert served == lite.dated(released)
    newer = json.loads(lite.dated(released.replace(b"marco de ceros", b"marco nuevo de ceros", 1)))
    told = json.loads(served)
    assert told["cells"] == json.loads(released)["cells"] != newer["cells"]
    versions = {json.dumps(found["metadata"]) for found in (told, newer, json.loads(released))}
    assert len(versions) == 3


def published(content: Path) -> dict[str, str]:
    """El texto de cada archivo, también de los que lleva el corrector."""
    (wheel,) = (content / "pypi").glob("*.whl")
    with ZipFile(wheel) as inside:
        found = {name: inside.read(name) for name in inside.namelist()}
    found |= {str(p): p.read_bytes() for p in (content / "files").rglob("*") if p.is_file()}
    return {name: as_text(name, data) for name, data in found.items()}


def as_text(name: str, data: bytes) -> str:
    """Lo que se lee en un archivo; de un cuaderno, sus celdas y después sus salidas."""
    text = data.decode("utf-8", "replace")
    if not name.endswith(".ipynb"):
        return text
    cells = json.loads(text)["cells"]
    written = ["".join(cell["source"]) for cell in cells]
    return "\n".join([*written, *(json.dumps(cell.get("outputs")) for cell in cells)])


def answers() -> dict[str, str]:
    """Lo que escribe la solución de cada ejercicio, por la celda en la que está."""
    found = {}
    for path in (ROOT / "solutions").glob("*/*.ipynb"):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            _, marked, rest = "".join(cell["source"]).partition(MARKS[0])
            if marked:
                found[f"{path.name} {cell['id']}"] = rest.partition(MARKS[1])[0].strip()
    return found


def test_the_course_and_its_grader_are_published(content: Path) -> None:
    names = {str(p.relative_to(content / "files")) for p in (content / "files").rglob("*.ipynb")}
    assert names == {str(p.relative_to(ROOT / "notebooks")) for p in ROOT.glob("notebooks/*/*.ipynb")}
    inside = published(content)
    assert "grader/exercises/recorded.npz" in inside
    (metadata,) = (text for name, text in inside.items() if name.endswith("METADATA"))
    asked = [line for line in metadata.splitlines() if line.startswith("Requires-Dist")]
    assert asked == [f"Requires-Dist: {need}" for need in lite.NEEDS]


def test_no_answer_is_published(content: Path) -> None:
    texts, found = published(content), answers()
    ours = [as_text(str(p), p.read_bytes()) for p in (ROOT / "solutions").glob("*/*.ipynb")]
    assert len(found) >= len([e for e in exercises.all_exercises().values() if not e.suspect])
    for title, answer in found.items():
        assert any(answer in text for text in ours)  # así se encontraría
        if answer.count("\n") or len(answer) > 40:  # una línea corta la escribe cualquiera
            assert not [name for name, text in texts.items() if answer in text], title


def test_the_grader_needs_only_what_the_browser_has(tmp_path: Path) -> None:
    """``check``, los controles, las figuras y el panel, con lo que hay allí y sin PyTorch."""
    unit = "01_padding"
    finish(hand_out(tmp_path, *UNITS), unit)
    known = ("grader", "numpy", "matplotlib", "PIL", "ipywidgets", "IPython")
    code = BROWSER.format(gone=GONE, known=known) + (
        "from grader import evaluate, exercises, widgets\n"
        "from grader.figures import photo\n"
        "from grader.setup_check import report\n"
        "from grader.student import progress\n"
        "for name in exercises.all_exercises():\n"
        "    print(name, evaluate(name, lambda *_: None).points)\n"
        "widgets.filters(photo.grey())\n"
        "print(any('nbgrader' in line for line in report()))\n"
        f"print(repr(progress({str(tmp_path)!r})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    names = [*exercises.all_exercises()]
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[: len(names)]] == names
    assert lines[len(names)] == "False"
    rows = lines[len(names) + 2 :][: len(UNITS)]
    assert [row.split()[0] for row in rows] == UNITS
    assert [row.split()[0] for row in rows if "✔ hecha" in row and "13/13" in row] == [unit]
