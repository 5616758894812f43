"""La página en la que se puntúa a mano: el texto de cada celda y, junto a la respuesta, su rúbrica.

La plantilla es la de nbgrader con nuestro ``formgrade/mathjax.html.j2``, que pone delante lo que se puntúa a
mano.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from nbformat import reads

from grader.cells import known, role_of
from grader.course.feedback.markdown import attached, html
from grader.units import notebook_name

_MARKERS = ("BEGIN SOLUTION", "END SOLUTION", "BEGIN MARK SCHEME", "END MARK SCHEME")


@pass_context
def html_of_cell(context: Context, source: str) -> str:
    """El texto de la celda que se escribe; si es una respuesta, con la solución y la rúbrica a su lado."""
    cell = context.get("cell", {})
    shown = html(source, attached(cell), folded=True)
    rubric = _rubric(cell, context.get("resources", {}))
    if not rubric:
        return shown
    told = f"<summary>Solución y rúbrica</summary>{html(rubric, folded=True)}"
    return f'<div class="con-rubrica"><div>{shown}</div><details class="rubrica" open>{told}</details></div>'


def _rubric(cell: Any, resources: Any) -> str:
    """Lo que dice la solución en la celda de una respuesta escrita; vacío si no lo es o no está."""
    role = role_of(cell)
    if not (role.graded and role.solution):
        return ""
    try:
        # autograded/<estudiante>/<unidad>
        folder, unit = Path(resources["metadata"]["path"]), str(resources["assignment_id"])
        path = folder.parents[2] / "solutions" / unit / notebook_name(unit)
        return _solved(path, path.stat().st_mtime_ns).get(role.grade_id, "")
    except (KeyError, IndexError, OSError, ValueError):
        return ""


@lru_cache(maxsize=32)
def _solved(path: Path, _changed: int) -> dict[str, str]:
    """El texto de cada celda con nombre de una solución, sin las marcas de nbgrader."""
    cells = known(reads(path.read_text("utf-8"), as_version=4).cells)
    return {name: _without_markers(cell["source"]) for name, cell in cells.items()}


def _without_markers(source: str) -> str:
    lines = [line for line in source.splitlines() if not any(mark in line for mark in _MARKERS)]
    return "\n".join(lines).strip()
