"""Cruzar la hoja de calificaciones con el zip: lo que Moodle dice de cada entrega y en el zip no se ve.

La columna «Estado» lleva el de la entrega y, detrás, si hay retraso o prórroga: «Enviado para calificar -
Retrasado 2 días», «Borrador (no enviado)», «Sin entrega».
"""

from collections.abc import Iterator

from grader.course.collecting.incoming import Incoming
from grader.course.collecting.names import normal
from grader.course.collecting.sheets import Sheet
from grader.course.moodle.worksheet import number_of

#: Cómo empieza una palabra, o dos con guion bajo, de cada estado, sin acentos y en varias lenguas.
_DRAFT = ("borrador", "draft", "esborrany", "rascunho", "zirriborro")
_SENT = ("enviado", "enviada", "submitted_for", "tramesa_per", "lliurat_per")
_NOTHING = ("sin_entrega", "no_entregado", "no_submission", "sense", "no_hi_ha", "sem", "sen_entrega")
_LATE = ("retras", "late", "tarde", "endarrer", "atras")
_EXTENDED = ("extension", "prorrog", "extended")


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


def _said(text: str, number: str, incoming: Incoming) -> Iterator[tuple[str, str]]:
    plain, here = normal(text), number in incoming.own or _team_is_here(number, incoming)
    if _any(plain, _DRAFT):
        yield "En borrador, sin enviar" + (", aunque está en el zip" if here else ""), ""
    elif _any(plain, _NOTHING) and number in incoming.own:
        yield "En el zip, pero Moodle dice que no hay entrega", ""
    elif _any(plain, _SENT) and not _any(plain, _NOTHING) and not here:
        yield "Enviado según Moodle, pero no está en el zip: vuelve a descargarlo, sin filtros", ""
    if _any(plain, _LATE):
        yield "Con retraso según Moodle", _after(text, _LATE)
    if _any(plain, _EXTENDED):
        yield "Con prórroga", _after(text, _EXTENDED)


def _team_is_here(number: str, incoming: Incoming) -> bool:
    team = incoming.teams.get(number)
    return bool(team) and any(incoming.teams.get(other) == team for other in incoming.own)


def _any(plain: str, words: tuple[str, ...]) -> bool:
    joined = f"_{plain.replace(' ', '_')}"
    return any(f"_{word}" in joined for word in words)


def _after(text: str, words: tuple[str, ...]) -> str:
    """Lo que la hoja añade: «(Retrasado 2 días)»."""
    parts = [part.strip() for part in text.split(" - ")]
    return next((f" ({part})" for part in parts if _any(normal(part), words)), "")
