"""El paquete ``grader`` como archivo ``.whl``, para que un estudiante lo instale sin el repositorio.

Sale del código del curso si está a mano y, si no, del paquete ya instalado. Se le añaden los cuadernos
publicados: con ellos se puede ver si a un cuaderno le falta algo sin tener el curso delante. Y lo que se
quita de la vista en Jupyter: el panel con el que un docente dice qué celdas califica nbgrader.
"""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from wheel.wheelfile import WheelFile

from grader.errors import CourseError

DISTRIBUTION = "cnn-desde-cero"
_SOURCES = ("pyproject.toml", "README.md", "LICENSE", "grader")
_OLDEST_SETUPTOOLS = 77
_PAGE_CONFIG = Path(__file__).resolve().parents[2] / "templates" / "page_config.json"
#: Dónde lo deja pip, desde la raíz del entorno: allí lo leen JupyterLab y Notebook 7.
_IN_JUPYTER = "etc/jupyter/labconfig/page_config.d/cnn-desde-cero.json"
_NOT_PACKED = ("INSTALLER", "REQUESTED", "direct_url.json", "RECORD")


def build(course: Path, extra: Mapping[str, bytes], target: Path) -> Path:
    """Deja en la carpeta ``target`` el wheel, con los archivos ``extra`` añadidos, y dice cuál es.

    Lanza ``CourseError`` si no se puede construir.
    """
    source = _checkout(course)
    name, files = _built(source) if source else _installed()
    path = target / name
    data = f"{'-'.join(name.split('-')[:2])}.data/data"
    extra = {**extra, f"{data}/{_IN_JUPYTER}": _PAGE_CONFIG.read_bytes()}
    with WheelFile(path, "w") as wheel:  # al cerrarse escribe RECORD, con la huella de cada archivo
        for place, contents in {**files, **extra}.items():
            wheel.writestr(place, contents)
    return path


def _checkout(course: Path) -> Path | None:
    """La carpeta con el código fuente: la del curso o aquella de la que se carga este módulo."""
    return next((p for p in (course, Path(__file__).resolve().parents[3]) if _is_project(p)), None)


def _is_project(folder: Path) -> bool:
    path = folder / "pyproject.toml"
    if not path.is_file():
        return False
    try:
        project = tomllib.loads(path.read_text("utf-8")).get("project", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False
    return project.get("name") == DISTRIBUTION and (folder / "grader").is_dir()


def _built(source: Path) -> tuple[str, dict[str, bytes]]:
    """El wheel que construye pip, en una copia: construir deja carpetas donde se construye."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copia"
        copy.mkdir()
        for name in _SOURCES:
            if (source / name).is_dir():
                shutil.copytree(source / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif (source / name).is_file():
                shutil.copy(source / name, copy)
        command = [sys.executable, "-P", "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder]
        command += ["--no-build-isolation"] if _has_setuptools() else []
        done = subprocess.run([*command, str(copy)], capture_output=True, text=True, check=False)
        built = sorted(Path(folder).glob("*.whl"))
        if done.returncode or not built:
            reason = (done.stderr.strip().splitlines() or ["sin más explicación"])[-1]
            raise CourseError(
                f"pip no pudo construir el paquete de {source} ({reason}). Comprueba que hay conexión o "
                f"instala antes «setuptools>={_OLDEST_SETUPTOOLS}», y repite la orden."
            )
        with zipfile.ZipFile(built[0]) as wheel:
            names = [n for n in wheel.namelist() if not n.endswith("/RECORD")]
            return built[0].name, {n: wheel.read(n) for n in names}


def _has_setuptools() -> bool:
    """Si pip puede construir con lo que ya hay, sin descargar nada."""
    if importlib.util.find_spec("setuptools") is None:
        return False
    return int(metadata.version("setuptools").partition(".")[0]) >= _OLDEST_SETUPTOOLS


def _installed() -> tuple[str, dict[str, bytes]]:
    """Los archivos del paquete instalado, que son los de su wheel."""
    try:
        distribution = metadata.distribution(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        raise CourseError(
            f"El paquete {DISTRIBUTION} no está instalado y en el curso no está su código: instálalo con pip."
        ) from None
    files = {
        file.as_posix(): Path(str(distribution.locate_file(file))).read_bytes()
        for file in distribution.files or ()
        if ".." not in file.parts and "__pycache__" not in file.parts and file.name not in _NOT_PACKED
    }
    if "grader/__init__.py" not in files:
        raise CourseError(
            "No encontramos los archivos del paquete instalado. Ejecuta la orden en una copia del "
            "repositorio del curso, que tiene pyproject.toml y la carpeta grader."
        )
    name = DISTRIBUTION.replace("-", "_")
    return f"{name}-{distribution.version}-py3-none-any.whl", files
