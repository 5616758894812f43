"""Recoger lo que ya se sabe de quién es: elegir cada cuaderno y dejarlo en ``submitted/``.

Cada plataforma reparte su descarga por personas (:class:`Incoming`) y esto hace lo demás, igual para todas.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from grader.course.clock import TIMESTAMP, shown
from grader.course.collecting.archive import Budget, Item, Listing, open_source
from grader.course.collecting.duplicates import doubtful
from grader.course.collecting.entries import ItemError
from grader.course.collecting.hand_in import HandIn, examine
from grader.course.collecting.incoming import Incoming, Options, Report, Row, Skipped, has_dates
from grader.course.collecting.laying import Place, clear_drafts, timestamp_text
from grader.course.collecting.names import Owner
from grader.course.collecting.people import Participation, Register, parsed
from grader.course.collecting.recognition import Recogniser
from grader.course.collecting.refusals import kind_of
from grader.course.collecting.teams import with_teams
from grader.course.layout import Course
from grader.course.locking import one_at_a_time
from grader.errors import CourseError

#: Con más parejas dudosas nadie las lee.
MAX_DOUBTFUL = 20
#: A cuántas personas se mira para saber de qué tarea es la descarga, y cuántas lo dicen como poco.
SAMPLE, MIN_FOREIGN = 12, 3


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
    known: frozenset[str] = frozenset()
    foreign: str = ""


def take(
    course: Course,
    source: Path,
    unit: str,
    options: Options,
    sort: Callable[[Listing, Register], Incoming],
    shape: str,
) -> Report:
    """Recoge las entregas de ``unit`` que haya en ``source``, zip o carpeta, como las reparta ``sort``.

    Lanza ``CourseError`` si ``source`` no tiene nada de la forma ``shape`` o si otra orden usa el curso.
    """
    course.units([unit])
    with one_at_a_time(course), open_source(source, options.zone) as listing:
        incoming = sort(listing, Register.of(course))
        if not incoming.owners:
            raise CourseError(f"En {source.name} no hay nada con la forma {shape}")
        return receive(course, unit, incoming, options, loose=source.is_dir())


def receive(course: Course, unit: str, incoming: Incoming, options: Options, loose: bool) -> Report:
    """Deja en ``submitted/`` lo que hay en ``incoming``; hay que tener reservado el curso.

    ``loose`` es que viene de una carpeta, en la que puede haber tocado un archivo: su fecha no basta para
    penalizar a nadie. Lo que falle en una entrega queda en su fila y las demás siguen.
    """
    clear_drafts(course)
    register = Register.of(course)
    listed = any(p.listed for p in register.students.values())
    known = {n: Owner(p.name, n, "") for n, p in incoming.people.items() if p.name}
    again = frozenset(register.participants.get(unit, {}))
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
        known=frozenset(register.participants[unit][n].student for n in homonyms if n in again),
    )
    work.foreign = _foreign(work)
    rows = []
    try:
        for number, owner in incoming.owners.items():
            row = _one(work, owner, incoming.own[number])
            if work.foreign and row.status == "missing":
                continue
            notices = [homonyms[number]] if number in homonyms else []
            if listed and not register.students[row.student].listed:
                notices.append("no está en la lista de participantes")
            rows.append(replace(row, notices=(*notices, *row.notices)))
        rows = with_teams(course, unit, register, incoming, rows)
        numbers = register.participants[unit]
        for number in () if work.foreign else incoming.sent.keys() & numbers.keys():
            numbers[number] = replace(numbers[number], sent=incoming.sent[number])
        for number in incoming.nothing & numbers.keys():
            numbers[number] = replace(numbers[number], refused="")
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


def _foreign(work: _Work) -> str:
    """De qué otra unidad parece la descarga: si casi todo lo que trae ya se recogió en ella."""
    numbers, found = work.register.participants[work.unit], Counter()
    some = list(work.incoming.own.items())[:SAMPLE]
    for number, listing in some:
        hand_in = examine(listing, work.unit, work.recogniser, *_how(work))
        for one in () if hand_in.chosen else hand_in.foreign:
            place = Place(work.course, numbers[number].student, one.found.unit)
            with suppress(ItemError):
                found[one.found.unit] += one.data in (place.files() or {}).values()
    unit, times = found.most_common(1)[0] if found else ("", 0)
    return unit if times >= MIN_FOREIGN and 2 * times > len(some) else ""


def _how(work: _Work) -> tuple:
    return work.options.zone, work.dated, Budget(), work.options.choice


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
    hand_in = examine(listing, work.unit, work.recogniser, *_how(work))
    if work.foreign and hand_in.chosen is None:
        return row
    if not (work.incoming.whole and hand_in.chosen):
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
        numbers[row.number] = replace(numbers[row.number], refused="")
        return replace(row, status="same")
    if work.foreign:
        notice = (
            f"ya tiene entrega de {work.unit}, y esta es de la tarea de {work.foreign}: dejamos la que hay"
        )
        return replace(row, status="older", notices=(*row.notices, notice))
    # todo lo suyo: quien tiene dos números que se unieron entregó con los dos
    mine = [p for p in numbers.values() if p.student == row.student]
    old = _latest(p.submitted for p in mine) or place.timestamp() or _latest(p.seen for p in mine)
    new = submitted or item.date
    if old and new and new < old:
        notice = f"la que hay es más nueva ({shown(old, work.options.zone)}): la dejamos"
        return replace(row, status="older", notices=(*row.notices, notice))
    kept = place.write(files)
    numbers[row.number] = now
    notice = f"la anterior está en {kept.relative_to(work.course.root)}" if kept else ""
    return replace(row, status="replaced", notices=(*row.notices, *filter(None, [notice])))


def _notices(work: _Work, here: set[str]) -> Iterable[str]:
    yield from work.incoming.notices
    if work.foreign:
        yield (
            f"Parece la descarga de {work.foreign}, que ya recogiste: de ella solo se toma lo que es de "
            f"{work.unit}, y de los demás no se apunta que entregaran otra cosa."
        )
    # de quien la hoja dice quién es ya se ha dicho con quién se une
    pairs = [p for p in doubtful(work.register, here) if not {p.extra, p.kept} & work.known]
    if pairs:
        yield "Posibles duplicados, que se unen si son la misma persona:"
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


def _latest(dates: Iterable[str]) -> datetime | None:
    return max(filter(None, map(parsed, dates)), default=None)
