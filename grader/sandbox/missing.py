"""Qué echó de menos la celda en curso: lo que hay donde se escribió y al calificar no."""

import re

MAX_NAMES = 20
MAX_CHARS = 60
#: Detrás del paquete que se importó entero con ``from x import *``.
ALL = ".*"
_UNUSUAL = re.compile(r"[^\w.*/!%-]")
_missed: dict[str, None] = {}


def note(name: str) -> None:
    """Apunta ``name``: un paquete (``google.colab``), una orden (``!pip``) o una magia (``%conda``)."""
    if len(_missed) < MAX_NAMES:
        _missed[_UNUSUAL.sub("", name)[:MAX_CHARS]] = None


def taken() -> list[str]:
    """Lo apuntado desde la última vez."""
    names = [*_missed]
    _missed.clear()
    return names


def trusted(told: object) -> tuple[str, ...]:
    """De lo que cuenta un ejecutor, los nombres que :func:`note` apuntaría."""
    names = told if isinstance(told, list) else []
    fit = [n for n in names if isinstance(n, str) and 0 < len(n) <= MAX_CHARS and not _UNUSUAL.search(n)]
    return tuple(dict.fromkeys(fit[:MAX_NAMES]))
