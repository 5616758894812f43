"""De qué celda publicada es cada celda de una entrega: por lo que dice ser o, si no dice nada, por su texto.

Colab, Kaggle o Deepnote pueden quitar los metadatos, y quien pega las celdas en un cuaderno nuevo también.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from grader.cells import check_of, role_of
from grader.pipeline.notebook_format import NotebookNode
from grader.pipeline.reading import Draft


def alike(source: str) -> str:
    """``source`` sin lo que un programa cambia al guardarlo: finales de línea y espacios que sobran."""
    return "\n".join(line.rstrip() for line in source.splitlines()).strip()


def recognised(drafts: Sequence[Draft], published: Sequence[NotebookNode]) -> list[int | None]:
    """La posición, en lo ``published``, de la celda que es cada una; ``None`` si es del estudiante.

    Solo se repite la posición de una celda si la entrega la trae varias veces con su nombre, o si nbgrader no
    la conoce.
    """
    names = {name: i for i, cell in enumerate(published) if (name := role_of(cell).grade_id)}
    found = [names.get(draft.role.grade_id) for draft in drafts]
    taken = {i for i in found if i is not None}
    same: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for i, cell in enumerate(published):
        same[cell.cell_type == "code", alike(cell.source)].append(i)
    for position, draft in enumerate(drafts):
        if found[position] is None and draft.source.strip():
            equal = same.get((draft.kind == "code", alike(draft.source)), ())
            found[position] = next((i for i in equal if i not in taken), None)
            if found[position] in names.values():
                taken.add(found[position])
    _solutions(drafts, published, names, found)
    return found


def _solutions(
    drafts: Sequence[Draft],
    published: Sequence[NotebookNode],
    names: dict[str, int],
    found: list[int | None],
) -> None:
    """Apunta en ``found`` las celdas que definen una función cuya celda no ha aparecido."""
    for name, i in names.items():
        cell = published[i]
        if i in found or cell.cell_type != "code" or role_of(cell).locked:
            continue
        defines = definition_of(name)
        own = [p for p, d in enumerate(drafts) if found[p] is None and d.kind == "code"]
        own = [p for p in own if defines.search(drafts[p].source)]
        check = names.get(check_of(name))
        end = found.index(check) if check in found else len(found)
        if own:
            found[max((p for p in own if p < end), default=own[-1])] = i


def definition_of(name: str) -> re.Pattern[str]:
    """Cómo empieza la línea que define la función ``name``."""
    return re.compile(rf"^(?:(?:async\s+)?def\s+{re.escape(name)} *\(|{re.escape(name)} *=(?!=))", re.M)
