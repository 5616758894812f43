"""Una carpeta como la de un estudiante, y lo que hace en ella: terminar una unidad o cambiar una celda."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grader.units import notebook_name
from tests.kit.sample_class import ROOT


def hand_out(folder: Path, *units: str) -> Path:
    """Copia en ``folder`` los cuadernos publicados de ``units`` y devuelve la carpeta."""
    for unit in units:
        shutil.copytree(ROOT / "notebooks" / unit, folder / unit)
    return folder


def edit(folder: Path, unit: str, change: Callable[[NotebookNode], None]) -> Path:
    """Aplica ``change`` al cuaderno de ``unit`` y lo guarda."""
    path = folder / unit / notebook_name(unit)
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    nbformat.write(notebook, path)
    return path


def cell(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    """La celda que nbgrader conoce por ``grade_id``."""
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def write(folder: Path, unit: str, **sources: str) -> Path:
    """Escribe el código dado en las celdas que se nombran."""

    def change(notebook: NotebookNode) -> None:
        for grade_id, source in sources.items():
            cell(notebook, grade_id).source = source

    return edit(folder, unit, change)


def finish(folder: Path, unit: str) -> Path:
    """Responde todo lo de ``unit`` como lo hace la solución del docente."""
    solved = nbformat.read(ROOT / "solutions" / unit / notebook_name(unit), as_version=4)
    answers = {
        c.metadata.nbgrader.grade_id: re.sub(r" *### (BEGIN|END) SOLUTION\n?", "", c.source)
        for c in solved.cells
        if c.metadata.get("nbgrader", {}).get("solution")
    }
    return write(folder, unit, **answers)
