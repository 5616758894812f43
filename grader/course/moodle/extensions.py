"""Las prórrogas que dice la hoja de calificaciones de Moodle, en la columna «Estado».

«Enviado para calificar - Prórroga concedida hasta: miércoles, 9 de septiembre de 2026, 23:59».
"""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path

from grader.course.collecting.incoming import Options
from grader.course.collecting.names import normal
from grader.course.collecting.people import Register
from grader.course.collecting.sheets import Sheet, read_sheet
from grader.course.extensions import Extensions
from grader.course.languages import LANGUAGES
from grader.course.layout import Course
from grader.course.moodle.dates import moodle_date
from grader.course.moodle.worksheet import match

_WORDS = frozenset(word for language in LANGUAGES for word in language.extension)


@dataclass(frozen=True)
class Said:
    """Hasta cuándo tiene prórroga cada estudiante, lo que no se pudo leer y de quiénes no dice ninguna."""

    until: dict[str, datetime]
    unread: tuple[str, ...]
    without: frozenset[str] = frozenset()


def read_extensions(course: Course, unit: str, worksheet: Path, options: Options) -> Said:
    """Las prórrogas de la hoja ``worksheet``; lanza ``CourseError`` si no es la de calificaciones."""
    sheet = read_sheet(worksheet, ["identifier"], options.columns)
    said = extensions_in(sheet, Register.of(course), unit, options.zone)
    gone = [
        f"{who}: otra hoja decía que tenía prórroga y esta ya no; si se la quitaste, «grader prorroga {unit} "
        f"{who} --quitar»"
        for who in sorted(said.without & Extensions.of(course).of_a_sheet(unit))
    ]
    return replace(said, unread=(*said.unread, *gone))


def extensions_in(sheet: Sheet, register: Register, unit: str, zone: tzinfo) -> Said:
    """Las prórrogas de la hoja de ``unit``; ninguna si la hoja no tiene la columna «Estado»."""
    until, unread, without = {}, [], set()
    for line, (record, who) in enumerate(zip(sheet.records, match(register, sheet, unit), strict=True), 2):
        text = _told(sheet.get(record, "status"))
        if not text:
            without |= {who.student} if sheet.get(record, "status") else set()
            continue
        when = moodle_date(text, zone)
        if when is None:
            unread.append(f"fila {line} ({who.name}): no entendemos hasta cuándo es la prórroga «{text}»")
        elif not who.student:
            unread.append(f"fila {line} ({who.name}): tiene prórroga y no sabemos quién es en el curso")
        else:
            until[who.student] = when
    return Said(until, tuple(unread), frozenset(without) - {""})


def _told(status: str) -> str:
    """El trozo de «Estado» que anuncia una prórroga; vacío si no hay ninguna."""
    for part in status.split(" - "):
        plain = f" {normal(part)}"
        if any(f" {word}" in plain for word in _WORDS) and any(c.isdigit() for c in part):
            return part.strip()
    return ""
