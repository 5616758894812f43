"""Las fechas que Moodle escribe en su hoja de calificaciones, en la hora de quien la descargó."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from grader.course.collecting.sheets import Sheet
from grader.course.dates import written_date


def moodle_date(text: str, zone: tzinfo) -> datetime | None:
    """La fecha de ``text``, en UTC, o ``None`` si no hay ninguna («-») o no la entendemos."""
    read = written_date(text)
    return read.replace(tzinfo=zone).astimezone(UTC) if read else None


def unread_dates(sheet: Sheet | None, zone: tzinfo) -> Iterator[str]:
    """Las fechas de entrega de ``sheet`` que no se entienden, con su fila: sin fecha no hay retraso."""
    for line, record in enumerate(sheet.records if sheet else (), 2):
        text = sheet.get(record, "submitted")
        if re.search(r"\d", text) and moodle_date(text, zone) is None:
            who = sheet.get(record, "full_name") or sheet.get(record, "identifier")
            yield (
                f"fila {line} de {sheet.path.name} ({who}): no entendemos la fecha «{text}», y sin ella no "
                "hay penalización por retraso"
            )
