"""La evidencia guardada: lo que devolvió cada función y con qué entradas, para volver a juzgar sin ejecutar.

Es un mensaje de ``grader.sandbox.wire`` (JSON y arrays, sin pickle) comprimido con zlib::

    {"ran": "<huella>",
     "exercises": {"<ejercicio>": {"status", "detail", "calls": [...], "inputs": ["<huella>", ...]}}}

``ran`` es la huella de las celdas que se ejecutaron; cada una de ``inputs``, el principio del SHA-256 de los
argumentos de la llamada que ocupa su misma posición.
"""

import hashlib
import io
import zlib
from collections.abc import Mapping, Sequence

import numpy as np

from grader import exercises
from grader.evidence import Evidence, Formula
from grader.exercises.base import Arguments, Exercise
from grader.judge import planned_calls
from grader.sandbox.wire import ProtocolError, evidence_from_wire, evidence_to_wire, pack, read_message

_DIGEST_CHARS = 16


def pack_evidence(evidence: Mapping[str, Evidence], key: bytes | None, ran: str = "") -> bytes:
    """Los bytes que se guardan de ``evidence``, obtenida con las entradas de ``key`` al ejecutar ``ran``."""
    data = evidence_to_wire(evidence)
    for name, seen in data.items():
        seen["inputs"] = [_digest(a) for a in planned_calls(exercises.get(name), key)]
    return zlib.compress(pack({"ran": ran, "exercises": data}))


def unpack_evidence(
    data: bytes, key: bytes, asked: Sequence[Exercise], ran: str
) -> dict[str, Evidence] | None:
    """La evidencia de ``data`` ordenada según lo que piden hoy los ejercicios ``asked``.

    ``None`` si no se entiende, si no se ejecutó ``ran`` o si a algún ejercicio le faltan llamadas.
    """
    try:
        message = read_message(io.BytesIO(zlib.decompress(data))) or {}
        if message["ran"] != ran:
            return None
        saved = message["exercises"]
        evidence = evidence_from_wire(saved)
        inputs = {name: list(saved[name]["inputs"]) for name in evidence}
    except (zlib.error, ProtocolError, KeyError, TypeError, AttributeError):
        return None
    found = {e.name: _for_today(e, key, evidence.get(e.name), inputs.get(e.name, [])) for e in asked}
    return None if None in found.values() else found


def _for_today(
    exercise: Exercise, key: bytes, saved: Evidence | None, inputs: Sequence[str]
) -> Evidence | None:
    if saved is None:
        return None
    wanted = [_digest(a) for a in planned_calls(exercise, key)]
    if wanted == list(inputs):
        return saved
    if saved.status != "ok" or not set(wanted) <= set(inputs):
        return None
    calls = dict(zip(inputs, saved.calls, strict=True))
    return Evidence("ok", tuple(calls[w] for w in wanted))


def _digest(arguments: Arguments) -> str:
    pieces: list[bytes] = []
    for argument in arguments:
        arrays = argument.coefficients if isinstance(argument, Formula) else (argument,)
        for value in arrays:
            if isinstance(value, np.ndarray):
                pieces += (value.dtype.str.encode(), repr(value.shape).encode(), value.tobytes())
            else:
                pieces.append(repr(value).encode())
            pieces.append(b";")
        pieces.append(b"|")
    return hashlib.sha256(b"".join(pieces)).hexdigest()[:_DIGEST_CHARS]
