"""Las fechas como las escriben una persona y cada plataforma, en cada idioma.

Moodle las da con ``userdate``: «lunes, 2 de noviembre de 2026, 10:05» en español; «Monday, 2 November 2026,
10:05 AM» en inglés; los demás idiomas, en ``grader.course.languages``.
"""

import re
from datetime import datetime

from grader.course.languages import LANGUAGES
from grader.course.text import normal

_FULL = {normal(month): i for lang in LANGUAGES for i, month in enumerate(lang.months, 1)}
_FULL |= {normal(month): number for lang in LANGUAGES for month, number in lang.also.items()}
#: El principio de los que se declinan: «irailaren» es de «iraila».
_STEMS = {
    normal(month)[:-1]: i for lang in LANGUAGES if lang.endings for i, month in enumerate(lang.months, 1)
}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?\s*m\b)?", re.I)
_NUMBERS = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})\b")
#: En euskera llevan detrás su caso: «2026ko irailaren 7a».
_FIGURE = re.compile(r"(\d+)(?:a|an|e?ko)?")
_ISO = re.compile(r"\b(\d{4})[/-](\d{1,2})[/-](\d{1,2})\b")


def written_date(text: str) -> datetime | None:
    """La fecha y hora de ``text``, sin zona, o ``None`` si no hay ninguna («-») o no la entendemos."""
    clock = _CLOCK.search(text)
    day = _day(text.replace(clock[0], " ") if clock else text)
    if clock is None or day is None:
        return None
    hour, half = int(clock[1]), (clock[4] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    try:
        return datetime(*day, hour, int(clock[2]), int(clock[3] or 0))
    except ValueError:
        return None


def lacks_hour(text: str) -> bool:
    """Si ``text`` es un día y no dice la hora."""
    return _CLOCK.search(text) is None and _day(text) is not None


def _day(text: str) -> tuple[int, int, int] | None:
    if iso := _ISO.search(text):
        year, month, day = map(int, iso.groups())
        return year, month, day
    if numbers := _NUMBERS.search(text):
        day, month, year = map(int, numbers.groups())
        return year + 2000 * (year < 100), month, day
    words = normal(text).split()
    # el último: «mar.» puede ser de martes
    months = [month for word in words if (month := _month(word))]
    figures = [found[1] for w in words if (found := _FIGURE.fullmatch(w))]
    days, years = [f for f in figures if len(f) <= 2], [f for f in figures if len(f) == 4]
    return (int(years[0]), months[-1], int(days[0])) if months and days and years else None


def _month(word: str) -> int:
    """El mes que es ``word``, entero o abreviado con tres letras o más; 0 si no es ninguno."""
    if len(word) < 3 or not word.isalpha():
        return 0
    for name, number in _FULL.items():
        if name.startswith(word):
            return number
    return next((number for stem, number in _STEMS.items() if word.startswith(stem)), 0)
