"""Admisión: de los bytes que entregó alguien a un cuaderno limpio que se puede ejecutar.

Lo único que se toma de la entrega es el texto de sus celdas y su orden. Los metadatos, las salidas y las
celdas bloqueadas salen de la versión publicada de la unidad, que es la que manda.
"""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from grader.cells import known, role_of
from grader.pipeline import inert
from grader.pipeline.notebook_format import NotebookNode, new_notebook, reads_json
from grader.pipeline.reading import Draft, read_notebook


@dataclass(frozen=True)
class Unit:
    """Una unidad del curso: su nombre y los bytes de su cuaderno publicado (``None`` si no se tiene)."""

    name: str
    release: bytes | None = None

    @cached_property
    def digest(self) -> bytes:
        """La huella de su cuaderno publicado."""
        return hashlib.sha256(self.release or b"").digest()


@dataclass(frozen=True)
class CleanNotebook:
    """Un cuaderno en el que ya se puede confiar salvo por el código del estudiante.

    ``to_run`` son las celdas que hay que ejecutar, por posición; ``graded`` dice en qué posición está la
    celda calificada de cada ejercicio; ``notices``, lo que se arregló por el camino.
    """

    notebook: NotebookNode
    to_run: dict[int, str]
    graded: dict[str, int]
    notices: tuple[str, ...] = ()


def admit(data: bytes, unit: Unit) -> CleanNotebook:
    """Limpia la entrega ``data`` de ``unit``; lanza ``IntakeError`` si no se puede leer."""
    drafts = read_notebook(data)
    if unit.release is None:
        return _without_release(drafts)
    return _Rebuild(release=_read_release(unit.release)).rebuild(drafts)


@lru_cache(maxsize=32)
def _read_release(release: bytes) -> NotebookNode:
    """Un cuaderno publicado. Se lee una vez y sirve para toda la clase: nadie debe modificarlo."""
    return reads_json(release.decode("utf-8"))


def _own_cell(draft: Draft, position: int) -> NotebookNode:
    """Una celda del estudiante. Se monta a mano: ``nbformat`` valida cada una que hace, y son muchas."""
    kind = "code" if draft.kind == "code" else "markdown"
    cell = NotebookNode(
        cell_type=kind, id=f"entrega-{position}", metadata=NotebookNode(), source=_shown(draft)
    )
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell


def _shown(draft: Draft) -> str:
    """El texto de una celda como lo verá el docente: el código, tal cual; lo demás, inerte."""
    if draft.kind == "code":
        return draft.source
    return inert.markdown(draft.source if draft.kind == "markdown" else inert.raw(draft.source))


def _without_release(drafts: list[Draft]) -> CleanNotebook:
    cells = [_own_cell(d, i) for i, d in enumerate(drafts)]
    to_run = {i: d.source for i, d in enumerate(drafts) if d.kind == "code"}
    return CleanNotebook(notebook=new_notebook(cells=cells), to_run=to_run, graded={})


def graded_cells(notebook: NotebookNode) -> dict[str, int]:
    """En qué posición está la celda calificada de cada ejercicio."""
    return {name: i for i, c in enumerate(notebook.cells) if (name := role_of(c).exercise) is not None}


def cells_to_run(notebook: NotebookNode, release: NotebookNode) -> dict[int, str]:
    """Las celdas de un cuaderno limpio que se ejecutan: ni las calificadas ni las demostraciones."""
    skipped = {c.source for c in release.cells if role_of(c).demo}
    graded = set(graded_cells(notebook).values())
    return {
        i: c.source
        for i, c in enumerate(notebook.cells)
        if c.cell_type == "code" and i not in graded and c.source not in skipped
    }


@dataclass
class _Rebuild:
    """Monta el cuaderno limpio: celdas del estudiante, metadatos y celdas bloqueadas de la publicación."""

    release: NotebookNode
    cells: list[NotebookNode] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)
    notices: list[str] = field(default_factory=list)

    def rebuild(self, drafts: list[Draft]) -> CleanNotebook:
        self.owned = known(self.release.cells)
        for position, draft in enumerate(drafts):
            self._place(draft, position)
        self._restore_missing()
        notebook = new_notebook(cells=self.cells, metadata=self.release.metadata)
        to_run = cells_to_run(notebook, self.release)
        return CleanNotebook(
            notebook=notebook, to_run=to_run, graded=graded_cells(notebook), notices=tuple(self.notices)
        )

    def _place(self, draft: Draft, position: int) -> None:
        name = draft.role.grade_id
        official = self.owned.get(name)
        role = role_of(official or {})
        if official is None or (name in self.placed and not role.locked):
            self._keep(draft, position)
            return
        if name in self.placed:
            self.notices.append(f"La celda «{name}» estaba repetida.")
            return
        self.placed.add(name)
        cell = NotebookNode(official)
        self.cells.append(cell)
        self.notices += _suspicions(draft, official)
        if not role.locked:
            same = cell.cell_type == "code" or draft.source == official.source
            cell.source = draft.source if same else inert.markdown(draft.source)
        elif draft.kind == "code" and _changed(draft, official) and not role.graded:
            # quien añade un import a la primera celda lo usa después: se ejecuta, además de la original
            self._keep(draft, position)

    def _keep(self, draft: Draft, position: int) -> None:
        self.cells.append(_own_cell(draft, position))

    def _restore_missing(self) -> None:
        """Repone las celdas bloqueadas y las respuestas que falten, detrás de la que las precedía."""
        if self.placed.issuperset(self.owned):
            return
        after = 0
        for grade_id, official in self.owned.items():
            role = role_of(official)
            if grade_id in self.placed:
                after = 1 + next(i for i, c in enumerate(self.cells) if role_of(c).grade_id == grade_id)
            elif role.locked or role.graded:
                self.cells.insert(after, NotebookNode(official))
                after += 1
                self.notices.append(f"Faltaba la celda «{grade_id}»; la hemos repuesto.")


def _changed(draft: Draft, official: NotebookNode) -> bool:
    return draft.source.strip() != official.source.strip() or draft.kind != official.cell_type


def _suspicions(draft: Draft, official: NotebookNode) -> list[str]:
    """Lo que el docente querrá saber de una celda calificada; ninguna de estas cosas cambia la nota."""
    role, claimed = role_of(official), draft.role
    if not role.automatic:
        return []
    found = []
    if _changed(draft, official):
        found.append(f"La celda calificada «{role.grade_id}» había cambiado; usamos la original.")
    if claimed.points != role.points:
        found.append(
            f"La celda calificada «{role.grade_id}» tenía otros puntos en sus metadatos, como si fuera "
            "de otra publicación; valen los de ahora."
        )
    if claimed.skips:
        found.append(f"La celda calificada «{role.grade_id}» pedía que no se ejecutara (skip-execution).")
    return found
