"""Recoger: de la carpeta de Drive de Classroom a ``submitted/<estudiante>/<unidad>/``."""

import re
from pathlib import Path

from grader.course.collecting.archive import Listing
from grader.course.collecting.collection import take
from grader.course.collecting.incoming import Incoming, Options, Report
from grader.course.collecting.names import Owner, key, token
from grader.course.collecting.people import Register
from grader.course.layout import Course

SHAPE = (
    "que da Classroom, «Ana Pérez - padding.ipynb». Si cada cual subió su archivo, ponlos en una carpeta por "
    "persona y recoge con --de carpetas."
)
_WHOSE = (
    "en la lista hay {count} personas con ese nombre ({who}) y Classroom no dice de cuál es: déjalo en una "
    "carpeta ESTUDIANTE/UNIDAD, con el identificador de quien lo entregó, y recoge con --de carpetas"
)
_FILE = re.compile(r"(?P<name>[^\W\d_][^/]*?) - (?P<file>.+)", re.S)


def collect(course: Course, source: Path, unit: str, options: Options | None = None) -> Report:
    """Recoge las entregas de ``unit``. Lanza ``CourseError`` si ningún archivo dice de quién es."""
    return take(course, source, unit, options or Options(), _sorted, SHAPE)


def _sorted(listing: Listing, register: Register) -> Incoming:
    incoming = Incoming(dates_at="Está en Classroom: si hay penalización, escríbela en timestamp.txt.")
    incoming.strange(listing)
    for item in listing.items:
        found = _FILE.fullmatch(item.parts[-1])
        same = _homonyms(register, found["name"]) if found else []
        if len(same) > 1:
            incoming.refuse(item, _WHOSE.format(count=len(same), who=", ".join(same)))
        elif found:
            owner = Owner(found["name"], token(key(found["name"])), "file")
            incoming.add(owner, item, (found["file"],))
        else:
            incoming.refuse_nameless(item, SHAPE)
    return incoming


def _homonyms(register: Register, name: str) -> list[str]:
    """Quiénes de la lista de participantes se llaman así."""
    return sorted(s for s in register.by_name(name) if register.students[s].listed)
