"""Lo que entregó una persona: cuál de sus archivos es el cuaderno de la unidad y cuáles lo acompañan."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any

from grader.course.clock import TIMESTAMP
from grader.course.collecting.archive import Budget, Item, ItemError, Listing, Refused, expand
from grader.course.collecting.recognition import Recognised, Recogniser
from grader.pipeline.raw import starts_as_json
from grader.pipeline.reading import IntakeError, light, may_be_notebook
from grader.units import notebook_name

MAX_NOTEBOOKS = 50
_MAX_PART_BYTES = 200
_START = 64
#: Los nombres que un navegador le pone a un cuaderno al descargarlo: «padding.ipynb.json», «padding».
_RENAMED = frozenset([".json", ".txt", ""])
_COPY = re.compile(r"(.*?)(?:\s*\((\d{1,4})\))?", re.S)
#: Las reglas con las que se puede elegir entre varios cuadernos y qué regla va delante en cada una.
AUTOMATIC = "auto"
CHOICES = {
    "nuevo": "que es el más nuevo",
    "completo": "que tiene más celdas escritas",
    "nombre": "que es el último por nombre",
}
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Candidate:
    """Un cuaderno de la entrega y de qué unidad es."""

    item: Item
    data: bytes = field(repr=False)
    found: Recognised


@dataclass(frozen=True)
class HandIn:
    """Lo que se va a dejar en ``submitted/``; ``chosen`` es ``None`` si no hay cuaderno de la unidad.

    ``foreign`` son los cuadernos de otras unidades.
    """

    chosen: Candidate | None
    files: dict[str, bytes] = field(repr=False)
    skipped: tuple[Refused, ...]
    notices: tuple[str, ...]
    foreign: tuple[Candidate, ...] = ()


def examine(
    listing: Listing,
    unit: str,
    recogniser: Recogniser,
    zone: tzinfo,
    dated: bool,
    budget: Budget,
    choice: str = AUTOMATIC,
) -> HandIn:
    """Elige en ``listing``, que es todo lo de una persona, el cuaderno de ``unit`` y lo que lo acompaña.

    Gana el que tiene algo escrito; entre varios, el más nuevo si ``dated`` dice que las fechas valen;
    después, el que más celdas de la unidad tiene y, si no, el último por nombre («(2)» después de «(1)»).
    ``choice`` pone delante otra de esas reglas: ``nuevo``, ``completo`` (más celdas escritas) o ``nombre``.
    """
    everything = expand(listing, budget, zone)
    skipped = list(everything.refused)
    candidates, others = _sort_out(everything.items, unit, recogniser, budget, skipped)
    mine = [c for c in candidates if c.found.unit == unit]
    skipped += [Refused(c.item.label, _why_not(c.found)) for c in candidates if c not in mine]
    if not mine:
        skipped += [Refused(o.label, "no hay cuaderno de la unidad al que acompañar") for o in others]
        foreign = tuple(c for c in candidates if c.found.unit)
        return HandIn(chosen=None, files={}, skipped=tuple(skipped), notices=(), foreign=foreign)
    chosen = max(mine, key=lambda c: tuple(_rules(c, dated, choice).values()))
    losers = [c.item.label for c in mine if c is not chosen]
    skipped += [Refused(label, f"hay otro cuaderno de la unidad: {chosen.item.label}") for label in losers]
    notices = []
    if losers:
        why = _why(chosen, [c for c in mine if c is not chosen], dated, choice)
        notices.append(f"de {len(mine)} cuadernos de la unidad elegimos {chosen.item.label}, {why}")
    if not chosen.found.worked:
        notices.append("el cuaderno está como se publicó: no hay nada escrito")
    files = {notebook_name(unit): chosen.data}
    files |= _companions(chosen.item, others, budget, skipped)
    code = [name for name in files if name.endswith(".py")]
    if code:
        notices.append(f"guardamos {', '.join(code)}, que es código: al calificar no se ejecuta")
    return HandIn(chosen=chosen, files=files, skipped=tuple(skipped), notices=tuple(notices))


def _sort_out(
    items: Iterable[Item], unit: str, recogniser: Recogniser, budget: Budget, skipped: list[Refused]
) -> tuple[list[Candidate], list[Item]]:
    candidates: list[Candidate] = []
    others = []
    for item in items:
        try:
            data = _notebook(item, budget)
            if data is None:
                others.append(item)
            elif len(candidates) >= MAX_NOTEBOOKS:
                skipped.append(Refused(item.label, f"hay más de {MAX_NOTEBOOKS} cuadernos en la entrega"))
            else:
                candidates.append(Candidate(item, data, recogniser.recognise(data, unit)))
        except (ItemError, IntakeError) as error:
            skipped.append(Refused(item.label, str(error)))
    return candidates, others


def _notebook(item: Item, budget: Budget) -> bytes | None:
    """Los bytes que se guardan de ``item`` si es un cuaderno, por su extensión o por lo que contiene."""
    named = item.suffix == ".ipynb"
    if not named and not (item.suffix in _RENAMED and starts_as_json(item.read(_START))):
        return None
    data = budget.read(item)
    return light(data) if named or may_be_notebook(data) else None


def _why_not(found: Recognised) -> str:
    if found.unit:
        return f"es el cuaderno de otra unidad, {found.unit}: recógelo en ella"
    return found.problem


def _rules(candidate: Candidate, dated: bool, choice: str) -> dict[str, Any]:
    """Lo que se compara, en orden: por qué se elige y cuánto vale en ``candidate``."""
    item, found = candidate.item, candidate.found
    stem, copy = _COPY.fullmatch(PurePosixPath(item.parts[-1]).stem).groups()
    rules = {
        "que es el único con algo escrito": bool(found.worked),
        "que es el más nuevo": (item.date or _NEVER) if dated or choice == "nuevo" else _NEVER,
        "que tiene más celdas de la unidad": found.cells,
        "que tiene más celdas escritas": found.worked,
        "que es el último por nombre": (int(copy or 0), stem.casefold(), item.label),
    }
    first = CHOICES.get(choice)
    return {first: rules[first]} | rules if first else rules


def _why(chosen: Candidate, losers: list[Candidate], dated: bool, choice: str) -> str:
    """La primera regla por la que gana al mejor de los demás."""
    best = max((_rules(c, dated, choice) for c in losers), key=lambda rules: tuple(rules.values()))
    return next((why for why, value in _rules(chosen, dated, choice).items() if value != best[why]), "")


def _companions(
    notebook: Item, others: list[Item], budget: Budget, skipped: list[Refused]
) -> dict[str, bytes]:
    """Los archivos de datos que hay junto al cuaderno: los mismos que luego acepta el libro de notas."""
    from grader.course.gradebook.ledger import EXTRA, MAX_EXTRA_BYTES

    here, files, seen = notebook.parts[:-1], {}, set()
    for item in others:
        inner = item.parts[len(here) :]
        name = "/".join(inner)
        if item.parts[: len(here)] != here or len(inner) != len(item.parts) - len(here):
            reason = "no está junto al cuaderno"
        elif item.suffix not in EXTRA:
            reason = "no es un archivo de datos de los que se conservan"
        elif name.casefold() == TIMESTAMP:
            reason = "la fecha de una entrega no la pone quien la hace"
        elif any(
            not p.isprintable() or p.startswith(".") or len(p.encode()) > _MAX_PART_BYTES for p in inner
        ):
            reason = "su nombre no sirve para un archivo"
        elif name.casefold() in seen:
            reason = "hay otro con el mismo nombre"
        else:
            try:
                data = budget.read(item, MAX_EXTRA_BYTES - sum(map(len, files.values())))
            except ItemError as error:
                reason = str(error)
            else:
                files[name], reason = data, ""
                seen.add(name.casefold())
        if reason:
            skipped.append(Refused(item.label, reason))
    return files
