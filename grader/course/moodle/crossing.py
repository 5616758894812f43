"""Cruzar la hoja de calificaciones con el zip: lo que Moodle dice de cada entrega y en el zip no se ve.

La columna «Estado» lleva el de la entrega y, detrás, si hay retraso o prórroga: «Enviado para calificar -
Retrasado 2 días», «Borrador (no enviado)», «Sin entrega».
"""

from collections.abc import Iterator

from grader.course.collecting.incoming import Incoming
from grader.course.collecting.names import normal
from grader.course.collecting.sheets import Sheet
from grader.course.languages import LANGUAGES, is_draft
from grader.course.moodle.worksheet import number_of

_SENT = tuple(word for language in LANGUAGES for word in language.sent)
_NOTHING = tuple(word for language in LANGUAGES for word in language.nothing)
_LATE = tuple(word for language in LANGUAGES for word in language.late)


def crossed(sheet: Sheet | None, incoming: Incoming) -> Iterator[str]:
    """Los avisos, de uno en uno; ninguno si no hay hoja o no tiene la columna «Estado»."""
    if sheet is None or "status" not in sheet.columns:
        return
    found: dict[str, list[str]] = {}
    for record in sheet.records:
        number, text = number_of(sheet.get(record, "identifier")), sheet.get(record, "status")
        if number:
            who = incoming.people[number].name or f"participante {number}"
            for title, detail in _said(text, number, incoming):
                found.setdefault(title, []).append(f"{who}{detail}")
    yield from (f"{title}: {', '.join(who)}." for title, who in sorted(found.items()))


def sent(sheet: Sheet | None, incoming: Incoming) -> dict[str, str]:
    """De cada número de la hoja, su estado si según ella envió algo que no está en el zip; vacío, si no."""
    if sheet is None or "status" not in sheet.columns:
        return {}
    told = ((number_of(sheet.get(r, "identifier")), normal(sheet.get(r, "status"))) for r in sheet.records)
    return {n: text * (text.startswith(_SENT) and not _has_come(n, incoming)) for n, text in told if n}


def nothing(sheet: Sheet | None, incoming: Incoming) -> frozenset[str]:
    """Los números de los que la hoja dice que no hay entrega, si en el zip tampoco."""
    if sheet is None or "status" not in sheet.columns:
        return frozenset()
    told = ((number_of(sheet.get(r, "identifier")), normal(sheet.get(r, "status"))) for r in sheet.records)
    return frozenset(n for n, text in told if n and text.startswith(_NOTHING) and not _is_here(n, incoming))


def _said(text: str, number: str, incoming: Incoming) -> Iterator[tuple[str, str]]:
    plain, here = normal(text), _is_here(number, incoming)
    if is_draft(text):
        yield "En borrador, sin enviar" + (", aunque está en el zip" if here else ""), ""
    elif plain.startswith(_NOTHING):
        if number in incoming.own:
            yield "En el zip, pero Moodle dice que no hay entrega", ""
    elif plain.startswith(_SENT) and not _has_come(number, incoming):
        yield "Enviado según Moodle, pero no está en el zip: vuelve a descargarlo, sin filtros", ""
    if _any(plain, _LATE):
        yield "Con retraso según Moodle", _after(text, _LATE)


def _has_come(number: str, incoming: Incoming) -> bool:
    """Si lo que envió está en el zip o ya se recogió antes: el zip puede ser solo de unos pocos."""
    return number in incoming.before or _is_here(number, incoming)


def _is_here(number: str, incoming: Incoming) -> bool:
    """Si en el zip hay algo de ``number`` o de su grupo."""
    team = incoming.teams.get(number)
    if number in incoming.own or not team:
        return number in incoming.own
    return any(incoming.teams.get(other) == team for other in incoming.own)


def _any(plain: str, words: tuple[str, ...]) -> bool:
    """Si alguna palabra de ``plain`` empieza como una de ``words``."""
    return any(f" {word}" in f" {plain}" for word in words)


def _after(text: str, words: tuple[str, ...]) -> str:
    """Lo que la hoja añade: «(Retrasado 2 días)»."""
    parts = [part.strip() for part in text.split(" - ")]
    return next((f" ({part})" for part in parts if _any(normal(part), words)), "")
