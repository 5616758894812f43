"""``python -m docs.web``: el sitio entero, en ``build/site``. Si un enlace no lleva a nada, falla."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sphinx.cmd.build import main as sphinx

from docs.web.source import prepare
from grader.course.choosing import course_units
from grader.course.layout import Course
from grader.course.settings import course_config

ROOT = Path(__file__).resolve().parents[2]


def build(target: Path, units: Sequence[str], repository: str = "", lite: Path = ROOT / "build/lite") -> int:
    """Deja el sitio en ``target``, que se vacía antes; da el código de Sphinx.

    Si en ``lite`` está el curso para el navegador, entra también y cada unidad lleva a él.
    """
    shutil.rmtree(target, ignore_errors=True)
    has_lite = (lite / "lab" / "index.html").is_file()
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "sitio"
        prepare(ROOT, units, source, repository, has_lite)
        done = ("--quiet", "--fail-on-warning", "--keep-going", "--conf-dir", str(Path(__file__).parent))
        failed = sphinx([*done, "--doctree-dir", f"{name}/doctrees", str(source), str(target)])
    if has_lite and not failed:
        shutil.copytree(lite, target / "lite")
    return failed


def main() -> int:
    """La orden."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("units", nargs="*", help="qué unidades; si no se dice, todas")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "site", help="dónde dejarlo")
    options = parser.parse_args()
    course = Course(ROOT)
    repository = course_config(course).Grader.repo
    named = repository if isinstance(repository, str) else ""
    failed = build(options.out, course_units(course, options.units), named)
    if not failed:
        print(f"El sitio está en {options.out / 'index.html'}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
