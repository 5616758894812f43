"""Qué cambios del corrector vuelven a calificar una clase: los que pueden cambiar una nota, y ningún otro."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.pipeline import versions
from tests.kit import arrows
from tests.kit.sample_class import ROOT

#: Lo que enseña, recoge, reparte o dibuja: la nota no depende de ello.
NOT_COUNTED = {
    *("course", "report", "student", "figures", "widgets", "cli", "templates", "patches"),
    *("predictions", "telling"),
    *("__init__.py", "__main__.py", "checking.py", "errors.py", "pytest_plugin.py", "setup_check.py"),
    "README.md",
}


def test_everything_counts_or_does_not():
    files = (p.relative_to(ROOT / "grader").parts for p in (ROOT / "grader").rglob("*") if p.is_file())
    there = {parts[0] for parts in files if "__pycache__" not in parts}
    assert there - NOT_COUNTED == set(versions.COUNTED), "di en una de las dos listas si lo nuevo cuenta"
    assert not set(versions.COUNTED) & NOT_COUNTED


def test_what_decides_a_mark_loads_only_what_counts():
    """Si algo que cuenta usara código que no cuenta, cambiarlo cambiaría notas sin que se supiera."""
    files = {path.relative_to(ROOT).as_posix() for path in versions.counted_files(ROOT / "grader")}
    counted = {name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in files}
    # de ellos solo salen nombres, clases de error, una carga más rápida y lo que mira ``check``
    patches = {"grader.patches.iri_grammar", "grader.patches.torch_operations"}
    allowed = {"grader", "grader.errors", *patches}
    used = {a.whom for a in arrows.arrows(ROOT / "grader") if a.loads and a.who in counted}
    assert used - counted <= allowed


def digest(package: Path) -> str:
    """La versión que dice de sí mismo el corrector de la carpeta ``package``."""
    code = "from grader.pipeline.versions import versions; print(versions()[0][1])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=package, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("otro")
    shutil.copytree(ROOT / "grader", folder / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("judge/wording.py", True),
        ("exercises/padding/mistakes.py", True),
        ("sandbox/settings.py", True),
        ("pipeline/intake.py", True),
        ("observing.py", True),
        ("digits/__init__.py", True),
        ("figures/photo.py", False),
        ("course/feedback/page.py", False),
        ("cli/moodle.py", False),
        ("student/panel.py", False),
    ],
)
def test_only_some_changes_make_another_grader(copy: Path, name: str, counts: bool):
    path = copy / "grader" / name
    before, text = digest(copy), path.read_text("utf-8")
    path.write_text(f"{text}\n# otro\n", "utf-8")
    assert (digest(copy) != before) == counts
    path.write_text(text, "utf-8")


def test_a_folder_that_is_gone_is_not_forgotten_in_silence(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        list(versions.counted_files(tmp_path))
