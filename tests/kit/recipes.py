"""Las tareas de CONTRIBUTING.md, para seguirlas al pie de la letra en una copia del repositorio.

Cada bloque va detrás de una línea que dice qué se hace: ``Crea``, ``Cambia`` (un trozo en formato diff)
o ``Añade al final de`` un archivo, ``Añade a`` un cuaderno una celda, o ``Ejecuta``.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from tests.kit.sample_class import ROOT

_FENCE = "```"
_STEP = re.compile(r"^(Crea|Cambia|Añade al final de|Añade a) `([^`]+)`([^`\n]*(?:`(\w+)`[^\n]*)?):$")
_POINTS = re.compile(r"de (\d+) puntos")
_KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
_IGNORED = shutil.ignore_patterns(
    *(".git", ".venv", "build", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis", "*.egg-info")
)


@dataclass(frozen=True)
class Step:
    """Un bloque y lo que se hace con él."""

    verb: str
    path: str
    details: str
    cell: str
    body: str

    def apply(self, root: Path) -> None:
        """Lo hace en la copia ``root``; lanza ``LookupError`` si ahí no se puede."""
        target = root / self.path
        match self.verb:
            case "Crea":
                if target.exists():
                    raise LookupError(f"{self.path} ya existe")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(self.body, "utf-8")
            case "Cambia":
                target.write_text(_changed(target.read_text("utf-8"), self.body, self.path), "utf-8")
            case "Añade al final de":
                target.write_text(target.read_text("utf-8") + self.body, "utf-8")
            case "Añade a":
                _add_cell(target, self)
            case "Ejecuta":
                subprocess.run(["bash", "-ec", self.body], cwd=root, check=True)

    def is_done(self, root: Path) -> bool:
        """Si en la copia ``root`` ya está hecho, como pasa después de seguir la tarea."""
        target = root / self.path
        if self.verb == "Ejecuta" or not target.is_file():
            return False
        text = target.read_text("utf-8")
        match self.verb:
            case "Crea":
                return text == self.body
            case "Cambia":
                return _sides(self.body)[1] in text
            case "Añade al final de":
                return text.endswith(self.body)
        return f'"grade_id": "{self.cell}"' in text


def tasks() -> dict[str, str]:
    """El texto de cada tarea, por su título."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    _, *parts = re.split(r"^## (.+)$", text, flags=re.M)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def steps(task: str) -> list[Step]:
    """Lo que se hace en una tarea, en orden; lanza ``LookupError`` si un bloque no dice qué hacer con él."""
    return steps_in(tasks()[task], task)


def steps_in(section: str, task: str) -> list[Step]:
    """Lo mismo con la ``section`` de una tarea de otro documento."""
    pieces = re.split(rf"^{_FENCE}\w*\n(.*?)^{_FENCE}$", section, flags=re.M | re.S)
    found = []
    for text, body in zip(pieces[:-1:2], pieces[1::2], strict=True):
        line = text.rstrip().rpartition("\n")[2]
        if line == "Ejecuta:":
            found.append(Step("Ejecuta", "", "", "", body))
            continue
        parts = _STEP.match(line)
        if parts is None:
            raise LookupError(f"{task}: no se sabe qué hacer con el bloque que sigue a «{line}»")
        verb, path, details, cell = parts.groups()
        found.append(Step(verb, path, details, cell or "", body))
    return found


def copy(root: Path) -> Path:
    """Una copia del repositorio en ``root``, sin lo que se genera."""
    return Path(shutil.copytree(ROOT, root, ignore=_IGNORED))


def environment(root: Path) -> None:
    """Pone en la copia ``root`` un ``.venv`` como el de aquí, pero con el paquete de la copia.

    Lo que no dice dónde está se enlaza: ni se descarga ni ocupa otra vez. Lanza ``LookupError`` si este no es
    el Python que prepara ``make``.
    """

    def linked(source: str, target: str) -> None:
        path = Path(source)
        if (
            path.parent.name == "bin"
            or path.name.startswith("__editable__")
            or path.name == "direct_url.json"
        ):
            text = path.read_bytes().replace(os.fsencode(ROOT), os.fsencode(root))
            Path(target).write_bytes(text)
            shutil.copymode(source, target)
        else:
            os.link(source, target)

    if Path(sys.prefix) != ROOT / ".venv":
        raise LookupError("hace falta el entorno de «make test»: ejecuta «make recetas»")
    shutil.copytree(sys.prefix, root / ".venv", symlinks=True, copy_function=linked)
    for name in (".ready", ".ready-dev"):
        (root / ".venv" / name).unlink(missing_ok=True)
        (root / ".venv" / name).touch()


def _changed(text: str, diff: str, path: str) -> str:
    old, new = _sides(diff)
    if text.count(old) != 1:
        raise LookupError(f"{path}: tiene que estar una vez, y está {text.count(old)}:\n\n{old}")
    return text.replace(old, new)


def _sides(diff: str) -> tuple[str, str]:
    """El trozo que se cambia, antes y después."""
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if not line.startswith("+"))
    return old, "".join(line[1:] for line in lines if not line.startswith("-"))


def _add_cell(path: Path, step: Step) -> None:
    notebook = nbformat.read(path, as_version=4) if path.exists() else new_notebook(metadata=_KERNEL)
    solution, graded = "de solución" in step.details, "calificada" in step.details
    points = _POINTS.search(step.details)
    nbgrader = {
        "grade_id": step.cell,
        "schema_version": 3,
        "task": False,
        "solution": solution,
        "grade": graded,
        "locked": not solution,
    }
    if points:
        nbgrader["points"] = int(points.group(1))
    cell = new_code_cell(step.body.strip(), id=step.cell.replace("_", "-"))
    cell.metadata["nbgrader"] = nbgrader
    notebook.cells.append(cell)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
