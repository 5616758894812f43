"""De qué unidad es un cuaderno, por sus celdas: el nombre del archivo no dice nada fiable."""

import re
from dataclasses import dataclass
from functools import cached_property

from nbformat.v4 import reads_json

from grader.cells import exercise_in, known, role_of
from grader.course.layout import Course
from grader.pipeline.reading import IntakeError, read_notebook

#: Una celda corta («import numpy as np») puede estar en cualquier cuaderno.
_MIN_SOURCE = 40


@dataclass(frozen=True)
class Recognised:
    """De qué unidad es un cuaderno (o ninguna), cuántas celdas lo dicen y en cuántas se ha escrito."""

    unit: str
    cells: int = 0
    worked: int = 0
    problem: str = ""


@dataclass(frozen=True)
class _Page:
    """Lo que distingue a una unidad: sus celdas con identificador, sus textos y sus funciones."""

    ids: frozenset[str]
    texts: frozenset[str]
    functions: frozenset[str]
    blanks: dict[str, str]


@dataclass(frozen=True)
class Recogniser:
    """Reconoce los cuadernos de las unidades publicadas en ``course``."""

    course: Course

    @cached_property
    def pages(self) -> dict[str, _Page]:
        """Lo propio de cada unidad: lo que también está en otra no cuenta."""
        raw = {unit: _page(self.course.unit(unit).release) for unit in self.course.units()}
        return {unit: _own(page, [p for u, p in raw.items() if u != unit]) for unit, page in raw.items()}

    def recognise(self, data: bytes, wanted: str) -> Recognised:
        """La unidad de ``data``; si hay empate entre varias y una es ``wanted``, esa."""
        try:
            drafts = read_notebook(data)
        except IntakeError as error:
            return Recognised(unit="", problem=str(error))
        ids = {d.role.grade_id for d in drafts if d.role.grade_id}
        texts = {d.source.strip() for d in drafts}
        code = "\n".join(d.source for d in drafts if d.kind == "code")
        scores = {u: len(ids & p.ids) + len(texts & p.texts) for u, p in self.pages.items()}
        if not any(scores.values()):
            # quien copia su código a un cuaderno nuevo pierde los identificadores, pero no las funciones
            scores = {u: sum(_defines(code, f) for f in p.functions) for u, p in self.pages.items()}
        best = max(scores.values())
        if not best:
            return Recognised(unit="", problem="no tiene ninguna celda de las unidades del curso")
        unit = wanted if scores.get(wanted) == best else max(scores, key=lambda u: scores[u])
        page = self.pages[unit]
        worked = sum(
            d.source.strip() != page.blanks[d.role.grade_id] for d in drafts if d.role.grade_id in page.blanks
        ) or sum(_defines(code, f) for f in page.functions if not ids & page.ids)
        return Recognised(unit=unit, cells=best, worked=worked)


def _defines(code: str, function: str) -> bool:
    return re.search(rf"^[ \t]*def {re.escape(function)}\s*\(", code, re.M) is not None


def _page(release: bytes | None) -> _Page:
    cells = reads_json((release or b"").decode("utf-8")).cells
    marked = known(cells)
    return _Page(
        ids=frozenset(marked),
        texts=frozenset(c.source.strip() for c in cells if len(c.source.strip()) >= _MIN_SOURCE),
        functions=frozenset(filter(None, map(exercise_in, marked))),
        blanks={i: c.source.strip() for i, c in marked.items() if role_of(c).solution},
    )


def _own(page: _Page, others: list[_Page]) -> _Page:
    ids = page.ids.difference(*(o.ids for o in others))
    return _Page(
        ids=ids,
        texts=page.texts.difference(*(o.texts for o in others)),
        functions=page.functions.difference(*(o.functions for o in others)),
        blanks={i: s for i, s in page.blanks.items() if i in ids},
    )
