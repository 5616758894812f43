"""Recoger: de los repositorios de una tarea de GitHub Classroom a ``submitted/<estudiante>/<unidad>/``."""

from itertools import takewhile
from pathlib import Path

from grader.course.collecting.archive import Listing
from grader.course.collecting.collection import take
from grader.course.collecting.incoming import Incoming, Options, Report, below
from grader.course.collecting.names import Owner, visible
from grader.course.collecting.people import Person
from grader.course.collecting.sheets import read_sheet
from grader.course.layout import Course
from grader.errors import CourseError

DATES = "Está en el historial de cada repositorio: si hay penalización, escríbela en timestamp.txt."
SHAPE = "«tarea-submissions/tarea-usuario/…», que es lo que clona GitHub Classroom."


def collect(course: Course, source: Path, unit: str, options: Options | None = None) -> Report:
    """Recoge las entregas de ``unit``; ``options.worksheet`` es ``classroom_roster.csv``.

    Lanza ``CourseError`` si no hay ningún repositorio o si la lista no es la de GitHub Classroom.
    """
    options = options or Options()
    known = people_of(options.worksheet) if options.worksheet else {}
    return take(course, source, unit, options, lambda listing, _: _sorted(listing, known, source), SHAPE)


def people_of(path: Path) -> dict[str, Person]:
    """Las personas de ``classroom_roster.csv``, por su usuario de GitHub."""
    sheet = read_sheet(path)
    titles = [visible(t).casefold() for t in sheet.header.cells]
    if "github_username" not in titles or "identifier" not in titles:
        raise CourseError(f"{path.name} no es la lista de GitHub Classroom: no tiene github_username.")
    found = {}
    for record in sheet.records:
        row = dict(zip(titles, map(visible, record.cells), strict=False))
        user, who = row.get("github_username", ""), row.get("identifier", "")
        if user:
            found[user.casefold()] = Person(
                name=row.get("name", "") or who or user,
                email=who if "@" in who else "",
                id_number="" if "@" in who else who,
                username=user,
            )
    return found


def _sorted(listing: Listing, known: dict[str, Person], source: Path) -> Incoming:
    incoming = Incoming(dates_at=DATES, whole=True)
    incoming.strange(listing)
    skip = below(listing)
    repositories = {i.parts[skip] for i in listing.items if len(i.parts) > skip + 1}
    prefix = _prefix(repositories, source.name if not skip else "")
    for item in listing.items:
        if len(item.parts) <= skip + 1:
            incoming.refuse(item, "no está en ningún repositorio")
            continue
        repository, *inner = item.parts[skip:]
        user = repository.removeprefix(prefix) or repository
        person = known.get(user.casefold(), Person(name=user, username=user))
        incoming.add(Owner(person.name, user, "file"), item, tuple(inner))
        incoming.people[user] = person
    return incoming


def _prefix(repositories: set[str], folder: str) -> str:
    """El nombre de la tarea, que todos los repositorios llevan delante, con su guion."""
    if len(repositories) == 1:
        task = f"{folder.removesuffix('-submissions')}-"
        return task if next(iter(repositories)).startswith(task) else ""
    first, last = min(repositories, default=""), max(repositories, default="")
    common = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))
    return common[: common.rfind("-") + 1]
