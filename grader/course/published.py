"""Lo que cambia en un cuaderno al publicarlo, según el curso: puntos, unidades que no están y examen.

Todo son funciones de celdas a celdas; las llama ``grader.course.formgrader.publishing``, que es quien sabe de
nbgrader.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from grader.cells import Role, go_on_after, role_of
from grader.judge.render import number
from grader.units import check_line

Cells = Sequence[Any]

_BANNER = re.compile(r"(\*\*Puntos:\*\* )(\d+(?:\.\d+)?)")
_HEADING = re.compile(r"(\()(\d+(?:\.\d+)?)(?= puntos?\))")
_IN_TEXT = re.compile(r"()(\d+(?:\.\d+)?)(?= puntos?\b(?!\)))")
_HUNT = "counterexample_"
#: Cómo se dice en la primera celda de dónde salen los puntos, y qué celdas son.
_SHARES = (
    (
        re.compile(r"()(\d+(?:\.\d+)?)(?=\s+de(?:l|\s+los)?\s+ejercicios?)"),
        lambda r: r.automatic and not _is_hunt(r),
    ),
    (re.compile(r"()(\d+(?:\.\d+)?)(?=\s+de\s+las?\s+cazas?)"), lambda r: r.automatic and _is_hunt(r)),
    (re.compile(r"()(\d+(?:\.\d+)?)(?=\s+de\s+(?:las?\s+)?preguntas?)"), lambda r: not r.automatic),
)


def _is_hunt(role: Role) -> bool:
    return (role.exercise or "").startswith(_HUNT)


def put_points(cells: Cells) -> None:
    """Pone en los textos los puntos de las celdas: el del cartel de cada ejercicio y el total del principio.

    Si un ejercicio vale otra cosa que lo que decía su cartel, sus tablas de puntos cambian en proporción.
    """
    graded = [(i, r) for i, c in enumerate(cells) if (r := role_of(c)).graded and _points(r) is not None]
    if not graded:
        return
    start, told = 0, None
    banners: dict[int, float] = {}
    for position, role in graded:
        found = _last_told(cells, start, position)
        told = told if found is None else found  # una caza con varias celdas tiene un solo cartel
        if told is not None:
            banners[told] = banners.get(told, 0) + _points(role)
        start = position + 1
    for place, points in banners.items():
        _put(cells[place], points)
    first = next((c for c in cells if c["cell_type"] == "markdown"), None)
    if first is None or not any(share.search(first["source"]) for share, _ in _SHARES):
        return
    text = _BANNER.sub(_becomes(sum(_points(r) for _, r in graded)), first["source"], count=1)
    for share, ours in _SHARES:
        text = share.sub(_becomes(sum(_points(r) for _, r in graded if ours(r))), text, count=1)
    first["source"] = text


def _points(role: Role) -> float | None:
    return float(role.points) if type(role.points) in (int, float) else None


def _last_told(cells: Cells, start: int, stop: int) -> int | None:
    """En qué celda, entre ``start`` y ``stop``, se dice lo que vale la calificada que va detrás."""
    for i in range(stop - 1, start - 1, -1):
        text = cells[i]["source"]
        shares = any(share.search(text) for share, _ in _SHARES)
        if (
            cells[i]["cell_type"] == "markdown"
            and not shares
            and (_BANNER.search(text) or _HEADING.search(text))
        ):
            return i
    return None


def _put(cell: Any, points: float) -> None:
    pattern = _BANNER if _BANNER.search(cell["source"]) else _HEADING
    *_, told = pattern.finditer(cell["source"])
    before = float(told[2])
    if before == points or not before:
        return
    scale = points / before
    head, tail = cell["source"][: told.start()], cell["source"][told.end() :]
    tail = _IN_TEXT.sub(lambda m: number(float(m[2]) * scale), "\n".join(_scaled_tables(tail, scale)))
    cell["source"] = f"{head}{told[1]}{number(points)}{tail}"


def _scaled_tables(text: str, scale: float) -> Iterable[str]:
    """``text`` con la columna «puntos» de sus tablas en proporción."""
    column = None
    for line in text.split("\n"):
        parts = line.split("|")
        names = [p.strip() for p in parts]
        if len(parts) < 3:
            column = None
        elif "puntos" in names:
            column = names.index("puntos")
        elif column is not None and re.fullmatch(r"\d+(?:\.\d+)?", names[column]):
            parts[column] = f" {number(float(names[column]) * scale)} "
        yield "|".join(parts)


def _becomes(points: float) -> Any:
    return lambda found: f"{found[1]}{number(points)}"


def leave_out(cells: Cells, unit: str, missing: Collection[str]) -> None:
    """Quita de los textos de ``unit`` las unidades ``missing``: los enlaces y las menciones a ellas."""
    if not missing:
        return
    numbers = {str(int(name[:2])) for name in missing}
    names = "|".join(map(re.escape, sorted(missing)))
    link = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\.\./(?:{names})/[^)\s]*\)")
    for cell in cells:
        if cell["cell_type"] == "markdown":
            text = link.sub(r"\1", cell["source"])
            text = _without_numbers(text, numbers)
            cell["source"] = re.sub(rf"\b(?:{names})\b", unit, text)


def _without_numbers(text: str, numbers: Collection[str]) -> str:
    """Las menciones por número: «la unidad 3» es «otra unidad» y «(unidad 3)» sobra."""

    def one(found: re.Match[str]) -> str:
        return "otra unidad" if found[1] in numbers else found[0]

    def some(found: re.Match[str]) -> str:
        return "otras unidades" if {found[1], found[2]} & set(numbers) else found[0]

    def either(found: re.Match[str]) -> str:
        return some(found).replace("otras unidades", "otra unidad")

    def aside(found: re.Match[str]) -> str:
        given = [number for number in re.findall(r"\d", found[0]) if number not in numbers]
        return f"{found[1]}(unidad {given[0]})" if len(given) == 1 else found[0] if given else ""

    text = re.sub(r"(\s)\(unidad(?:es \d [ye])? \d\)", aside, text)
    text = re.sub(r"\blas\sunidades\s(\d)\s[ye]\s(\d)\b", some, text)
    text = re.sub(r"\bla\sunidad\s(\d)\so\sde\sla\s(\d)\b", either, text)
    return re.sub(r"\bla\sunidad\s(\d)\b", one, text)


def put_checks(cells: Cells, exam: Collection[str], sums: Mapping[str, float]) -> None:
    """Pone en cada comprobación lo que el estudiante tiene que ver en ella.

    En los ejercicios de ``exam`` solo dice si funciona; y si la celda no vale lo que suman sus criterios, que
    dice ``sums``, sus puntos son los de la celda, como en la nota.
    """
    for cell in cells:
        role = role_of(cell)
        name, points = role.exercise, _points(role)
        if name is None or cell["cell_type"] != "code":
            continue
        scaled = points if points and name in sums and points != sums[name] else None
        line = check_line(name, exam=name in exam, points=scaled)
        cell["source"] = re.sub(rf"\bcheck\(\s*{re.escape(name)}\s*\)", line, cell["source"])


def go_to_the_end(cells: Cells) -> None:
    """Desde la primera celda que se rellena, ningún error detiene «Run All»: al final hay un resumen."""
    code = [i for i, cell in enumerate(cells) if cell["cell_type"] == "code"]
    first = next((i for i in code if role_of(cells[i]).solution), len(cells))
    for i in code:
        if i >= first:
            go_on_after(cells[i])
