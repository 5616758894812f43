"""Montar el cuaderno limpio: las celdas del estudiante en su orden y, de lo publicado, todo lo demás."""

import textwrap
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from grader.cells import DEMO_TAG, Role, role_of
from grader.pipeline import inert
from grader.pipeline.answers import Found, write_answer, write_text
from grader.pipeline.loose_text import is_blank, loose_text
from grader.pipeline.notebook_format import NotebookNode
from grader.pipeline.pictures import Album
from grader.pipeline.reading import Draft
from grader.pipeline.recognition import alike, recognised


@dataclass(frozen=True)
class Rebuilt:
    """Las celdas, los nombres de las que no traía la entrega y lo que se arregló por el camino."""

    cells: list[NotebookNode]
    restored: tuple[str, ...]
    notices: tuple[str, ...]


def rebuilt(drafts: Sequence[Draft], release: NotebookNode, gone: Collection[str] = frozenset()) -> Rebuilt:
    """Las celdas de una entrega con los metadatos y las celdas bloqueadas de ``release``.

    ``gone`` son los textos de celdas que se publicaron antes: nadie de la clase los escribió.
    """
    work = _Rebuild(published=release.cells, gone=gone)
    for position, (draft, index) in enumerate(zip(drafts, recognised(drafts, release.cells), strict=True)):
        work.place(draft, position, index)
    restored = [name for name, index in work.named.items() if index not in work.at]
    work.restore_missing()
    work.write_texts()
    return Rebuilt(work.cells, tuple(restored), tuple(work.notices))


def own_cell(draft: Draft, position: int) -> NotebookNode:
    """Una celda del estudiante. Se monta a mano: ``nbformat`` valida cada una que hace, y son muchas."""
    kind = "code" if draft.kind == "code" else "markdown"
    metadata = NotebookNode(tags=[DEMO_TAG]) if draft.role.demo else NotebookNode()
    cell = NotebookNode(cell_type=kind, id=f"entrega-{position}", metadata=metadata, source=_shown(draft))
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell


def _not_code_notice(role: Role) -> str:
    return (
        f"La celda «{role.grade_id}» no era de código: no se ejecuta, como en el cuaderno; va en comentarios."
    )


def _shown(draft: Draft) -> str:
    """El texto de una celda como lo verá el docente: el código, tal cual; lo demás, inerte."""
    if draft.kind == "code":
        return draft.source
    return inert.markdown(draft.source if draft.kind == "markdown" else inert.raw(draft.source))


@dataclass
class _Rebuild:
    """Lo ``published`` (y, en ``gone``, lo que se publicó antes) y lo que se lleva montado.

    ``at`` dice qué celda del cuaderno limpio es cada una de las publicadas; ``own``, las del estudiante y las
    que cambió, con lo que escribió en ellas; ``answers``, las que traían cada respuesta.
    """

    published: Sequence[NotebookNode]
    gone: Collection[str] = frozenset()
    cells: list[NotebookNode] = field(default_factory=list)
    at: dict[int, NotebookNode] = field(default_factory=dict)
    own: list[tuple[NotebookNode, Draft]] = field(default_factory=list)
    answers: dict[int, list[Draft]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.named = {name: i for i, c in enumerate(self.published) if (name := role_of(c).grade_id)}

    def place(self, draft: Draft, position: int, index: int | None) -> None:
        """Añade una celda de la entrega, que es la publicada en ``index`` o, sin él, del estudiante."""
        official = None if index is None else self.published[index]
        role = role_of(official or {})
        if official is None:
            self._keep(draft, position)
        elif not role.grade_id:
            cell = own_cell(draft, position)
            cell.source = _shown(Draft(kind=draft.kind, source=official.source, role=draft.role))
            self.cells.append(cell)
            self.at.setdefault(index, cell)
        elif _is_answer(role):
            self.answers.setdefault(index, []).append(draft)
            if index not in self.at:
                self._put(official, index)
        elif index in self.at:
            self._place_again(draft, position, official)
        else:
            self._place_official(draft, position, index)

    def _place_again(self, draft: Draft, position: int, official: NotebookNode) -> None:
        role = role_of(official)
        if role.locked:
            self.notices.append(f"La celda «{role.grade_id}» estaba repetida.")
        # en el cuaderno se ejecuta: puede ser otra comprobación
        if not role.locked or self._changed(draft, official) or (draft.kind == "code" and role.graded):
            self._keep(draft, position)

    def _place_official(self, draft: Draft, position: int, index: int) -> None:
        official = self.published[index]
        role, changed = role_of(official), self._changed(draft, official)
        if role.automatic and draft.kind == "code" and changed:
            self._keep(draft, position)  # lo que alguien escriba junto a su ``check`` también se ejecuta
        cell = self._put(official, index)
        self.notices += _suspicions(draft, official, changed)
        if not role.locked:
            same = draft.kind == "code" or draft.source == official.source
            cell.source = draft.source if same else inert.markdown(draft.source)
            if cell.cell_type == "code" and draft.kind != "code":
                cell.source = textwrap.indent(draft.source, "# ", lambda line: True)
                self.notices.append(_not_code_notice(role))
            self.own.append((cell, draft))
        elif changed and not (role.automatic and draft.kind == "code"):
            # quien añade un import a la primera celda lo usa después: se ejecuta, además de la original
            self._keep(draft, position)

    def _changed(self, draft: Draft, official: NotebookNode) -> bool:
        """Si no es como se publicó; un ``check`` de antes también es de quien lo publicó."""
        if role_of(official).automatic and alike(draft.source) in self.gone:
            return False
        return alike(draft.source) != alike(official.source) or draft.kind != official.cell_type

    def _put(self, official: NotebookNode, index: int) -> NotebookNode:
        cell = self.at[index] = NotebookNode(official)
        self.cells.append(cell)
        return cell

    def _keep(self, draft: Draft, position: int) -> None:
        cell = own_cell(draft, position)
        self.cells.append(cell)
        self.own.append((cell, draft))

    def restore_missing(self) -> None:
        """Repone las celdas bloqueadas y las respuestas que falten, junto a las que las rodeaban."""
        after = 0
        for index, official in enumerate(self.published):
            role = role_of(official)
            if index in self.at:
                after = 1 + self._place_of(self.at[index])
            elif role.locked or role.graded:
                following = self.at.get(index + 1)
                if following is not None and index - 1 not in self.at:
                    after = self._place_of(following)
                self.at[index] = NotebookNode(official)
                self.cells.insert(after, self.at[index])
                after += 1
                if not _is_answer(role):
                    self.notices.append(_restored_notice(role))

    def _place_of(self, cell: NotebookNode) -> int:
        return next(place for place, other in enumerate(self.cells) if other is cell)

    def write_texts(self) -> None:
        """Pone las respuestas y, en las que estén vacías, el texto que no es de ninguna celda publicada."""
        album = Album()
        for index, official in enumerate(self.published):
            role = role_of(official)
            if not _is_answer(role):
                continue
            cell, pieces = self.at[index], self.answers.get(index, [])
            blank = all(is_blank(piece, official.source, self.gone) for piece in pieces)
            found = self._found_near(self._place_of(cell)) if blank else []
            if not pieces and not found:
                self.notices.append(_restored_notice(role))
            self.notices += write_answer(cell, pieces, found, album, self.gone)
        for cell, draft in self.own:
            if draft.pasted and cell.cell_type == "markdown":
                write_text(cell, draft, album)

    def _found_near(self, place: int) -> list[Found]:
        return sorted(self._found, key=lambda one: abs(one.number - 1 - place))

    @cached_property
    def _found(self) -> list[Found]:
        """Lo escrito en celdas que no son respuestas y no está en lo publicado."""
        texts = (*(cell.source for cell in self.published), *self.gone)
        lines = {line.strip() for text in texts for line in text.splitlines()}
        numbers = {id(cell): place + 1 for place, cell in enumerate(self.cells)}
        own = [(cell, draft, loose_text(draft, lines)) for cell, draft in self.own]
        return [Found(d, text, numbers[id(c)]) for c, d, text in own if text or d.pasted]


def _is_answer(role: Role) -> bool:
    """Si es de las que corrige una persona."""
    return role.graded and role.solution


def _restored_notice(role: Role) -> str:
    return f"Faltaba la celda «{role.grade_id}»; la hemos repuesto."


def _suspicions(draft: Draft, official: NotebookNode, changed: bool) -> list[str]:
    """Lo que el docente querrá saber de una celda calificada; ninguna de estas cosas cambia la nota."""
    role, claimed = role_of(official), draft.role
    if not role.automatic:
        return []
    found = []
    if changed:
        found.append(f"La celda calificada «{role.grade_id}» había cambiado; usamos la original.")
    if claimed.grade_id and claimed.points != role.points:
        found.append(
            f"La celda calificada «{role.grade_id}» es de otra publicación, en la que valía otros puntos; "
            "valen los de ahora."
        )
    if claimed.skips:
        found.append(f"La celda calificada «{role.grade_id}» pedía que no se ejecutara (skip-execution).")
    return found
