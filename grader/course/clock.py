"""Las horas de un curso: nbgrader las guarda en UTC y una persona las escribe y las lee en su zona."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import tz

from grader.course.dates import lacks_hour, written_date
from grader.course.layout import Course
from grader.course.settings import course_config
from grader.errors import CourseError

#: El archivo de nbgrader con la fecha de una entrega.
TIMESTAMP = "timestamp.txt"
SHOWN = "%d/%m/%Y %H:%M"
#: Cómo acaba una fecha que dice su zona detrás de la hora: «UTC», «Z», «+01:00»…
_WITH_ZONE = re.compile(
    r"(?<=:\d\d)(\.\d+)?\s*((?!(?:[ap]m?|hs?|hrs|horas)$)[a-z]{1,5}|[+-]\d\d:?\d\d)$", re.I
)
_ENDS_AT_HOUR = re.compile(r":\d\d\s*(?:[ap]\.?\s*m\.?|(?:h|hs|hrs|horas)\.?)?$", re.I)
_HALF_A_DAY = timedelta(hours=12)
_WRITTEN = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S")
_QUOTED = 60


def course_zone(course: Course, name: str = "") -> tzinfo:
    """La zona ``name`` o, si no se dice, la del curso (``c.Grader.zone``) o la de esta máquina."""
    return zone_in(course_config(course).Grader, name)


def zone_in(told: Mapping[str, Any], name: str = "") -> tzinfo:
    """Lo mismo cuando ya se ha leído ``told``, que es ``c.Grader``. Lanza ``CourseError`` si no existe."""
    wanted = name or told.get("zone") or ""
    if not wanted:
        return tz.tzlocal()
    try:
        return ZoneInfo(str(wanted))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # en Windows, Python no trae las zonas; dateutil, sí
        found = tz.gettz(str(wanted)) if "/" in str(wanted) else None
    if found is None:
        where = "" if name else " (c.Grader.zone, en nbgrader_config.py)"
        raise CourseError(
            f"No conocemos la zona horaria {wanted}{where}: escríbela como Europe/Madrid o America/Bogota."
        )
    return found


def zone_name(zone: tzinfo, when: datetime) -> str:
    """Cómo se llama ``zone`` para una persona; si no tiene nombre, cuánto se aparta de UTC en ``when``."""
    local = (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(zone)
    return getattr(zone, "key", "") or f"UTC{local:%z}"


def moment(text: str, zone: tzinfo) -> datetime:
    """La fecha y hora de ``text``, escrita en ``zone``, en UTC. Lanza ``CourseError`` si no se entiende.

    De una hora que el cambio de horario repite vale la segunda; la que se salta no existe, y se dice.
    """
    read = None if _WITH_ZONE.search(text.strip()) else _read(text)
    if read is None:
        raise _not_understood(text)
    local = read.replace(tzinfo=zone, fold=1)
    try:
        there = local.astimezone(UTC)
        exists = there.astimezone(zone).replace(tzinfo=None) == read
    except OverflowError:
        raise _not_understood(text) from None
    if not exists:
        raise CourseError(f"Las {read:%H:%M} del {read:%d/%m/%Y} no existen en {zone_name(zone, local)}.")
    return there


def _read(text: str) -> datetime | None:
    """La fecha y hora de ``text``, que no dice su zona; ``None`` si no se entiende."""
    plain = " ".join(re.sub(r"(?<=\d)T(?=\d)", " ", text).split())
    for form in _WRITTEN:
        try:
            return datetime.strptime(plain, form)
        except ValueError:
            continue
    return written_date(plain) if _ENDS_AT_HOUR.search(plain) else None


def _not_understood(text: str) -> CourseError:
    told = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
    why = ", porque no dice la hora" if lacks_hour(text) else ""
    return CourseError(
        f"No se entiende la fecha «{told}»{why}: escríbela con su hora, como «2026-11-20 23:59» o "
        "«20/11/2026 23:59»."
    )


def timestamp_in(folder: Path, zone: tzinfo) -> datetime | None:
    """La fecha de la entrega de ``folder`` (:func:`turned_in`); ``None`` si no la dice."""
    try:
        text = (folder / TIMESTAMP).read_text("utf-8-sig", "replace").strip()
    except OSError:
        return None
    return turned_in(text, zone) if text else None


def handed_in(folder: Path, told: Mapping[str, Any]) -> datetime | None:
    """Lo mismo en la zona que diga ``told``, que es ``c.Grader``."""
    return timestamp_in(folder, zone_in(told))


def turned_in(text: str, zone: tzinfo) -> datetime:
    """La fecha de un ``timestamp.txt``, como la guarda nbgrader: la que no dice su zona está en ``zone``.

    Lanza ``ValueError``, con lo que hay que escribir, si no se entiende.
    """
    plain = text.strip()
    said = _WITH_ZONE.search(plain)
    try:
        if said is None:
            return stored(moment(re.sub(r"(:\d\d)\.\d+$", r"\1", plain), zone))
        read = _read(plain[: said.start()])
        there = read and _zone_told(said[2], read, zone)
        if there is None:
            raise _not_understood(plain)
        return stored(read.replace(tzinfo=there)) + timedelta(seconds=float(said[1] or 0))
    except CourseError as error:
        raise ValueError(str(error)) from None
    except (ValueError, OverflowError):
        raise ValueError(str(_not_understood(plain))) from None


def _zone_told(name: str, when: datetime, zone: tzinfo) -> tzinfo | None:
    """La zona de ``name``: «+01:00», «UTC» o unas siglas, que pueden ser las de ``zone`` en ``when``."""
    if name[0] in "+-":
        return timezone(timedelta(hours=int(name[:3]), minutes=int(name[0] + name[-2:])))
    if name.upper() in ("UTC", "Z", "GMT"):
        return UTC
    return zone if when.replace(tzinfo=zone).tzname() == name else tz.gettz(name)


def shown(when: datetime | None, zone: tzinfo) -> str:
    """``when`` como lo lee una persona; sin zona es de nbgrader, que guarda UTC. Vacío si no hay fecha."""
    if when is None:
        return ""
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return aware.astimezone(zone).strftime(SHOWN)


def both(when: datetime, zone: tzinfo) -> str:
    """La hora local, con su zona, y la de UTC."""
    return f"{shown(when, zone)} ({zone_name(zone, when)}; en UTC, {shown(when, UTC)})"


def stored(when: datetime) -> datetime:
    """``when`` como lo guarda nbgrader: en UTC y sin decirlo."""
    return when.astimezone(UTC).replace(tzinfo=None)


def seconds_late(
    turned_in: datetime | None, due: datetime | None, extension: timedelta | None, zone: tzinfo
) -> float:
    """Los segundos de retraso; 0 sin fecha o sin plazo (nbgrader falla con una prórroga de ningún plazo).

    Los días acaban a la hora del plazo en el reloj de ``zone``, también si en medio cambia la hora: desde
    medio día de retraso se cuentan los segundos de ese reloj.
    """
    if turned_in is None or due is None:
        return 0.0
    until = due + (extension or timedelta())
    late = turned_in - until
    if late >= _HALF_A_DAY:
        late = _on_the_clock(turned_in, zone) - _on_the_clock(until, zone)
    return max(0.0, late.total_seconds())


def _on_the_clock(when: datetime, zone: tzinfo) -> datetime:
    return when.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
