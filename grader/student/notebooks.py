"""El cuaderno de un estudiante: de qué unidad es, qué lleva y cuál era el original."""

import contextlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from grader import exercises
from grader.cells import check_of
from grader.errors import CourseError
from grader.exercises.base import Exercise
from grader.pipeline import reading
from grader.pipeline.intake import Unit
from grader.pipeline.notebook_format import NotebookNode, reads_json
from grader.pipeline.reading import Draft, IntakeError, read_notebook
from grader.units import CODE_STUB, TEXT_STUB, checked_in, notebook_name, units_in

#: Las copias de los cuadernos publicados que lleva el paquete que se reparte a los estudiantes.
PUBLISHED = Path(__file__).resolve().parents[1] / "published"
_UNWRITTEN = CODE_STUB.splitlines()[-1]


@dataclass(frozen=True)
class Notebook:
    """El cuaderno de una unidad, que se lee del disco una vez.

    ``note`` dice por qué se eligió, si había otros.
    """

    path: Path
    unit: str
    note: str = ""

    @cached_property
    def data(self) -> bytes:
        """Lo que se guarda y se envía de él; lanza ``IntakeError`` si es demasiado grande."""
        return reading.load(self.path)

    @cached_property
    def cells(self) -> list[Draft]:
        """Sus celdas; lanza ``IntakeError`` si el archivo no se puede leer."""
        return read_notebook(self.data)

    @property
    def started(self) -> bool:
        """Si quien lo tiene ya ha escrito algo donde había que escribir."""
        to_fill = [c for c in self.cells if c.role.solution]
        return not to_fill or any(not is_stub(c.source) for c in to_fill)

    @property
    def questions(self) -> list[Draft]:
        """Las celdas de las preguntas que califica una persona."""
        return [c for c in self.cells if c.role.solution and c.kind == "markdown"]

    @property
    def is_teachers(self) -> bool:
        """Si es la versión del docente, con las soluciones."""
        return any("### BEGIN SOLUTION" in c.source for c in self.cells)


def is_stub(source: str) -> bool:
    """Si una celda que hay que rellenar sigue como venía."""
    text = source.strip()
    return text in ("", TEXT_STUB) or _UNWRITTEN in source


def units() -> list[str]:
    """Las unidades que tienen ejercicios, en orden."""
    return sorted({e.unit for e in exercises.all_exercises().values()})


def course_units(notebooks: Iterable[Notebook]) -> list[str]:
    """Las unidades del curso: las que apuntó quien las publicó o, si no dice nada, todas."""
    for notebook in notebooks:
        for data in (notebook.data, original_bytes(notebook.unit, notebook.path) or b"{}"):
            with contextlib.suppress(ValueError, AttributeError, IntakeError):
                told = units_in(json.loads(data).get("metadata"))
                if told:
                    return told
    return units()


def unit_named(text: str, known: Sequence[str] = ()) -> str:
    """La unidad a la que se llama ``text``: ``01_padding``, ``01``, ``1``, ``padding`` o su cuaderno.

    Se busca entre ``known`` o, si no se dice, entre todas. Lanza ``CourseError`` si no es ninguna.
    """
    asked, known = text.strip().rstrip("/").casefold(), known or units()
    for unit in known:
        number, _, stem = unit.partition("_")
        same_number = asked.isdecimal() and int(asked) == int(number)
        if same_number or asked in (unit, stem, f"{stem}.ipynb"):
            return unit
    raise CourseError(f"No existe la unidad {text}. Las del curso son: {', '.join(known)}.")


def notebook_names() -> str:
    """Los nombres de los cuadernos del curso, en una línea."""
    return ", ".join(notebook_name(u) for u in units())


def unit_of(path: Path) -> str | None:
    """La unidad de un cuaderno: la de su carpeta o, si no, la de su nombre."""
    known = units()
    if path.parent.name in known:
        return path.parent.name
    return next((u for u in known if path.stem in (u, Path(notebook_name(u)).stem)), None)


def unit_inside(cells: Iterable[Draft]) -> str | None:
    """La unidad de la que son las celdas calificadas; ``None`` si no hay ninguna.

    Hay programas que quitan los nombres a las celdas: entonces valen las que son como las publicadas.
    """
    cells = list(cells)
    names = {c.role.grade_id for c in cells} - {""}
    if not names:
        names = {checked_in(c.source) for c in cells if c.kind == "code"}
    found = [e.unit for n, e in exercises.all_exercises().items() if n in names or check_of(n) in names]
    return max(set(found), key=found.count) if found else None


def load(path: Path, unit: str | None = None, note: str = "") -> Notebook:
    """El cuaderno de ``path``; lanza ``CourseError`` si no se puede leer o no es de ninguna unidad.

    Manda lo que hay dentro: un navegador puede haberle cambiado el nombre al descargarlo.
    """
    if not path.is_file():
        if not path.suffix:
            unit_named(str(path))  # dice las que hay
        raise CourseError(f"No existe el archivo {path}. Escribe su ruta tal como está en tu disco.")
    if ".ipynb" not in path.suffixes:
        raise CourseError(f"{path} no es un cuaderno: su nombre debe terminar en .ipynb.")
    named = unit or unit_of(path)
    notebook = Notebook(path, named or "", note)
    try:
        inside = unit_inside(notebook.cells)
    except IntakeError as error:
        raise CourseError(f"{path}: {error}") from None
    if inside and named and inside != named:
        raise CourseError(
            f"{path} contiene las celdas de {inside}, no las de {named}. Busca el cuaderno "
            f"{notebook_name(named)} que trabajaste, o cambia el nombre del archivo si lo guardaste con otro."
        )
    if not (inside or named):
        raise CourseError(
            f"{path.name} no es el cuaderno de ninguna unidad; los nombres son: {notebook_names()}."
        )
    return notebook if named else replace(notebook, unit=inside)


def original(unit: str, near: Path) -> NotebookNode | None:
    """El cuaderno de ``unit`` como se publicó: el del curso que rodea a ``near`` o el que lleva el paquete.

    En un clon del curso, que se trabaja en su sitio, el publicado es el mismo archivo.
    """
    data = original_bytes(unit, near)
    return reads_json(data.decode("utf-8")) if data else None


def original_bytes(unit: str, near: Path) -> bytes | None:
    """Como ``original``, sin leer lo que contiene."""
    around = [p / "notebooks" for p in near.resolve().parents if (p / "nbgrader_config.py").is_file()]
    for folder in (*around, PUBLISHED, PUBLISHED.parents[1] / "notebooks"):
        path = folder / unit / notebook_name(unit)
        if path.is_file():
            return path.read_bytes()
    return None


def asked(unit: str, near: Path) -> tuple[Exercise, ...]:
    """Los ejercicios de ``unit``, con los puntos de sus celdas publicadas."""
    return Unit(unit, original_bytes(unit, near)).asked


def file_names_in(cells: Iterable[Draft], names: Iterable[str]) -> list[str]:
    """Los archivos de ``names`` que nombra o importa el código de ``cells``."""
    code = "\n".join(c.source for c in cells if c.kind == "code")
    return [
        n for n in names if n in code or re.search(rf"\b(?:import|from)\s+{re.escape(Path(n).stem)}\b", code)
    ]
