"""Recoger lo que ya se sabe de quién es: elegir cada cuaderno y dejarlo en ``submitted/``.

Cada plataforma reparte su descarga por personas (:class:`Incoming`) y esto hace lo demás, igual para todas.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path
from typing import Any

from grader.course.collecting.archive import Budget, Item, Listing
from grader.course.collecting.duplicates import doubtful
from grader.course.collecting.entries import ItemError
from grader.course.collecting.hand_in import AUTOMATIC, HandIn, examine
from grader.course.collecting.laying import TIMESTAMP, Place, clear_drafts, timestamp_text
from grader.course.collecting.names import Owner
from grader.course.collecting.people import Participation, Person, Register
from grader.course.collecting.recognition import Recogniser
from grader.course.collecting.refusals import kind_of
from grader.course.layout import Course

#: Lo más que puede tardar una plataforma en escribir un zip según se descarga.
DOWNLOAD = timedelta(hours=1)
#: Con más parejas dudosas nadie las lee.
MAX_DOUBTFUL = 20


@dataclass(frozen=True)
class Row:
    """Lo que pasó con la entrega de una persona.

    ``status``: ``new``, ``replaced``, ``same``, ``older`` (no sustituye a la que hay), ``team`` (la de su
    grupo), ``missing`` (sin cuaderno de la unidad: ``refused`` dice qué había) o ``error`` (no se pudo dejar
    en su sitio).
    """

    student: str
    name: str
    number: str
    status: str
    notebook: str = ""
    submitted: str = ""
    notices: tuple[str, ...] = ()
    refused: str = ""
    email: str = ""


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

    ``zip_dates``: ``auto`` las usa si no parecen las de la descarga; ``sí`` y ``no``, sin mirar. ``choice``
    es qué cuaderno se elige si alguien entregó varios (:mod:`grader.course.collecting.hand_in`).
    """

    zone: tzinfo = UTC
    zip_dates: str = "auto"
    worksheet: Path | None = None
    choice: str = AUTOMATIC


@dataclass
class Incoming:
    """Una descarga repartida por el número (o lo que haga de número) de cada persona.

    ``people`` y ``submitted`` es lo que dice una hoja: quién es y cuándo entregó; ``teams``, con qué grupo.
    ``dates_at`` dice a quien recoge dónde están las fechas, si no han venido.
    """

    owners: dict[str, Owner] = field(default_factory=dict)
    own: dict[str, Listing] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    submitted: dict[str, datetime] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)
    dates_at: str = ""

    def add(self, owner: Owner, item: Item, parts: tuple[str, ...]) -> None:
        """Apunta que ``item`` es de ``owner`` y que dentro de lo suyo se llama ``parts``."""
        self.owners.setdefault(owner.number, owner)
        self.own.setdefault(owner.number, Listing()).items.append(replace(item, parts=parts))

    def strange(self, listing: Listing) -> None:
        """Apunta lo que no se pudo leer y no se sabe de quién es."""
        self.skipped += [Skipped(r.label, r.reason) for r in listing.refused]


@dataclass
class _Work:
    course: Course
    unit: str
    options: Options
    register: Register
    recogniser: Recogniser
    incoming: Incoming
    dated: bool
    stamped: bool


def receive(course: Course, unit: str, incoming: Incoming, options: Options, loose: bool) -> Report:
    """Deja en ``submitted/`` lo que hay en ``incoming``; hay que tener reservado el curso.

    ``loose`` es que viene de una carpeta, en la que puede haber tocado un archivo: su fecha no basta para
    penalizar a nadie. Lo que falle en una entrega queda en su fila y las demás siguen.
    """
    clear_drafts(course)
    register = Register.of(course)
    listed = any(p.listed for p in register.students.values())
    known = {n: Owner(p.name, n, "") for n, p in incoming.people.items() if p.name}
    homonyms = register.assign(unit, (known | incoming.owners).values(), incoming.people)
    register.save()
    dated = has_dates(incoming.own, options)
    work = _Work(
        course=course,
        unit=unit,
        options=options,
        register=register,
        recogniser=Recogniser(course),
        incoming=incoming,
        dated=dated,
        stamped=dated and (not loose or options.zip_dates == "sí"),
    )
    rows = []
    try:
        for number, owner in incoming.owners.items():
            row = _one(work, owner, incoming.own[number])
            notices = [homonyms[number]] if number in homonyms else []
            if listed and not register.students[row.student].listed:
                notices.append("no está en la lista de participantes")
            rows.append(replace(row, notices=(*notices, *row.notices)))
        rows = _with_teams(work, rows)
    finally:
        register.save()
    here = {r.student for r in rows}
    absent = [
        s for s in register.students if s not in here and not (course.root / "submitted" / s / unit).exists()
    ]
    return Report(
        unit=unit,
        rows=tuple(rows),
        skipped=tuple(incoming.skipped),
        absent=tuple(sorted(absent)),
        notices=tuple(_notices(work, here)),
    )


def has_dates(own: Mapping[str, Listing], options: Options) -> bool:
    """Si la fecha de cada archivo sirve para saber cuál es más nuevo.

    Moodle escribe el zip según se descarga y pone esa hora: una detrás de otra y todas en unos minutos.
    """
    if options.zip_dates != "auto":
        return options.zip_dates == "sí"
    dates = [i.date for listing in own.values() for i in listing.items if i.date]
    in_order = all(a <= b for a, b in pairwise(dates))
    return bool(dates) and not (in_order and dates[-1] - dates[0] <= DOWNLOAD)


def _one(work: _Work, owner: Owner, listing: Listing) -> Row:
    numbers = work.register.participants[work.unit]
    record = numbers[owner.number]
    row = Row(
        student=record.student,
        name=owner.name,
        number=owner.number,
        status="missing",
        email=work.register.students[record.student].email,
    )
    how = (work.options.zone, work.dated, Budget(), work.options.choice)
    hand_in = examine(listing, work.unit, work.recogniser, *how)
    work.incoming.skipped += [Skipped(s.label, s.reason, record.student) for s in hand_in.skipped]
    if hand_in.chosen is None:
        refused = kind_of(listing, hand_in.skipped)
        numbers[owner.number] = replace(record, refused=refused)
        return replace(row, refused=refused)
    item = hand_in.chosen.item
    submitted = work.incoming.submitted.get(owner.number) or (item.date if work.stamped else None)
    row = replace(row, notebook=item.label, submitted=_iso(submitted), notices=hand_in.notices)
    try:
        return _lay(work, row, hand_in, submitted, item)
    except ItemError as error:
        return replace(row, status="error", notices=(*row.notices, str(error)))


def _lay(work: _Work, row: Row, hand_in: HandIn, submitted: datetime | None, item: Item) -> Row:
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
        group=work.incoming.teams.get(row.number, ""),
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
        notice = f"la que hay es más nueva ({old:%d/%m/%Y %H:%M} UTC): la dejamos"
        return replace(row, status="older", notices=(*row.notices, notice))
    kept = place.write(files)
    numbers[row.number] = now
    notice = f"la anterior está en {kept.relative_to(work.course.root)}" if kept else ""
    return replace(row, status="replaced", notices=(*row.notices, *filter(None, [notice])))


def _with_teams(work: _Work, rows: list[Row]) -> list[Row]:
    """Las filas, con lo de cada grupo también en las de quienes no tienen archivo propio."""
    numbers = work.register.participants[work.unit]
    found = {r.number: r for r in rows}
    for team in sorted(set(work.incoming.teams.values())):
        members = [n for n, name in work.incoming.teams.items() if name == team and n in numbers]
        for number in members:
            numbers[number] = replace(numbers[number], group=team)
        with_files = [n for n in members if n in found and found[n].status not in ("missing", "error")]
        places = {n: Place(work.course, numbers[n].student, work.unit) for n in members}
        contents = {n: places[n].files() or {} for n in with_files}
        different = {tuple(sorted(files.items())) for files in contents.values()}
        if len(different) > 1:
            who = ", ".join(numbers[n].student for n in with_files)
            work.incoming.skipped.append(
                Skipped(team, f"el grupo tiene cuadernos distintos ({who}): cada cual, con el suyo")
            )
            continue
        for number in members if with_files else ():
            if number in with_files:
                continue
            first = found[with_files[0]]
            person = numbers[number]
            if (places[number].files() or {}) != contents[with_files[0]]:
                places[number].write(contents[with_files[0]])
            numbers[number] = replace(person, notebook=first.notebook, submitted=first.submitted, refused="")
            found[number] = replace(
                first,
                student=person.student,
                name=person.name,
                number=number,
                status="team",
                notices=(f"con su grupo, {team}: lo entregó {first.student}",),
                email=work.register.students[person.student].email,
            )
    return list(found.values())


def _notices(work: _Work, here: set[str]) -> Iterable[str]:
    pairs = doubtful(work.register, here)
    if pairs:
        yield "Posibles duplicados; si son la misma persona, únelas:"
        yield from (f"  {pair}" for pair in pairs[:MAX_DOUBTFUL])
        if len(pairs) > MAX_DOUBTFUL:
            yield f"  … y {len(pairs) - MAX_DOUBTFUL} más"
    if not work.stamped and not work.incoming.submitted:
        yield (
            "No sabemos cuándo se entregó cada cuaderno (las fechas que hay son las de la descarga), y sin "
            f"fecha no hay penalización por retraso. {work.incoming.dates_at}".strip()
        )


def _iso(when: datetime | None) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds") if when else ""


def _parsed(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
