"""Qué ayuda del cuaderno se cita: la del error reconocido o, si esa cita otro mensaje, la del que se ve."""

import re
from dataclasses import replace

from grader.exercises.base import Exercise, Mistake
from grader.judge.diagnosis import Diagnosis
from grader.judge.verdict import Verdict

_QUOTED = re.compile(r"«([^»]+)»")
#: Lo que en un título no es literal: los puntos suspensivos, una forma y un número.
_LOOSE = re.compile(r"(…|\([\d, ]*\)|\d+)")
_AND_FAILS = " y falla "


def as_seen(exercise: Exercise, verdict: Verdict) -> Diagnosis:
    """El diagnóstico de ``verdict``, si lo primero que se ve es una excepción, con la ayuda que la cita.

    El mismo error lanza una u otra según cómo esté escrita la función, y se busca lo que se ve en pantalla.
    """
    error = verdict.first_problem.error if verdict.first_problem else None
    titles = dict.fromkeys(m.help for m in exercise.mistakes) if error else ()
    failed = {c.name for c in verdict.criteria if c.failed}
    seen = [t for t in titles if _quotes(t, error.message) and _failing_in(t) <= failed]
    if len(seen) != 1:
        return verdict.diagnosis
    names = {c.name for c in exercise.criteria}

    def told(mistake: Mistake) -> Mistake:
        quoted = _quoted(mistake.help)
        other = quoted and quoted[0] not in names and not _quotes(mistake.help, error.message)
        return replace(mistake, help=seen[0]) if other else mistake

    return verdict.diagnosis.named({m.id: told(m) for m in exercise.mistakes})


def _quoted(title: str) -> list[str]:
    """Los mensajes con los que empieza ``title``."""
    return _QUOTED.findall(title.partition(_AND_FAILS)[0]) if title.startswith("«") else []


def _failing_in(title: str) -> set[str]:
    return {*_QUOTED.findall(title.partition(_AND_FAILS)[2])}


def _quotes(title: str, message: str) -> bool:
    return any(re.search("".join(map(_pattern, _LOOSE.split(text))), message) for text in _quoted(title))


def _pattern(part: str) -> str:
    if part == "…":
        return ".*"
    if part.isdigit():
        return r"\d+"
    return r"\([\d, ]*\)" if _LOOSE.fullmatch(part) else re.escape(part)
