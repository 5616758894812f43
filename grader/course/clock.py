"""Las horas de un curso: nbgrader las guarda en UTC y una persona las escribe y las lee en su zona."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser, tz

from grader.course.layout import Course
from grader.course.settings import course_config
from grader.errors import CourseError

#: El archivo de nbgrader con la fecha de una entrega.
TIMESTAMP = "timestamp.txt"
SHOWN = "%d/%m/%Y %H:%M"
#: Cómo acaba una fecha que dice su zona: «UTC», «Z», «+01:00»…
_WITH_ZONE = re.compile(r"([A-Za-z]{1,5}|[+-]\d\d:?\d\d)$")
_HALF_A_DAY = timedelta(hours=12)
_WRITTEN = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S")


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
    plain = " ".join(text.replace("T", " ").split())
    for form in _WRITTEN:
        try:
            read = datetime.strptime(plain, form)
        except ValueError:
            continue
        local = read.replace(tzinfo=zone, fold=1)
        there = local.astimezone(UTC)
        if there.astimezone(zone).replace(tzinfo=None) != read:
            raise CourseError(f"Las {read:%H:%M} del {read:%d/%m/%Y} no existen en {zone_name(zone, local)}.")
        return there
    raise CourseError(
        f"No se entiende la fecha «{text}»: escríbela con su hora, como «2026-11-20 23:59» o "
        "«20/11/2026 23:59»."
    )


def timestamp_in(folder: Path, zone: tzinfo) -> datetime | None:
    """La fecha de la entrega de ``folder`` (:func:`turned_in`); ``None`` si no la dice."""
    try:
        text = (folder / TIMESTAMP).read_text("utf-8").strip()
    except OSError:
        return None
    return turned_in(text, zone) if text else None


def turned_in(text: str, zone: tzinfo) -> datetime:
    """La fecha de un ``timestamp.txt``, como la guarda nbgrader: la que no dice su zona está en ``zone``.

    Lanza ``ValueError`` si no es una fecha.
    """
    plain = text.strip()
    if _WITH_ZONE.search(plain):
        try:
            read = parser.parse(plain)
            return stored(read) if read.tzinfo else read  # el nombre de una zona que no se conoce
        except OverflowError:
            raise ValueError(plain) from None
    try:
        return stored(moment(re.sub(r"(:\d\d)\.\d+$", r"\1", plain), zone))
    except CourseError as error:
        raise ValueError(str(error)) from None


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
