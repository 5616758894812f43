"""El CSV del libro de calificaciones de Canvas: quién es quién, y las notas de una unidad en su columna."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from grader.course.collecting.names import natural, normal, visible
from grader.course.collecting.people import Person, Register
from grader.course.collecting.sheets import Record, Sheet, read_sheet
from grader.course.gradebook.marks import Mark
from grader.course.layout import Course
from grader.errors import CourseError

#: Los títulos de Canvas, que no cambian con el idioma: los de la persona y los de sus totales.
_PERSON = frozenset(["Student", "LastName", "FirstName", "ID", "Section"])
_MORE_OF_THE_PERSON = (["Integration", "ID"], ["Root", "Account"])
_TOTALS = frozenset(["Current", "Final", "Override", "Unposted"])
_KINDS = frozenset(["Score", "Points", "Grade", "Status"])
_LOGIN, _SIS = (f"SIS {kind} ID" for kind in ("Login", "User"))
#: El estudiante de prueba de quien enseña, que está en todos los CSV.
_NOBODY = ({"test", "student"}, {"estudiante", "de", "prueba"})


@dataclass(frozen=True)
class Filled:
    """El CSV relleno: en qué columna, quiénes tienen nota, qué filas no son de nadie y quién falta en él."""

    sheet: Sheet
    column: str
    filled: tuple[str, ...]
    unmatched: tuple[str, ...]
    missing: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """El resultado como datos de JSON, sin la tabla."""
        return {k: v for k, v in asdict(self).items() if k != "sheet"}


def read(path: Path) -> Sheet:
    """Lee el CSV; lanza ``CourseError`` si no es el del libro de calificaciones de Canvas."""
    sheet = read_sheet(path)
    missing = [name for name in ("ID", "Section") if _position(sheet, name) is None]
    if missing:
        raise CourseError(
            f"{path.name} no es el CSV de calificaciones de Canvas: le falta la columna {missing[0]}. "
            "Está en Calificaciones → Exportar."
        )
    return sheet


def people_of(path: Path) -> dict[str, Person]:
    """Las personas del CSV, por su número de Canvas."""
    sheet = read(path)
    found = {_cell(sheet, record, "ID"): _person(sheet, record) for record in sheet.records}
    return {number: person for number, person in found.items() if number and person}


def fill(course: Course, path: Path, unit: str, marks: Sequence[Mark], column: str = "") -> Filled:
    """El CSV con ``marks`` en la columna de la tarea, a escala de sus puntos posibles.

    Sin ``column``, es la única cuyo título nombra ``unit``. Lanza ``CourseError`` si no hay una sola o si no
    se sabe sobre cuánto se califica.
    """
    sheet = read(path)
    position = _assignment(sheet, unit, column)
    possible = next((r.cells[position] for r in sheet.records if _is_possible(r.cells[0])), "")
    try:
        top = float(possible)
    except ValueError:
        top = 0.0
    if top <= 0:
        raise CourseError(f"{path.name} no dice sobre cuánto se califica «{sheet.header.cells[position]}».")
    register, by_student = Register.of(course), {m.student: m for m in marks}
    known = {n: p.student for n, p in register.participants.get(unit, {}).items()}
    records: list[Record] = []
    filled, unmatched = [], []
    for record in sheet.records:
        number, person = _cell(sheet, record, "ID"), _person(sheet, record)
        student = known.get(number) or (register.find(person) if number and person else None)
        mark = by_student.get(student) if student else None
        if number and person and not student:
            unmatched.append(person.name)
        if mark is None or not mark.max_score:
            records.append(record)
            continue
        value = min(top, round(mark.score / mark.max_score * top, 2))
        records.append(sheet.with_cells(record, {position: f"{value:g}"}))
        filled.append(mark.student)
    return Filled(
        sheet=sheet.with_records(records),
        column=sheet.header.cells[position],
        filled=tuple(filled),
        unmatched=tuple(unmatched),
        missing=tuple(sorted(by_student.keys() - set(filled))),
    )


def _assignment(sheet: Sheet, unit: str, column: str) -> int:
    titles = {i: t for i, t in enumerate(sheet.header.cells) if _is_task(t)}
    if column:
        found = [i for i, t in titles.items() if column in (t, re.sub(r" \(\d+\)$", "", t))]
    else:
        wanted = normal(unit.replace("_", " "))
        found = [i for i, t in titles.items() if wanted in normal(t.replace("_", " "))]
    if len(found) != 1:
        raise CourseError(
            f"No sabemos qué columna de {sheet.path.name} es la de {unit}: dilo con --tarea. Las que hay: "
            f"{', '.join(titles.values())[:400]}."
        )
    return found[0]


def _person(sheet: Sheet, record: Record) -> Person | None:
    name = natural(_cell(sheet, record, "Student")) or " ".join(
        filter(None, (_cell(sheet, record, "FirstName"), _cell(sheet, record, "LastName")))
    )
    if not name or _is_possible(name) or set(normal(name).split()) in _NOBODY:
        return None
    login = _cell(sheet, record, _LOGIN)
    return Person(
        name=name,
        email=login if "@" in login else "",
        username="" if "@" in login else login,
        id_number=_cell(sheet, record, _SIS),
    )


def _is_task(title: str) -> bool:
    """Si una columna es de una tarea: «Final project» lo es; «Final Score», no."""
    words = title.split()
    if not words or words[0] == "SIS" or words[:2] in _MORE_OF_THE_PERSON:
        return False
    is_total = words[0] in _TOTALS and bool(_KINDS & set(words[1:3]))
    return not is_total and not (len(words) == 1 and words[0] in _PERSON)


def _is_possible(cell: str) -> bool:
    """Si es el principio de la fila que dice sobre cuánto se califica cada tarea."""
    return normal(cell).split() == ["points", "possible"]


def _position(sheet: Sheet, name: str) -> int | None:
    titles = [visible(t) for t in sheet.header.cells]
    return titles.index(name) if name in titles else None


def _cell(sheet: Sheet, record: Record, name: str) -> str:
    position = _position(sheet, name)
    return visible(record.cells[position]) if position is not None and position < len(record.cells) else ""
