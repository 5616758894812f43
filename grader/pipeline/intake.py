"""Admisión: de los bytes que entregó alguien a un cuaderno limpio que se puede ejecutar.

Lo único que se toma de la entrega es el texto de sus celdas y su orden. Los metadatos, las salidas y las
celdas bloqueadas salen de la versión publicada de la unidad, que es la que manda.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from grader import exercises
from grader.cells import role_of
from grader.exercises.base import Exercise
from grader.pipeline import outputs
from grader.pipeline.checks import checks_in
from grader.pipeline.demonstrations import needed, statements
from grader.pipeline.notebook_format import NotebookNode, new_notebook, reads_json
from grader.pipeline.reading import Draft, read_notebook
from grader.pipeline.rebuild import own_cell, rebuilt
from grader.pipeline.recognition import alike


@dataclass(frozen=True)
class Unit:
    """Una unidad del curso: su nombre y los bytes de su cuaderno publicado (``None`` si no se tiene).

    ``ever`` son los textos de las celdas que se publicaron alguna vez.
    """

    name: str
    release: bytes | None = None
    ever: frozenset[str] = frozenset()

    @cached_property
    def digest(self) -> bytes:
        """La huella de su cuaderno publicado y de lo que se publicó antes."""
        return hashlib.sha256((self.release or b"") + "\0".join(sorted(self.gone)).encode()).digest()

    @cached_property
    def gone(self) -> frozenset[str]:
        """Los textos de las celdas que se publicaron y ya no están."""
        return self.ever - {alike(cell.source) for cell in self.cells} if self.ever else self.ever

    @property
    def cells(self) -> Sequence[NotebookNode]:
        """Las celdas de su cuaderno publicado."""
        return _read_release(self.release).cells if self.release else ()

    @cached_property
    def points(self) -> dict[str, float]:
        """Lo que vale cada ejercicio según la celda publicada que lo califica."""
        roles = map(role_of, self.cells)
        told = {r.exercise: r.points for r in roles if r.exercise}
        return {name: float(p) for name, p in told.items() if type(p) in (int, float) and p > 0}

    @property
    def asked(self) -> tuple[Exercise, ...]:
        """Sus ejercicios, con los puntos de lo publicado: al publicar se mira que sean los de los criterios.

        Si no lo son, es porque el curso lo pidió (``c.Grader.scale_points``): cuentan en proporción.
        """
        return tuple(e.worth(self.points.get(e.name, e.points)) for e in exercises.of_unit(self.name))


@dataclass(frozen=True)
class CleanNotebook:
    """Un cuaderno en el que ya se puede confiar salvo por el código del estudiante.

    ``to_run`` son las celdas que hay que ejecutar, por posición; ``graded`` dice en qué posición está la
    celda calificada de cada ejercicio y ``checks``, detrás de cuáles se comprueba; ``notices``, lo que se
    arregló por el camino.
    """

    notebook: NotebookNode
    to_run: dict[int, str]
    graded: dict[str, int]
    notices: tuple[str, ...] = ()
    checks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def admit(data: bytes, unit: Unit) -> CleanNotebook:
    """Limpia la entrega ``data`` de ``unit``; lanza ``IntakeError`` si no se puede leer."""
    drafts = read_notebook(data)
    if unit.release is None:
        return _without_release(drafts)
    release = _read_release(unit.release)
    made = rebuilt(drafts, release, unit.gone)
    notebook = new_notebook(cells=made.cells, metadata=release.metadata)
    to_run = cells_to_run(notebook, release)
    checks = checks_in(notebook, to_run, made.restored)
    return CleanNotebook(
        notebook=_as_it_reads(notebook),
        to_run=to_run,
        graded=graded_cells(notebook),
        notices=made.notices,
        checks=checks,
    )


def _as_it_reads(notebook: NotebookNode) -> NotebookNode:
    """``notebook`` sin lo que no se ve en su código: lo que se ejecuta ya está apartado, tal cual.

    Se abre en formgrader y en Jupyter, y lo escrito debe verse en el orden en que está escrito.
    """
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = outputs.page(cell.source)
    return notebook


@lru_cache(maxsize=32)
def _read_release(release: bytes) -> NotebookNode:
    """Un cuaderno publicado. Se lee una vez y sirve para toda la clase: nadie debe modificarlo."""
    return reads_json(release.decode("utf-8"))


def _without_release(drafts: list[Draft]) -> CleanNotebook:
    cells = [own_cell(d, i) for i, d in enumerate(drafts)]
    to_run = {i: d.source for i, d in enumerate(drafts) if d.kind == "code"}
    notebook = new_notebook(cells=cells)
    checks = checks_in(notebook, to_run, ())
    return CleanNotebook(notebook=_as_it_reads(notebook), to_run=to_run, graded={}, checks=checks)


def graded_cells(notebook: NotebookNode) -> dict[str, int]:
    """En qué posición está la celda calificada de cada ejercicio."""
    return {name: i for i, c in enumerate(notebook.cells) if (name := role_of(c).exercise) is not None}


def cells_to_run(notebook: NotebookNode, release: NotebookNode) -> dict[int, str]:
    """Lo que se ejecuta de un cuaderno limpio, por posición, en orden.

    Ni las celdas calificadas ni, salvo lo que haga falta para las demás, las demostraciones, aunque se hayan
    editado.
    """
    published = {c.source for c in release.cells if role_of(c).demo}
    graded = {position: name for name, position in graded_cells(notebook).items()}
    code = {i: c for i, c in enumerate(notebook.cells) if c.cell_type == "code" and i not in graded}
    shown = {i: c.source for i, c in code.items() if c.source in published or _is_edited_demo(c)}
    cells = {i: c.source for i, c in code.items() if i not in shown}
    return dict(sorted((cells | needed(cells, shown, graded)).items()))


def _is_edited_demo(cell: NotebookNode) -> bool:
    """Si es una demostración que se ha editado y de la que se sabe qué instrucciones tiene."""
    return role_of(cell).demo and bool(statements(cell.source))
