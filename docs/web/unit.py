"""Una unidad para el sitio: el cuaderno publicado, con las salidas que no dicen nada que haya que averiguar.

Nunca sale de ``solutions/`` más que la salida de una celda que se publica tal cual y que no se califica.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from grader import exercises
from grader.cells import role_of
from grader.judge import render
from grader.judge.judging import evaluate

#: Lo que habla de quien tiene delante: lo que dijo al docente no vale para quien lee el sitio.
_PERSONAL = re.compile(r"\b(?:check|prediccion|progress|resumen)\(")
_COLAB = '"google.colab" in sys.modules'
_COLAB_LINK = re.compile(r"^\[Abrir en Colab\]\([^)]*\)\n*", re.M)
_TITLE = re.compile(r"\A# .*\n")
#: El glosario se enlaza como lo pide Colab; en una página, cada término tiene su ancla.
_TO_TERM = re.compile(r"\(#scrollTo=glosario&t=([a-z]+)\)")
_TERM = re.compile(r'<a id="scrollTo=glosario&t=([a-z]+)"></a>([^|]*?)(?= *\|)')
_TO_HEADING = re.compile(r"(?<=\.ipynb#)[^)]+")


@dataclass(frozen=True)
class Links:
    """Dónde se abre una unidad: la dirección de cada botón, o vacía si no lo hay."""

    lite: str = ""
    colab: str = ""
    binder: str = ""

    def html(self) -> str:
        """Los botones."""
        told = (("Abrir en el navegador", self.lite), ("Colab", self.colab), ("Binder", self.binder))
        links = "".join(f'<a href="{where}">{name}</a>' for name, where in told if where)
        return f'<p class="abrir">{links}</p>' if links else ""


def page(released: NotebookNode, solution: NotebookNode, unit: str, links: Links) -> NotebookNode:
    """``released``, como se enseña en el sitio, con salidas de ``solution``."""
    executed = {cell.id: cell for cell in solution.cells}
    exercise, preview = _preview(unit)
    cells: list[NotebookNode] = []
    for cell in released.cells:
        if cell.cell_type == "markdown":
            cell.source = _text(cell.source)
        else:
            cell.outputs = _outputs(cell, executed.get(cell.id))
            cell.metadata.tags = [*_tags(cell)]
        cells.append(cell)
        if exercise and role_of(cell).exercise == exercise:
            cells.append(new_markdown_cell(preview))
    text = _COLAB_LINK.sub("", cells[0].source)
    cells[0].source = _TITLE.sub(lambda found: f"{found[0]}\n{links.html()}\n", text)
    return NotebookNode(released, cells=cells)


def _text(source: str) -> str:
    source = _TERM.sub(r"[\2]{#termino-\1}", _TO_TERM.sub(r"(#termino-\1)", source))
    return _TO_HEADING.sub(lambda found: found[0].lower(), source)


def _outputs(cell: NotebookNode, executed: NotebookNode | None) -> list[NotebookNode]:
    role = role_of(cell)
    if executed is None or executed.source != cell.source or role.solution or role.graded:
        return []
    return [] if _PERSONAL.search(cell.source) else executed.outputs


def _tags(cell: NotebookNode) -> Iterator[str]:
    """Lo que se hace con ella: la de Colab no va y, de lo que antes se predice, se pliega la salida."""
    if _COLAB in cell.source:
        yield "remove-cell"
    if cell.id.startswith("prediccion"):
        yield "hide-output"


def _preview(unit: str) -> tuple[str, str]:
    """El primer ejercicio con errores conocidos y, plegado, lo que dice ``check`` de quien comete uno."""
    for exercise in exercises.of_unit(unit):
        for mistake in exercise.mistakes:
            verdict = render.html(evaluate(exercise.name, mistake.oracle))
            told = (
                f"Lo que dice <code>check</code> de una <code>{exercise.name}</code> con un error frecuente"
            )
            inside = f'<div class="veredicto" tabindex="0">{verdict}</div>'
            return exercise.name, f"<details><summary>{told}</summary>\n\n{inside}\n\n</details>"
    return "", ""
