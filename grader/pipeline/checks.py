"""En qué celdas se comprueba cada ejercicio de un cuaderno."""

import re
from collections.abc import Mapping, Sequence

from grader.cells import role_of
from grader.pipeline.notebook_format import NotebookNode

#: ``check(f)``, al empezar una línea, y el nombre del ejercicio si se da aparte.
_CALL = re.compile(
    r"""^[ \t]*check\([ \t]*(\w{1,100})(?:[ \t]*,[ \t]*(?:name[ \t]*=[ \t]*)?["'](\w{1,100})["'])?""", re.M
)
#: De cuántas comprobaciones de un ejercicio se guarda cómo estaba todo: la primera y las últimas.
MAX_CHECKS = 3


def checks_in(
    notebook: NotebookNode, to_run: Mapping[int, str], restored: Sequence[str]
) -> dict[str, tuple[int, ...]]:
    """Las posiciones en las que se comprueba cada ejercicio, en orden.

    Cuentan la celda calificada, si no es de las ``restored`` (la entrega no la traía), y las celdas del
    estudiante en las que llame a ``check``.
    """
    found: dict[str, list[int]] = {}
    for position, cell in enumerate(notebook.cells):
        role = role_of(cell)
        if role.exercise is not None and role.grade_id not in restored:
            found.setdefault(role.exercise, []).append(position)
        for first, name in _CALL.findall(to_run.get(position, "")):
            found.setdefault(name or first, []).append(position)
    return {name: _some(sorted(set(positions))) for name, positions in found.items()}


def _some(positions: Sequence[int]) -> tuple[int, ...]:
    return (*positions[:1], *positions[1:][1 - MAX_CHECKS :])
