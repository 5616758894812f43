"""Admisión: de los bytes que entregó alguien a un cuaderno limpio que se puede ejecutar.

Lo único que se toma de la entrega es el texto de sus celdas y su orden. Los metadatos, las salidas y las
celdas bloqueadas salen de la versión publicada de la unidad, que es la que manda.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from grader.cells import DEMO_TAG, Role, known, role_of
from grader.pipeline import inert
from grader.pipeline.checks import checks_in
from grader.pipeline.demonstrations import needed, statements
from grader.pipeline.notebook_format import NotebookNode, new_notebook, reads_json

MAX_BYTES = 20 * 2**20
MAX_CELLS = 1000
MAX_SOURCE_CHARS = 200_000
MAX_CODE_CHARS = 600_000


class IntakeError(ValueError):
    """La entrega no se puede leer. El mensaje, en español, dice por qué y qué hacer."""


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
    celda calificada de cada ejercicio y ``checks``, detrás de cuáles se comprueba; ``notices``, lo que se
    arregló por el camino.
    """

    notebook: NotebookNode
    to_run: dict[int, str]
    graded: dict[str, int]
    notices: tuple[str, ...] = ()
    checks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """Una celda de la entrega reducida a texto y a lo que dice ser, que no siempre es lo que es."""

    kind: str
    source: str
    role: Role


def read_notebook(data: bytes) -> list[Draft]:
    """Las celdas de un cuaderno; lanza ``IntakeError`` si los bytes no son un cuaderno razonable."""
    if len(data) > MAX_BYTES:
        raise IntakeError(
            f"El archivo ocupa {len(data) / 2**20:.0f} MB y el máximo son {MAX_BYTES // 2**20}: borra las "
            "salidas (Kernel → Restart & Clear Output) y vuelve a entregarlo."
        )
    if not data.strip():
        raise IntakeError("El archivo está vacío: vuelve a descargarlo de Jupyter y entrégalo otra vez.")
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise IntakeError(
            "El archivo no es texto UTF-8 y no es un cuaderno .ipynb: entrega el cuaderno de la unidad."
        ) from None
    except RecursionError:
        raise IntakeError("El archivo tiene demasiados niveles: no es un cuaderno de Jupyter.") from None
    except ValueError as error:
        raise IntakeError(
            f"El archivo no es un cuaderno: no es JSON válido o está cortado ({_json_place(error)}). "
            "Vuelve a descargarlo de Jupyter y entrégalo otra vez."
        ) from None
    return _drafts(content)


def _json_place(error: ValueError) -> str:
    line = getattr(error, "lineno", None)
    return f"línea {line}" if line else "número ilegible"


def _drafts(content: Any) -> list[Draft]:
    if not isinstance(content, Mapping) or not isinstance(content.get("cells"), list):
        old = isinstance(content, Mapping) and "worksheets" in content
        raise IntakeError(
            "El cuaderno está en un formato antiguo: ábrelo en Jupyter, guárdalo y entrégalo otra vez."
            if old
            else "El archivo es JSON, pero no un cuaderno de Jupyter: no tiene celdas."
        )
    if len(content["cells"]) > MAX_CELLS:
        raise IntakeError(f"El cuaderno tiene más de {MAX_CELLS} celdas; entrega el cuaderno de la unidad.")
    drafts = [_draft(cell) for cell in content["cells"] if isinstance(cell, dict)]
    if sum(len(d.source) for d in drafts if d.kind == "code") > MAX_CODE_CHARS:
        raise IntakeError(
            f"Entre todas, las celdas de código tienen más de {MAX_CODE_CHARS} caracteres: borra los datos "
            "que hayas pegado en ellas y vuelve a entregarlo."
        )
    return drafts


def _draft(cell: Mapping[str, Any]) -> Draft:
    kind = cell.get("cell_type")
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(piece for piece in source if isinstance(piece, str))
    if not isinstance(source, str):
        source = ""
    if len(source) > MAX_SOURCE_CHARS:
        raise IntakeError(
            f"Una celda tiene más de {MAX_SOURCE_CHARS} caracteres; bórrala y vuelve a entregarlo."
        )
    return Draft(kind if kind in ("code", "markdown") else "raw", _writable(source), role_of(cell))


def _writable(source: str) -> str:
    """``source`` sin sustitutos sueltos, que en UTF-8 no se escriben y romperían el cuaderno calificado."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return source.encode("utf-8", "replace").decode("utf-8")
    return source


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
    metadata = NotebookNode(tags=[DEMO_TAG]) if draft.role.demo else NotebookNode()
    cell = NotebookNode(cell_type=kind, id=f"entrega-{position}", metadata=metadata, source=_shown(draft))
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
    notebook = new_notebook(cells=cells)
    return CleanNotebook(notebook=notebook, to_run=to_run, graded={}, checks=checks_in(notebook, to_run, ()))


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
        restored = [name for name in self.owned if name not in self.placed]
        self._restore_missing()
        notebook = new_notebook(cells=self.cells, metadata=self.release.metadata)
        to_run = cells_to_run(notebook, self.release)
        return CleanNotebook(
            notebook=notebook,
            to_run=to_run,
            graded=graded_cells(notebook),
            notices=tuple(self.notices),
            checks=checks_in(notebook, to_run, restored),
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
            if draft.kind == "code" and (role.graded or _changed(draft, official)):
                self._keep(draft, position)  # en el cuaderno se ejecuta: puede ser otra comprobación
            return
        self.placed.add(name)
        if role.automatic and draft.kind == "code" and _changed(draft, official):
            self._keep(draft, position)  # lo que alguien escriba junto a su ``check`` también se ejecuta
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
