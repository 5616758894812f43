"""Recoger: de la descarga de una tarea de Moodle a ``submitted/<estudiante>/<unidad>/``."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

from grader.course.collecting.archive import STEP, Budget, Listing, expand, open_source
from grader.course.collecting.collection import receive
from grader.course.collecting.incoming import Incoming, Options, Report, Skipped
from grader.course.collecting.names import visible
from grader.course.collecting.people import Register
from grader.course.collecting.sheets import Sheet, read_sheet
from grader.course.layout import Course
from grader.course.locking import one_at_a_time
from grader.course.moodle.crossing import crossed, nothing, sent
from grader.course.moodle.dates import moodle_date, unread_dates
from grader.course.moodle.names import owner_of
from grader.course.moodle.roster import person_of
from grader.course.moodle.worksheet import number_of
from grader.errors import CourseError

DATES = "Está en la hoja de calificaciones de Moodle: recoge con --hoja HOJA.csv."
SHAPE = "«Nombre Apellido_123456_assignsubmission_file_»"


def collect(
    course: Course,
    source: Path,
    unit: str,
    options: Options | None = None,
) -> Report:
    """Recoge las entregas de ``unit`` que haya en ``source``, el zip de Moodle o la carpeta descomprimida.

    Lanza ``CourseError`` si ``source`` no es una descarga de Moodle o si otra orden está usando el curso; lo
    que falle en una entrega queda en su fila y las demás siguen.
    """
    options = options or Options()
    course.units([unit])
    sheet = read_sheet(options.worksheet, ["identifier"], options.columns) if options.worksheet else None
    with one_at_a_time(course), open_source(source, options.zone) as listing:
        incoming = _by_owner(listing, options.zone)
        if not incoming.owners:
            raise CourseError(
                f"En {source.name} no hay ninguna carpeta ni archivo con la forma que da Moodle, {SHAPE}. "
                "Descarga las entregas con «Descargar todas las entregas» y no cambies los nombres."
            )
        _add_worksheet(incoming, sheet, options.zone)
        incoming.before = Register.of(course).collected(unit, incoming.submitted)
        incoming.sent, incoming.nothing = sent(sheet, incoming), nothing(sheet, incoming)
        report = receive(course, unit, incoming, options, loose=source.is_dir())
    said = (*crossed(sheet, incoming), *report.notices, *unread_dates(sheet, options.zone))
    return replace(report, notices=(*said, *_missing(incoming, sheet)))


def _by_owner(listing: Listing, zone: tzinfo) -> Incoming:
    """Reparte los archivos por persona; los zips que no son de nadie pueden ser la descarga entera."""
    loose = Listing([i for i in listing.items if not owner_of(i.parts)], listing.refused)
    opened = expand(loose, Budget(), zone)
    incoming = Incoming(dates_at=DATES)
    owners, own, skipped = incoming.owners, incoming.own, incoming.skipped
    for refused in opened.refused:
        steps = refused.label.replace("\\", "/").split(STEP)
        found = next(filter(None, (owner_of(tuple(step.split("/"))) for step in steps)), None)
        if found:
            owners.setdefault(found[0].number, found[0])
            own.setdefault(found[0].number, Listing()).refused.append(refused)
        else:
            skipped.append(Skipped(refused.label, refused.reason))
    for item in (*(i for i in listing.items if owner_of(i.parts)), *opened.items):
        found = owner_of(item.parts)
        if found is None:
            skipped.append(Skipped(item.label, f"su ruta no dice de quién es: no tiene la forma {SHAPE}"))
            continue
        owner, inner = found
        owners.setdefault(owner.number, owner)
        mine = own.setdefault(owner.number, Listing())
        if owner.plugin != "file" or not inner:
            mine.refuse(item.label, "es texto escrito en Moodle o algo que no es un archivo entregado")
        else:
            mine.items.append(replace(item, parts=inner))
    return incoming


def _add_worksheet(incoming: Incoming, sheet: Sheet | None, zone: tzinfo) -> None:
    """Lo que la hoja de calificaciones dice de cada número: quién es, cuándo entregó y con qué grupo.

    La columna del grupo solo está en las tareas que se entregan en grupo.
    """
    for record in sheet.records if sheet else ():
        number = number_of(sheet.get(record, "identifier"))
        if number:
            incoming.people[number] = replace(person_of(sheet, record), group="")  # no es el de la lista
            when = moodle_date(sheet.get(record, "submitted"), zone)
            if when:
                incoming.submitted[number] = when
            if sheet.get(record, "group"):
                incoming.teams[number] = visible(sheet.get(record, "group"))


def _missing(incoming: Incoming, sheet: Sheet | None) -> Iterable[str]:
    if sheet and "submitted" not in sheet.columns:
        yield f"{sheet.path.name} no tiene la columna «Última modificación (entrega)»: no hay fechas."
