"""Recoger: de una carpeta por estudiante a ``submitted/<estudiante>/<unidad>/``."""

from pathlib import Path

from grader.course.collecting.archive import Listing
from grader.course.collecting.collection import take
from grader.course.collecting.incoming import Incoming, Options, Report, below
from grader.course.collecting.names import Owner, token
from grader.course.collecting.people import Person, Register
from grader.course.layout import Course

SHAPE = "«estudiante/…/cuaderno.ipynb», una carpeta por persona."


def collect(course: Course, source: Path, unit: str, options: Options | None = None) -> Report:
    """Recoge las entregas de ``unit``. Lanza ``CourseError`` si no hay ninguna carpeta."""
    return take(course, source, unit, options or Options(), _sorted, SHAPE)


def _sorted(listing: Listing, register: Register) -> Incoming:
    incoming = Incoming(dates_at="Si hay penalización, escríbela en timestamp.txt.", whole=True)
    incoming.strange(listing)
    skip = below(listing)
    for item in listing.items:
        student, *inner = item.parts[skip:]
        if not inner:
            incoming.refuse(item, f"no está en la carpeta de nadie: se espera {SHAPE}")
            continue
        number = token(student)
        incoming.add(Owner(student, number, "file"), item, tuple(inner))
        incoming.people[number] = _person(student, register)
    return incoming


def _person(folder: str, register: Register) -> Person:
    if folder in register.students:
        return register.students[folder]
    if "@" in folder:
        return Person(name=folder.partition("@")[0], email=folder)
    return Person(name=folder, username="" if " " in folder or "," in folder else folder)
