"""Lo que se reparte a los estudiantes: cuadernos, entorno, el corrector instalable y cómo usarlo todo.

Solo entra lo que se nombra aquí: ni soluciones, ni pruebas, ni claves, ni entregas.
"""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from grader import exercises
from grader.course.choosing import exam_from
from grader.course.handout import solutions, wheel
from grader.course.layout import Course
from grader.course.settings import course_config
from grader.errors import CourseError
from grader.units import notebook_name

#: La unidad en la que se mira si está todo lo que hace falta.
START = "00_inicio"
_SETUP = f" La tercera celda de código de `{START}`\nte dice si falta algo."
#: El nombre de la carpeta que sale al descomprimir.
FOLDER = "cnn-desde-cero"
#: De dónde los toma conda.
CHANNEL = "conda-forge"
#: Cómo se llaman en conda los paquetes que allí tienen otro nombre.
CONDA_NAMES = {"torch": "pytorch-cpu", "matplotlib": "matplotlib-base"}
_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_DESTINATIONS = {
    "comprobar.yml": ".github/workflows/comprobar.yml",
    "gitignore": ".gitignore",
    "nbgrader_config.json": "nbgrader_config.json",  # Validate, con el Python de quien lo ejecuta
}


def write(course: Course, units: Sequence[str], target: Path) -> list[str]:
    """Escribe en ``target`` el paquete de ``units``; devuelve los archivos que contiene.

    Si el nombre termina en ``.zip`` es un zip; si no, una carpeta, que no debe existir o estar vacía. O queda
    entero o no queda. Lanza ``CourseError`` si algo falta o no se puede escribir.
    """
    target = target.resolve()
    as_zip = target.suffix.lower() == ".zip"
    if target.is_dir() if as_zip else (target.exists() and (not target.is_dir() or any(target.iterdir()))):
        raise CourseError(f"{target} ya existe y no lo tocamos: elige otro nombre.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".paquete-") as name:
            folder = Path(name) / FOLDER
            folder.mkdir()
            _fill(course, units, folder)
            names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
            if as_zip:
                _zip(folder, names, Path(name) / "paquete.zip").replace(target)
            else:
                if target.is_dir():
                    target.rmdir()
                folder.replace(target)
    except OSError as error:
        raise CourseError(f"No se pudo escribir {target} ({error.strerror}).") from None
    return names


def _fill(course: Course, units: Sequence[str], folder: Path) -> None:
    notebooks = released(course, units)
    for name, data in notebooks.items():
        (folder / "notebooks" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "notebooks" / name).write_bytes(data)
    built = wheel.build(course.root, carried(course, units, notebooks), folder)
    for source, destination in _DESTINATIONS.items():
        (folder / destination).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_TEMPLATES / source, folder / destination)
    (folder / "README.md").write_text(_guide(units, built.name), "utf-8")
    (folder / "environment.yml").write_text(_environment(built), "utf-8")


def _guide(units: Sequence[str], built: str) -> str:
    """Lo que lee primero quien estudia, con ejemplos de unidades que tiene; ``built`` es el del corrector."""
    unit = next((u for u in units if u != START), units[0])
    stem, number = notebook_name(unit).removesuffix(".ipynb"), unit.partition("_")[0]
    told = {"wheel": built, "unit": unit, "stem": stem, "setup": _SETUP if START in units else ""}
    told["number"] = str(int(number)) if number.isdecimal() else unit
    return (_TEMPLATES / "README.md").read_text("utf-8").format(**told)


def released(course: Course, units: Sequence[str]) -> dict[str, bytes]:
    """Lo que hay en ``notebooks/`` de ``units``, por su ruta; lanza ``CourseError`` si lleva una solución."""
    found = {}
    for unit in units:
        for path in sorted((course.root / "notebooks" / unit).rglob("*")):
            place = path.relative_to(course.root / "notebooks")
            if not path.is_file() or path.is_symlink() or any(p.startswith(".") for p in place.parts):
                continue
            data = path.read_bytes()
            if b"BEGIN SOLUTION" in data:
                raise CourseError(
                    f"{path} contiene una solución y no se reparte. Ejecuta grader release y repite la orden."
                )
            found[place.as_posix()] = data
    return found


def carried(course: Course, units: Sequence[str], notebooks: Mapping[str, bytes]) -> dict[str, bytes]:
    """Lo que el corrector que se reparte lleva de este curso, además de su código."""
    found = {f"grader/published/{n}": data for n, data in notebooks.items() if n.endswith(".ipynb")}
    # sin los ejercicios propios, su check no sabría qué comprobar
    own = exercises.own_files(course.root / "exercises")
    found |= {f"grader/exercises/{_in_a_folder(name)}": data for name, data in own}
    told = course_config(course).Grader
    exam = exam_from(told)
    if exam:
        found["grader/published/examen.json"] = json.dumps(sorted(exam)).encode()
    sealed = solutions.packed(course, units, told, exam)
    if sealed:
        found["grader/published/soluciones.json"] = sealed
    return found


def _in_a_folder(name: str) -> str:
    """Un ejercicio propio de un solo archivo, en el paquete, va en su carpeta, como los demás."""
    alone = "/" not in name and not name.startswith("_")
    return f"{name.removesuffix('.py')}/__init__.py" if alone else name


def _environment(built: Path) -> str:
    """El entorno de conda: lo que necesita el paquete, de ``CHANNEL``, y el paquete con pip."""
    with zipfile.ZipFile(built) as file:
        name = next(n for n in file.namelist() if n.endswith(".dist-info/METADATA"))
        described = metadata.PathDistribution(zipfile.Path(file, f"{name.partition('/')[0]}/")).metadata
    needs = [Requirement(text) for text in described.get_all("Requires-Dist") or ()]
    names = [f"{CONDA_NAMES.get(r.name, r.name)}{r.specifier}" for r in needs if r.marker is None]
    names = [f"python{described['Requires-Python']}", "pip", *names]
    return "\n".join(
        [
            f"name: {FOLDER}",
            "channels:",
            f"  - {CHANNEL}",
            "dependencies:",
            *(f"  - {name}" for name in names),
            "  - pip:",
            f"      - ./{built.name}",
            "",
        ]
    )


def _zip(folder: Path, names: Sequence[str], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name in names:
            bundle.write(folder / name, f"{FOLDER}/{name}")
    return path
