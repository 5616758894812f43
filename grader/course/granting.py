"""De quién es una prórroga, y las de un CSV hecho a mano."""

from datetime import datetime, tzinfo
from pathlib import Path

from grader.course.clock import both, moment, shown
from grader.course.collecting.names import normal
from grader.course.collecting.people import Person, Register
from grader.course.collecting.sheets import Record, Sheet, read_sheet
from grader.course.gradebook.marks import open_gradebook
from grader.course.layout import Course
from grader.errors import CourseError

_WHO = ("estudiante", "identificador", "id", "student")
_UNTIL = ("hasta", "prorroga", "fecha", "extension", "until")
_PERSON = ("email", "username", "full_name")


def from_table(
    course: Course, path: Path, zone: tzinfo, due: datetime | None = None
) -> tuple[dict[str, datetime], tuple[str, ...]]:
    """Hasta cuándo tiene prórroga cada estudiante de ``path`` y, por filas, lo que no se apunta y por qué.

    No se apunta lo que no se entiende ni lo que no alarga el plazo ``due``; de dos fechas de la misma
    persona, la que acaba antes. Lanza ``CourseError`` si la tabla no dice quién o hasta cuándo.
    """
    sheet = read_sheet(path)
    names = [normal(name) for name in sheet.header.cells]
    until_at = next((names.index(n) for n in _UNTIL if n in names), None)
    who_at = next((names.index(n) for n in _WHO if n in names), None)
    if until_at is None or (who_at is None and not set(_PERSON) & sheet.columns.keys()):
        raise CourseError(
            f"{path.name} debe tener una columna Estudiante (o Correo) y otra Hasta. "
            f"Tiene: {', '.join(sheet.header.cells)[:300]}."
        )
    found: dict[str, datetime] = {}
    line_of: dict[str, int] = {}
    unread = []
    for line, record in enumerate(sheet.records, 2):
        if not any(cell.strip() for cell in record.cells):
            continue
        try:
            who = who_is(course, _who(sheet, record, who_at))
            until = moment(record.cells[until_at] if until_at < len(record.cells) else "", zone)
        except CourseError as error:
            unread.append(f"fila {line}: {error}")
            continue
        if due and until <= due:
            unread.append(f"fila {line}: el plazo es {both(due, zone)}; esa prórroga no lo alarga")
            continue
        if found.get(who, until) != until:
            last = shown(max(found[who], until), zone)
            other = f"{who} está también en la fila {line_of[who]}"
            unread.append(f"fila {line}: {other}; vale la que acaba después, {last}")
        if who not in found or until > found[who]:
            found[who], line_of[who] = until, line
    return found, tuple(unread)


def _who(sheet: Sheet, record: Record, position: int | None) -> str:
    if position is not None and position < len(record.cells):
        return record.cells[position].strip()
    return next(filter(None, (sheet.get(record, name) for name in _PERSON)), "")


def who_is(course: Course, told: str) -> str:
    """El identificador de ``told``: un identificador, un correo o un nombre. Lanza ``CourseError``."""
    register = Register.of(course)
    if told in register.students or told in _in_folders(course) or told in _in_gradebook(course):
        return told
    person = Person(name=told, email=told) if "@" in told else Person(name=told)
    found = register.find(person, by_name=True)
    same = register.by_name(told) if not found else []
    if len(same) > 1:
        raise CourseError(
            f"Hay varias personas que se llaman «{told}» ({', '.join(sorted(same))}): escribe el "
            "identificador de una de ellas o su correo."
        )
    if not found:
        raise CourseError(
            f"No sabemos quién es «{told}»: escribe su identificador (el de submitted/), su correo "
            "o su nombre."
        )
    return found


def _in_gradebook(course: Course) -> set[str]:
    with open_gradebook(course, create=True) as gradebook:
        return {s.id for s in gradebook.students}


def _in_folders(course: Course) -> set[str]:
    folder = course.root / "submitted"
    return {p.name for p in folder.iterdir() if p.is_dir()} if folder.is_dir() else set()
