"""``python -m grader.course.handout.lite CARPETA``: el curso en el navegador, sin instalar nada.

Es JupyterLite con los cuadernos publicados y el corrector. Su núcleo instala ``comm`` al arrancar: el que
servimos pide además el corrector, y así los cuadernos son los mismos que en Jupyter. Pyodide lo toma cada
estudiante de su red.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from wheel.wheelfile import WheelFile

from grader.course.choosing import course_units
from grader.course.handout import package, wheel
from grader.course.layout import Course
from grader.errors import CourseError

PYODIDE = "https://cdn.jsdelivr.net/pyodide/v0.27.7/full/pyodide.js"
#: Lo que necesita allí el corrector: está en Pyodide, menos los controles.
NEEDS = ("numpy", "matplotlib", "pillow", "ipywidgets")
#: Lo que no está en Pyodide y lo que pide allí cada uno: lo demás ya lo lleva el núcleo.
PACKAGES = {"comm==0.2.2": (wheel.DISTRIBUTION,), "ipywidgets==8.1.5": ()}
#: Los controles por el lado de la página; uno más nuevo pide otro JupyterLab.
WIDGETS = "jupyterlab_widgets==3.0.13"
_KERNEL = "@jupyterlite/pyodide-kernel-extension"
_BUTTONS = "cnn-desde-cero"
_TEMPLATES = Path(__file__).resolve().parents[1] / "templates" / "lite"


def build(course: Course, units: Sequence[str], target: Path) -> None:
    """Deja en la carpeta ``target``, en lugar de lo que haya, el sitio con ``units``.

    Lanza ``CourseError`` si falta algo para construirlo.
    """
    if not find_spec("jupyterlite_core"):
        raise CourseError(f"Falta JupyterLite: instálalo con pip install '{wheel.DISTRIBUTION}[lite]'.")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_content(course, units, work)
        _write_packages(work)
        _write_settings(work)
        _run("jupyterlite_core", "build", "--output-dir", str(work / "sitio"), folder=work)
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(work / "sitio", target)


def write_content(course: Course, units: Sequence[str], work: Path) -> None:
    """Deja en ``work`` todo lo nuestro: los cuadernos, en ``files``, y el corrector, en ``pypi``."""
    notebooks = package.released(course, units)
    for place, data in notebooks.items():
        (work / "files" / place).parent.mkdir(parents=True, exist_ok=True)
        (work / "files" / place).write_bytes(dated(data))
    shutil.copy(_TEMPLATES / "EMPIEZA.md", work / "files")
    built = wheel.build(course.root, package.carried(course, units, notebooks), work)
    needing(built, NEEDS, work / "pypi")


def dated(data: bytes) -> bytes:
    """El cuaderno ``data`` con la señal de su versión, por la que se sabe que se ha publicado otra."""
    notebook = json.loads(data)
    notebook["metadata"][_BUTTONS] = hashlib.sha256(data).hexdigest()
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def needing(path: Path, needs: Iterable[str], folder: Path) -> Path:
    """El paquete de ``path``, en ``folder``, que solo pide ``needs``."""
    folder.mkdir(exist_ok=True)
    with ZipFile(path) as old, WheelFile(folder / path.name, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".dist-info/METADATA"):
                asked = "".join(f"Requires-Dist: {need}\n" for need in needs).encode()
                rest = re.sub(rb"(?m)^(Requires-Dist|Provides-Extra):.*\n", b"", data)
                data = rest.replace(b"\nName:", b"\n" + asked + b"Name:", 1)
            if not name.endswith((".dist-info/RECORD", "/")):  # al cerrarse escribe el suyo
                new.writestr(name, data)
    return folder / path.name


def _write_packages(work: Path) -> None:
    _run("pip", "download", "--quiet", "--no-deps", "--dest", str(work / "wheels"), *PACKAGES, WIDGETS)
    for told, needs in PACKAGES.items():
        (path,) = (work / "wheels").glob(f"{told.replace('==', '-')}-*.whl")
        needing(path, needs, work / "pypi")


def _write_settings(work: Path) -> None:
    """Lo que lee JupyterLite: con qué se construye, cómo es el sitio y qué prefiere quien lo abre."""
    buttons = work / "botones"
    (buttons / "static").mkdir(parents=True)
    shutil.copy(_TEMPLATES / "extension.js", buttons / "static")
    shutil.copy(_TEMPLATES / "overrides.json", work)
    extensions = [
        Path(sys.prefix) / "share" / "jupyter" / "labextensions" / _KERNEL,
        *(work / "wheels").glob("jupyterlab_*"),
        buttons,
    ]
    files = {
        "botones/package.json": {
            "name": _BUTTONS,
            "version": "1.0.0",
            "jupyterlab": {"_build": {"load": "static/extension.js", "extension": "./extension"}},
        },
        "jupyter_lite_config.json": {
            "LiteBuildConfig": {
                "federated_extensions": [str(p) for p in extensions],
                "ignore_sys_prefix": ["federated_extensions"],
                "apps": ["lab"],
                "no_sourcemaps": True,
            },
        },
        "jupyter-lite.json": {
            "jupyter-lite-schema-version": 0,
            "jupyter-config-data": {
                "appName": "Redes convolucionales desde cero",
                "litePluginSettings": {
                    f"{_KERNEL}:kernel": {"pyodideUrl": PYODIDE, "disablePyPIFallback": True}
                },
            },
        },
    }
    for name, data in files.items():
        (work / name).write_text(json.dumps(data), "utf-8")


def _run(module: str, *arguments: str, folder: Path | None = None) -> None:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")
    if done.returncode:
        reason = (f"{done.stderr}\n{done.stdout}".strip().splitlines() or ["sin más explicación"])[-1]
        raise CourseError(f"No se pudo construir el sitio: {module} dice «{reason}».")


def main() -> int:
    """La orden: el curso de esta carpeta."""
    course = Course.at(Path())
    build(course, course_units(course, ()), Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
