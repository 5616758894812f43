"""Los nombres que Moodle da a las carpetas de las entregas."""

import re
import unicodedata

from grader.course.collecting.names import Owner, visible

_OWNER = re.compile(r"([^_]+)_(\d{1,12})_assignsubmission_([a-z]+)(?:_(.*))?", re.S)


def owner_of(parts: tuple[str, ...]) -> tuple[Owner, tuple[str, ...]] | None:
    """El dueño de la ruta ``parts`` y lo que queda de ella, o ``None`` si ningún trozo tiene la forma de
    Moodle.

    Vale el primero empezando por la raíz: lo que hay detrás lo ha nombrado el estudiante y no se le cree.
    """
    for position, part in enumerate(parts):
        found = _OWNER.fullmatch(part)
        if found:
            name, number, plugin, rest = found.groups()
            inner = (*([rest] if rest else []), *parts[position + 1 :])
            return Owner(_tidy(name), str(int(number)), plugin), inner
    return None


def _tidy(name: str) -> str:
    return " ".join(visible(unicodedata.normalize("NFC", name)).split())
