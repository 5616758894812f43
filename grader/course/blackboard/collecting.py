"""Recoger: del zip de Blackboard a ``submitted/<estudiante>/<unidad>/``."""

import re
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from grader.course.collecting.archive import Item, Listing
from grader.course.collecting.collection import take
from grader.course.collecting.entries import ItemError
from grader.course.collecting.incoming import Incoming, Options, Report
from grader.course.collecting.names import Owner, natural, visible
from grader.course.collecting.people import Person
from grader.course.layout import Course

SHAPE = (
    "que da Blackboard, «Tarea_usuario_attempt_2026-11-02-10-05-00_padding.ipynb». Se descarga con «Descarga "
    "de archivos de actividad» y no cambies los nombres."
)
_FILE = re.compile(r".+_(?P<user>[^_]+)_attempt_(?P<when>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)", re.S)
_NAME = re.compile(r"\s*[^:\n]{1,40}:\s*(?P<name>[^\n(]+?)\s*\((?P<user>[^)\n]+)\)")
_MAX_TEXT = 2**20


def collect(course: Course, source: Path, unit: str, options: Options | None = None) -> Report:
    """Recoge las entregas de ``unit``; de varios intentos, el último.

    Lanza ``CourseError`` si ``source`` no es una descarga de Blackboard.
    """
    options = replace(options or Options(), zip_dates="sí")  # la fecha está en el nombre de cada archivo
    return take(
        course, source, unit, options, lambda listing, register: _sorted(listing, options.zone), SHAPE
    )


def is_ours(part: str) -> bool:
    """Si ``part`` tiene la forma de los nombres de Blackboard."""
    return _FILE.fullmatch(part) is not None


def _sorted(listing: Listing, zone: tzinfo) -> Incoming:
    incoming = Incoming()
    names: dict[str, str] = {}
    incoming.strange(listing)
    for item in listing.items:
        found = _FILE.fullmatch(item.parts[-1])
        if not found:
            incoming.refuse_nameless(item, SHAPE)
            continue
        owner, when = Owner(found["user"], found["user"], "file"), _date(found["when"], zone)
        if found["file"]:
            incoming.add(owner, replace(item, date=when), (found["when"], found["file"]))
        else:
            names |= {owner.number: name} if (name := _name(item)) else {}
            incoming.refuse_text(owner, item)
    for number in incoming.owners:
        name = natural(names.get(number, number))
        incoming.owners[number] = Owner(name, number, "file")
        incoming.people[number] = Person(name=name, username=number)
    return incoming


def _date(text: str, zone: tzinfo) -> datetime | None:
    try:
        return datetime(*map(int, text.split("-")), tzinfo=zone).astimezone(UTC)
    except ValueError:
        return None


def _name(item: Item) -> str:
    """El nombre completo que dice el texto del intento, si lo dice."""
    try:
        text = item.read(_MAX_TEXT).decode("utf-8-sig", "replace")
    except ItemError:
        return ""
    found = _NAME.match(text)
    return visible(found["name"]) if found else ""
