"""Lo que es igual, tenga el largo que tenga: cuadernos enteros y respuestas escritas.

No cuenta lo publicado, que lo tiene todo el mundo, ni lo que se entregó en grupo.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from grader.course.collecting.names import normal
from grader.pipeline.reading import Draft, read_notebook
from grader.pipeline.recognition import alike

NOTEBOOK = "cuaderno"
ANSWER = "respuesta"
#: Cuánto de una respuesta se enseña.
MAX_SHOWN = 600


@dataclass(frozen=True)
class Same:
    """Quiénes entregaron lo mismo: el cuaderno entero o la respuesta ``cell``, que dice ``text``."""

    what: str
    students: tuple[str, ...]
    cell: str = ""
    text: str = ""

    @property
    def words(self) -> int:
        """Cuántas palabras tiene: dos respuestas de una palabra pueden ser iguales sin más."""
        return len(self.text.split())


@dataclass(frozen=True)
class Own:
    """Lo que alguien escribió, sin lo publicado: su código y, por celda, sus textos."""

    code: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def everything(self) -> tuple[str, ...]:
        """Lo mismo en dos cuadernos iguales."""
        return (*self.code, *map(normal, self.texts.values()))


def own(notebook: bytes, release: bytes, gone: Collection[str] = ()) -> Own:
    """Lo escrito en ``notebook``. Lanza ``IntakeError`` si no se puede leer.

    De un texto se quitan las líneas publicadas, ahora o antes (``gone``): la pregunta, que muchos dejan
    encima de su respuesta.
    """
    published = read_notebook(release)
    cells = {alike(text) for text in (*(d.source for d in published), *gone)}
    told = (*(d.source for d in published if d.kind != "code"), *gone)
    lines = {normal(line) for text in told for line in text.splitlines()}
    code, texts = [], {}
    for place, draft in enumerate(read_notebook(notebook)):
        if alike(draft.source) in cells or not draft.source.strip():
            continue
        if draft.kind == "code":
            code.append(draft.source.strip())
        elif text := _without(draft, lines):
            texts[draft.role.grade_id or f"texto {place}"] = text
    return Own(tuple(code), texts)


def _without(draft: Draft, published: set[str]) -> str:
    kept = [line for line in draft.source.splitlines() if normal(line) and normal(line) not in published]
    return "\n".join(kept).strip()


def same(found: Mapping[str, Own], teams: Iterable[frozenset[str]] = ()) -> tuple[Same, ...]:
    """Los grupos de ``found`` (estudiante -> lo suyo) que entregaron lo mismo: primero, cuadernos enteros.

    Una respuesta igual en otra celda es la misma respuesta. ``teams`` son quienes entregan juntos.
    """
    together = list(teams)
    whole = _grouped((o.everything, s) for s, o in found.items() if o.everything)
    notebooks = [
        Same(what=NOTEBOOK, students=students)
        for _, students in whole
        if not any(set(students) <= t for t in together)
    ]
    told = [set(n.students) for n in notebooks] + together
    said = [(normal(text), s, cell, text) for s, o in found.items() for cell, text in o.texts.items()]
    answers = []
    for key, students in _grouped((key, s) for key, s, _, _ in said if key):
        if not any(set(students) <= some for some in told):
            cell, text = next((cell, text) for k, _, cell, text in said if k == key)
            answers.append(Same(what=ANSWER, students=students, cell=cell, text=text))
    answers.sort(key=lambda a: (-a.words, a.cell, a.students))
    return (*notebooks, *answers)


def _grouped(pairs: Iterable[tuple[object, str]]) -> list[tuple[object, tuple[str, ...]]]:
    groups: dict[object, set[str]] = {}
    for key, student in pairs:
        groups.setdefault(key, set()).add(student)
    found = [(key, tuple(sorted(who))) for key, who in groups.items() if len(who) > 1]
    return sorted(found, key=lambda group: (-len(group[1]), group[1]))
