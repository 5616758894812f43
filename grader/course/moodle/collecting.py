"""Recoger: de la descarga de una tarea de Moodle a ``submitted/<estudiante>/<unidad>/``."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from grader.course.clock import shown
from grader.course.collecting.archive import STEP, Budget, Item, ItemError, Listing, expand, open_source
from grader.course.collecting.hand_in import HandIn, examine
from grader.course.collecting.laying import TIMESTAMP, Place, clear_drafts, timestamp_text
from grader.course.collecting.names import Owner
from grader.course.collecting.people import Participation, Person, Register
from grader.course.collecting.recognition import Recogniser
from grader.course.collecting.sheets import Sheet, read_sheet
from grader.course.layout import Course
from grader.course.locking import one_at_a_time
from grader.course.moodle.dates import moodle_date, unread_dates
from grader.course.moodle.names import owner_of
from grader.course.moodle.roster import person_of
from grader.course.moodle.worksheet import number_of
from grader.errors import CourseError

#: Lo más que puede tardar Moodle en escribir un zip según se descarga.
DOWNLOAD = timedelta(hours=1)
SHAPE = "«Nombre Apellido_123456_assignsubmission_file_»"


@dataclass(frozen=True)
class Row:
    """Lo que pasó con la entrega de una persona.

    ``status``: ``new``, ``replaced``, ``same``, ``older`` (no sustituye a la que hay), ``missing`` (sin
    cuaderno de la unidad) o ``error`` (no se pudo dejar en su sitio).
    """

    student: str
    name: str
    number: str
    status: str
    notebook: str = ""
    submitted: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Skipped:
    """Un archivo que no se ha recogido, de quién es (vacío si no se sabe) y por qué."""

    path: str
    reason: str
    student: str = ""


@dataclass(frozen=True)
class Report:
    """Lo que hizo una recogida."""

    unit: str
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    absent: tuple[str, ...]
    notices: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """El informe como datos de JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Options:
    """Cómo se recoge: en qué zona están las horas, si las fechas del zip valen y la hoja de calificaciones.

    ``zip_dates``: ``auto`` las usa si no parecen las de la descarga; ``sí`` y ``no``, sin mirar.
    """

    zone: tzinfo = UTC
    zip_dates: str = "auto"
    worksheet: Path | None = None


@dataclass
class _Collection:
    course: Course
    unit: str
    options: Options
    register: Register
    recogniser: Recogniser
    dated: bool
    stamped: bool
    submitted: dict[str, datetime] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)


def collect(
    course: Course,
    source: Path,
    unit: str,
    options: Options | None = None,
    told: Mapping[str, str] = MappingProxyType({}),
) -> Report:
    """Recoge las entregas de ``unit`` que haya en ``source``, el zip de Moodle o la carpeta descomprimida.

    ``told`` son las columnas de la hoja con otro nombre. Lanza ``CourseError`` si ``source`` no es una
    descarga de Moodle o si otra orden está usando el curso; lo que falle en una entrega queda en su fila y
    las demás siguen.
    """
    options = options or Options()
    course.units([unit])
    sheet = read_sheet(options.worksheet, ["identifier"], told) if options.worksheet else None
    with one_at_a_time(course), open_source(source, options.zone) as listing:
        clear_drafts(course)
        register = Register.of(course)
        owners, own, skipped = _by_owner(listing, options.zone)
        if not owners:
            raise CourseError(
                f"En {source.name} no hay ninguna carpeta ni archivo con la forma que da Moodle, {SHAPE}. "
                "Descarga las entregas con «Descargar todas las entregas» y no cambies los nombres."
            )
        hints, submitted = _from_worksheet(sheet, options.zone)
        homonyms = register.assign(unit, owners.values(), hints)
        register.save()
        dated = _has_dates(own, options)
        # en una carpeta cualquiera puede haber tocado un archivo: su fecha no basta para penalizar a nadie
        stamped = dated and (not source.is_dir() or options.zip_dates == "sí")
        work = _Collection(
            course=course,
            unit=unit,
            options=options,
            register=register,
            recogniser=Recogniser(course),
            dated=dated,
            stamped=stamped,
            submitted=submitted,
            skipped=skipped,
        )
        rows = []
        try:
            for number, owner in owners.items():
                row = _one(work, owner, own[number])
                if number in homonyms:
                    row = replace(row, notices=(homonyms[number], *row.notices))
                rows.append(row)
        finally:
            register.save()
    here = {r.student for r in rows}
    absent = [
        s for s in register.students if s not in here and not (course.root / "submitted" / s / unit).exists()
    ]
    return Report(
        unit=unit,
        rows=tuple(rows),
        skipped=tuple(work.skipped),
        absent=tuple(sorted(absent)),
        notices=tuple(_notices(work, sheet)),
    )


def _by_owner(listing: Listing, zone: tzinfo) -> tuple[dict[str, Owner], dict[str, Listing], list[Skipped]]:
    """Reparte los archivos por persona; los zips que no son de nadie pueden ser la descarga entera."""
    loose = Listing([i for i in listing.items if not owner_of(i.parts)], listing.refused)
    opened = expand(loose, Budget(), zone)
    owners: dict[str, Owner] = {}
    own: dict[str, Listing] = {}
    skipped = []
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
    return owners, own, skipped


def _from_worksheet(sheet: Sheet | None, zone: tzinfo) -> tuple[dict[str, Person], dict[str, datetime]]:
    """Lo que la hoja de calificaciones dice de cada número: quién es y cuándo entregó."""
    people: dict[str, Person] = {}
    submitted: dict[str, datetime] = {}
    for record in sheet.records if sheet else ():
        number = number_of(sheet.get(record, "identifier"))
        if number:
            people[number] = person_of(sheet, record)
            when = moodle_date(sheet.get(record, "submitted"), zone)
            if when:
                submitted[number] = when
    return people, submitted


def _has_dates(own: dict[str, Listing], options: Options) -> bool:
    """Si la fecha de cada archivo sirve para saber cuál es más nuevo.

    Moodle escribe el zip según se descarga y pone esa hora: una detrás de otra y todas en unos minutos.
    """
    if options.zip_dates != "auto":
        return options.zip_dates == "sí"
    dates = [i.date for listing in own.values() for i in listing.items if i.date]
    in_order = all(a <= b for a, b in pairwise(dates))
    return bool(dates) and not (in_order and dates[-1] - dates[0] <= DOWNLOAD)


def _one(work: _Collection, owner: Owner, listing: Listing) -> Row:
    record = work.register.participants[work.unit][owner.number]
    row = Row(student=record.student, name=owner.name, number=owner.number, status="missing")
    hand_in = examine(listing, work.unit, work.recogniser, work.options.zone, work.dated, Budget())
    work.skipped += [Skipped(s.label, s.reason, record.student) for s in hand_in.skipped]
    if hand_in.chosen is None:
        return row
    item = hand_in.chosen.item
    submitted = work.submitted.get(owner.number) or (item.date if work.stamped else None)
    row = replace(row, notebook=item.label, submitted=_iso(submitted), notices=hand_in.notices)
    try:
        return _lay(work, row, hand_in, submitted, item)
    except ItemError as error:
        return replace(row, status="error", notices=(*row.notices, str(error)))


def _lay(work: _Collection, row: Row, hand_in: HandIn, submitted: datetime | None, item: Item) -> Row:
    numbers = work.register.participants[work.unit]
    place = Place(work.course, row.student, work.unit)
    files, present = dict(hand_in.files), place.files()
    if submitted:
        files[TIMESTAMP] = timestamp_text(submitted).encode()
    now = Participation(
        student=row.student,
        name=row.name,
        notebook=item.label,
        submitted=_iso(submitted),
        seen=_iso(item.date),
    )
    if present is None:
        place.write(files)
        numbers[row.number] = now
        return replace(row, status="new")
    if present.keys() - {TIMESTAMP} == hand_in.files.keys() and all(
        present[name] == data for name, data in hand_in.files.items()
    ):
        if submitted and TIMESTAMP not in present:
            place.write_timestamp(submitted)
            numbers[row.number] = now
            row = replace(row, notices=(*row.notices, "apuntamos la fecha de la entrega"))
        return replace(row, status="same")
    before = numbers[row.number]
    old = _parsed(before.submitted) or place.timestamp() or _parsed(before.seen)
    new = submitted or item.date
    if old and new and new < old:
        notice = f"la que hay es más nueva ({shown(old, work.options.zone)}): la dejamos"
        return replace(row, status="older", notices=(*row.notices, notice))
    kept = place.write(files)
    numbers[row.number] = now
    notice = f"la anterior está en {kept.relative_to(work.course.root)}" if kept else ""
    return replace(row, status="replaced", notices=(*row.notices, *filter(None, [notice])))


def _notices(work: _Collection, sheet: Sheet | None) -> Iterable[str]:
    if not work.stamped and not work.submitted:
        yield (
            "No sabemos cuándo se entregó cada cuaderno (las fechas que hay son las de la descarga), y sin "
            "fecha no hay penalización por retraso. Está en la hoja de calificaciones de Moodle: recoge con "
            "--hoja HOJA.csv."
        )
    yield from unread_dates(sheet, work.options.zone)
    if sheet and "submitted" not in sheet.columns:
        yield f"{sheet.path.name} no tiene la columna «Última modificación (entrega)»: no hay fechas."


def _iso(when: datetime | None) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds") if when else ""


def _parsed(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
