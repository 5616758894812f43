"""Recoger: del zip de entregas de Canvas a ``submitted/<estudiante>/<unidad>/``."""

import re
from datetime import tzinfo
from pathlib import Path

from grader.course.canvas.gradebook import people_of
from grader.course.collecting.archive import Budget, Listing, expand
from grader.course.collecting.collection import take
from grader.course.collecting.incoming import Incoming, Options, Report
from grader.course.collecting.names import Owner, normal
from grader.course.collecting.people import Person, Register
from grader.course.layout import Course

DATES = "Canvas no la pone en el zip: si hay penalización, escríbela en timestamp.txt."
SHAPE = (
    "que da Canvas, «pérezana_12345_67890_padding.ipynb». Descarga las entregas con «Descargar entregas» y "
    "no cambies los nombres."
)
_FILE = re.compile(
    r"(?:(?P<name>(?!LATE_|anon_)\w*?)_)?(?P<late>LATE_)?(?P<id>anon_[0-9A-Za-z]+|\d+)"
    r"(?:_\d+_(?P<file>.+)|_(?:text|link)\.html)",
    re.S,
)


def owner_of(part: str) -> tuple[Owner, str, bool] | None:
    """De quién es el archivo ``part``, cómo se llamaba y si Canvas lo da por tardío; o ``None``."""
    found = _FILE.fullmatch(part)
    if not found or (not found["name"] and not found["id"].startswith("anon_")):
        return None
    name = found["name"] or "Participante"
    owner = Owner(name, found["id"], "file" if found["file"] else "text")
    return owner, found["file"] or part, bool(found["late"])


def collect(course: Course, source: Path, unit: str, options: Options | None = None) -> Report:
    """Recoge las entregas de ``unit``; ``options.worksheet``, el CSV de calificaciones, dice quién es quién.

    Lanza ``CourseError`` si ``source`` no es una descarga de Canvas.
    """
    options = options or Options()
    known = people_of(options.worksheet) if options.worksheet else {}

    def sort(listing: Listing, register: Register) -> Incoming:
        return _sorted(listing, register, known, options.zone)

    return take(course, source, unit, options, sort, SHAPE)


def _sorted(listing: Listing, register: Register, known: dict[str, Person], zone: tzinfo) -> Incoming:
    incoming = Incoming(dates_at=DATES, people=dict(known))
    late = set()
    loose = Listing([i for i in listing.items if not owner_of(i.parts[-1])], listing.refused)
    opened = expand(loose, Budget(), zone)
    incoming.strange(opened)
    for item in (*(i for i in listing.items if owner_of(i.parts[-1])), *opened.items):
        found = owner_of(item.parts[-1])
        if found is None:
            incoming.refuse_nameless(item, SHAPE)
            continue
        owner, name, is_late = found
        late |= {owner.number} if is_late else set()
        if owner.plugin == "text":
            incoming.refuse_text(owner, item)
        else:
            incoming.add(owner, item, (name,))
    for number, owner in incoming.owners.items():
        if number not in incoming.people and (person := _alike(register, owner.name)):
            incoming.people[number] = person
    for number in incoming.owners.keys() & incoming.people.keys():
        incoming.owners[number] = Owner(incoming.people[number].name, number, "file")
    if late:
        who = sorted(incoming.owners[number].name for number in late)
        incoming.notices.append(f"Con retraso según Canvas: {', '.join(who)}.")
    return incoming


def _alike(register: Register, squashed: str) -> Person | None:
    """La única persona cuyo nombre, con los apellidos delante y sin espacios, es ``squashed``."""
    found = [p for p in register.students.values() if normal(squashed) in _squashed(p)]
    return found[0] if len(found) == 1 else None


def _squashed(person: Person) -> set[str]:
    words = normal(person.name).split()
    return {"".join(words[i:] + words[:i]) for i in range(len(words))}
