"""Las fechas que Moodle escribe en su hoja de calificaciones.

Moodle las da con ``userdate``: «lunes, 2 de noviembre de 2026, 10:05» en español; «Monday, 2 November 2026,
10:05 AM» en inglés. La hora es la de quien descargó la hoja.
"""

import re
from datetime import UTC, datetime, tzinfo

from grader.course.collecting.names import normal

_SPANISH = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: month for names in (_SPANISH, _ENGLISH) for month, name in enumerate(names, 1)}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([ap])\.?\s*m\b)?", re.I)
_NUMBERS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")


def moodle_date(text: str, zone: tzinfo) -> datetime | None:
    """La fecha de ``text``, en UTC, o ``None`` si no hay ninguna («-») o no la entendemos."""
    clock = _CLOCK.search(text)
    day = _day(text.replace(clock[0], " ") if clock else text)
    if clock is None or day is None:
        return None
    hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    try:
        return datetime(*day, hour, minute, tzinfo=zone).astimezone(UTC)
    except ValueError:
        return None


def _day(text: str) -> tuple[int, int, int] | None:
    numbers = _NUMBERS.search(text)
    if numbers:
        day, month, year = map(int, numbers.groups())
        return year + 2000 * (year < 100), month, day
    words = normal(text).split()
    months = [_MONTHS[w[:3]] for w in words if w.isalpha() and w[:3] in _MONTHS and w != "martes"]
    figures = [w for w in words if w.isdigit()]
    days, years = [f for f in figures if len(f) <= 2], [f for f in figures if len(f) == 4]
    return (int(years[0]), months[0], int(days[0])) if months and days and years else None
