"""La evidencia guardada: lo que devolvió cada función y con qué entradas, para volver a juzgar sin ejecutar.

Es un mensaje de ``grader.sandbox.wire`` (JSON y arrays, sin pickle) comprimido con zlib::

    {"ran": "<huella>", "notices": ["<aviso>", ...],
     "exercises": {"<ejercicio>": {"status", "detail", "calls": [...], "inputs": ["<huella>", ...]}}}

``ran`` es la huella de las celdas que se ejecutaron y ``notices``, lo que llamó la atención al hacerlo. Cada
una de ``inputs`` es el principio del SHA-256 de los argumentos de la llamada que ocupa su misma posición.
"""

import io
import zlib
from collections.abc import Sequence

from grader import exercises
from grader.evidence import Evidence, Observed, ProtocolError, evidence_from_wire, evidence_to_wire
from grader.exercises.base import Exercise
from grader.sandbox import wire


def pack(observed: Observed, key: bytes | None) -> bytes:
    """Los bytes que se guardan de lo ``observed`` con las entradas de ``key``."""
    calls = evidence_to_wire(observed.evidence)
    for name, seen in calls.items():
        seen["inputs"] = [question.digest for question in exercises.get(name).draw(key)]
    message = {"ran": observed.ran, "notices": list(observed.notices), "exercises": calls}
    return zlib.compress(wire.pack(message))


def unpack(data: bytes, key: bytes, asked: Sequence[Exercise], ran: str) -> Observed | None:
    """Lo que guardan los bytes ``data``, ordenado según lo que piden hoy los ejercicios ``asked``.

    ``None`` si no se entiende, si no se ejecutó ``ran`` o si a algún ejercicio le faltan llamadas.
    """
    try:
        message = wire.read_message(io.BytesIO(zlib.decompress(data))) or {}
        if message["ran"] != ran:
            return None
        saved = message["exercises"]
        evidence = evidence_from_wire(saved)
        inputs = {name: list(saved[name]["inputs"]) for name in evidence}
        notices = tuple(map(str, message["notices"]))
    except (zlib.error, ProtocolError, KeyError, TypeError, AttributeError):
        return None
    found = {e.name: _for_today(e, key, evidence.get(e.name), inputs.get(e.name, [])) for e in asked}
    return None if None in found.values() else Observed(found, ran, notices)


def _for_today(
    exercise: Exercise, key: bytes, saved: Evidence | None, inputs: Sequence[str]
) -> Evidence | None:
    if saved is None:
        return None
    wanted = [question.digest for question in exercise.draw(key)]
    if wanted == list(inputs):
        return saved
    if saved.status != "ok" or not set(wanted) <= set(inputs):
        return None
    calls = dict(zip(inputs, saved.calls, strict=True))
    return Evidence("ok", tuple(calls[w] for w in wanted))
