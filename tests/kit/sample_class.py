"""La clase de ejemplo: pone lo que escribió cada estudiante en el cuaderno publicado.

El formato está en ``tests/submissions/README.md``. ``python -m tests.kit.sample_class CARPETA`` monta en
CARPETA un curso completo, listo para ``grader autograde``.
"""

import copy
import re
import shutil
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from grader.units import notebook_name

ROOT = Path(__file__).resolve().parents[2]
SUBMISSIONS = ROOT / "tests" / "submissions"
_METADATA = re.compile(r"^# /// esperado\n(.*?)^# ///\n", re.S | re.M)
_CELL = re.compile(r"^# %% ?(.*)$", re.M)


@dataclass(frozen=True)
class Sample:
    """Una entrega de la clase de ejemplo y lo que se espera de ella."""

    student: str
    unit: str
    source: Path
    note: str
    status: str
    points: dict[str, float]
    lost: dict[str, list[str]] = field(default_factory=dict)
    mistakes: dict[str, str] = field(default_factory=dict)

    def notebook(self, release: Path) -> bytes:
        """Los bytes que entregó, a partir de la carpeta de cuadernos publicados."""
        if self.source.suffix == ".raw":
            return self.source.read_bytes()
        path = release / self.unit / notebook_name(self.unit)
        notebook = nbformat.read(path, as_version=4)
        for directive, body in _pieces(self.source.read_text("utf-8")):
            _apply(notebook, directive.split(), body)
        return nbformat.writes(notebook).encode()

    def write(self, release: Path, course: Path) -> None:
        """Deja la entrega en ``submitted/`` del curso, con los archivos que la acompañan."""
        folder = course / "submitted" / self.student / self.unit
        folder.mkdir(parents=True, exist_ok=True)
        (folder / notebook_name(self.unit)).write_bytes(self.notebook(release))
        extra = self.source.with_suffix(".files")
        if extra.is_dir():
            shutil.copytree(extra, folder, dirs_exist_ok=True)


def all_samples() -> list[Sample]:
    """Todas las entregas de ejemplo, por estudiante y unidad."""
    return [
        _sample(path)
        for path in sorted(SUBMISSIONS.glob("*/*"))
        if path.suffix in (".py", ".raw") and path.is_file()
    ]


def _sample(path: Path) -> Sample:
    if path.suffix == ".raw":
        text = path.with_suffix(".toml").read_text("utf-8")
    else:
        lines = _METADATA.search(path.read_text("utf-8")).group(1).splitlines()
        text = "\n".join(line.removeprefix("#") for line in lines)
    data = tomllib.loads(text)
    return Sample(
        path.parent.name,
        path.stem,
        path,
        data["nota"],
        data["estado"],
        data["puntos"],
        data.get("pierde", {}),
        data.get("error", {}),
    )


def _pieces(text: str) -> list[tuple[str, str]]:
    parts = _CELL.split(_METADATA.sub("", text))[1:]
    return [(parts[i].strip(), parts[i + 1].strip("\n")) for i in range(0, len(parts), 2)]


def _position(notebook: NotebookNode, grade_id: str) -> int:
    for position, cell in enumerate(notebook.cells):
        if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id:
            return position
    raise LookupError(f"el cuaderno no tiene la celda {grade_id}")


def _apply(notebook: NotebookNode, words: list[str], body: str) -> None:
    cells = notebook.cells
    match words:
        case ["nueva" | "texto" as kind, "al", "final"]:
            cells.append(_new(kind, body))
        case ["nueva" | "texto" as kind, "antes" | "después" as side, "de", grade_id]:
            cells.insert(_position(notebook, grade_id) + (side == "después"), _new(kind, body))
        case ["borra", grade_id]:
            del cells[_position(notebook, grade_id)]
        case ["duplica", grade_id]:
            position = _position(notebook, grade_id)
            twin = copy.deepcopy(cells[position])
            twin.id += "-bis"
            cells.insert(position + 1, twin)
        case ["etiqueta", grade_id, tag]:
            cells[_position(notebook, grade_id)].metadata.setdefault("tags", []).append(tag)
        case ["markdown", grade_id]:
            cell = cells[_position(notebook, grade_id)]
            cell.cell_type = "markdown"
            cell.pop("outputs", None), cell.pop("execution_count", None)
        case ["puntos", grade_id, points]:
            cells[_position(notebook, grade_id)].metadata.nbgrader.points = float(points)
        case ["fuente", grade_id] | [grade_id]:
            cells[_position(notebook, grade_id)].source = body
        case _:
            raise ValueError(f"instrucción desconocida: {' '.join(words)}")


def _new(kind: str, body: str) -> NotebookNode:
    if kind == "nueva":
        return new_code_cell(body)
    return new_markdown_cell(
        "\n".join(line.removeprefix("#").removeprefix(" ") for line in body.splitlines())
    )


def build_course(folder: Path, samples: list[Sample] | None = None) -> Path:
    """Monta en ``folder`` un curso con la publicación de este repositorio y las entregas de ejemplo.

    Conserva el libro de notas que ya hubiera, como haría un docente que vuelve a descargar las entregas.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    for name in ("solutions", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    for sample in all_samples() if samples is None else samples:
        sample.write(ROOT / "notebooks", folder)
    return folder


if __name__ == "__main__":
    place = build_course(Path(sys.argv[1]))
    print(f"Clase de ejemplo: {len(all_samples())} entregas en {place / 'submitted'}")
