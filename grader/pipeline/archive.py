"""La evidencia guardada: lo que devolvió cada función y con qué entradas, para volver a juzgar sin ejecutar.

Es un mensaje de ``grader.sandbox.wire`` (JSON y arrays, sin pickle) comprimido con zlib. Solo lleva códigos y
números: las frases las escribe el juez, así que al volver a juzgar pueden ser otras::

    {"version": 2, "ran": "<huella>",
     "notices": [{"code", "amount", "where", "lost", "cells", "what"}, ...],
     "exercises": {"<ejercicio>": {"status", "trouble": [código, cuánto] o null, "calls": [...],
                                   "inputs": ["<huella>", ...], "pieces": [[nombre, si es suya], ...]}}}

``ran`` es la huella de las celdas que se ejecutaron; ``notices``, lo que llamó la atención al hacerlo. Cada
una de ``inputs`` es la huella de los argumentos de la llamada que ocupa su misma posición. La versión
anterior también se lee (:mod:`grader.pipeline.archive_1`). La página del formato es ``docs/evidencia.md``.
"""

import io
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader import exercises
from grader.evidence import (
    Evidence,
    Notice,
    Observed,
    ProtocolError,
    Trouble,
    call_from_wire,
    call_to_wire,
)
from grader.exercises.base import Exercise
from grader.pipeline import archive_1
from grader.sandbox import wire

VERSION = 2


def pack(observed: Observed, key: bytes | None) -> bytes:
    """Los bytes que se guardan de lo ``observed`` con las entradas de ``key``."""
    message = {
        "version": VERSION,
        "ran": observed.ran,
        "notices": [_notice_to_data(notice) for notice in observed.notices],
        "exercises": {name: _evidence_to_data(name, seen, key) for name, seen in observed.evidence.items()},
    }
    return zlib.compress(wire.pack(message))


def _notice_to_data(notice: Notice) -> dict[str, Any]:
    trouble = notice.trouble
    said = {"code": trouble.code, "amount": trouble.amount, "where": notice.where, "lost": notice.lost}
    said |= {"cells": notice.cells} if notice.cells else {}
    return said | ({"what": notice.what} if notice.what else {})


def _evidence_to_data(name: str, seen: Evidence, key: bytes | None) -> dict[str, Any]:
    trouble = seen.trouble
    return {
        "status": seen.status,
        "trouble": trouble and [trouble.code, trouble.amount],
        "calls": [call_to_wire(call) for call in seen.calls],
        "inputs": [question.digest for question in exercises.get(name).draw(key)],
        "pieces": seen.pieces,
    }


@dataclass(frozen=True)
class Saved:
    """Lo observado y, de cada ejercicio, las huellas de las entradas de sus llamadas."""

    observed: Observed
    inputs: Mapping[str, Sequence[str]]


def read(data: bytes) -> Saved:
    """Lo que guardan los bytes ``data``, de esta versión o de la anterior; lanza ``ProtocolError``."""
    try:
        message = _today(wire.read_message(io.BytesIO(zlib.decompress(data))) or {})
        saved = message["exercises"]
        evidence = {name: _evidence_from_data(seen) for name, seen in saved.items()}
        notices = tuple(map(_notice_from_data, message["notices"]))
        inputs = {name: tuple(map(str, seen["inputs"])) for name, seen in saved.items()}
        return Saved(Observed(evidence, str(message["ran"]), notices), inputs)
    except (zlib.error, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ProtocolError(f"evidencia ilegible: {type(error).__name__}") from None


def unpack(data: bytes, key: bytes, asked: Sequence[Exercise], ran: str) -> Observed | None:
    """Lo que guardan los bytes ``data``, ordenado según lo que piden hoy los ejercicios ``asked``.

    ``None`` si no se entiende, si no se ejecutó ``ran`` o si a algún ejercicio le faltan llamadas.
    """
    try:
        saved = read(data)
    except ProtocolError:
        return None
    observed = saved.observed
    found = {e.name: _for_today(e, key, observed, saved.inputs.get(e.name, ())) for e in asked}
    if observed.ran != ran or None in found.values():
        return None
    return replace(observed, evidence=found)


def why_not(data: bytes, key: bytes, asked: Sequence[Exercise], ran: str) -> str:
    """Por qué ``unpack`` no da nada con lo mismo, para una persona; vacío si lo da."""
    try:
        saved = read(data)
    except ProtocolError:
        return "la evidencia guardada no se puede leer"
    if saved.observed.ran != ran:
        return "lo publicado cambió y ahora se ejecutaría otra cosa"
    lost = [e.name for e in asked if _for_today(e, key, saved.observed, saved.inputs.get(e.name, ())) is None]
    new = [name for name in lost if name not in saved.observed.evidence]
    if new:
        return f"{', '.join(new)} no estaba en la unidad cuando se calificó"
    return f"{', '.join(lost)} pide entradas con las que no se llamó a la función" if lost else ""


def _today(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """``message`` con el formato de hoy; lanza ``ProtocolError`` si es de una versión que no se conoce."""
    version = message.get("version", 1)
    if version not in (1, VERSION):
        raise ProtocolError(f"evidencia de la versión {version}")
    return archive_1.translated(message) if version == 1 else message


def _evidence_from_data(data: Mapping[str, Any]) -> Evidence:
    trouble = data["trouble"]
    return Evidence(
        status=str(data["status"]),
        calls=tuple(map(call_from_wire, data["calls"])),
        trouble=None if trouble is None else Trouble(str(trouble[0]), float(trouble[1])),
        pieces=tuple((str(name), bool(is_own)) for name, is_own in data.get("pieces", ())),
    )


def _notice_from_data(data: Mapping[str, Any]) -> Notice:
    where = data["where"]
    return Notice(
        trouble=Trouble(str(data["code"]), float(data["amount"])),
        where=where if isinstance(where, int) else str(where),
        lost=bool(data["lost"]),
        cells=tuple(map(int, data.get("cells", ()))),
        what=str(data.get("what", "")),
    )


def _for_today(exercise: Exercise, key: bytes, observed: Observed, inputs: Sequence[str]) -> Evidence | None:
    saved = observed.evidence.get(exercise.name)
    if saved is None:
        return None
    wanted = [question.digest for question in exercise.draw(key)]
    if wanted == list(inputs):
        return saved
    if saved.status != "ok" or not set(wanted) <= set(inputs):
        return None
    calls = dict(zip(inputs, saved.calls, strict=True))
    return replace(saved, calls=tuple(calls[w] for w in wanted))
