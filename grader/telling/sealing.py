"""Las soluciones comentadas que lleva el paquete del estudiante, cifradas.

La clave de cada una sale de los valores que da una función correcta con las entradas del ``check`` visible:
la tiene quien pasa el ejercicio. Evita que se lean por accidente o buscando en los archivos; a quien lea
este módulo y llame a PyTorch no lo detiene, y no se promete otra cosa.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from grader import exercises
from grader.exercises.base import Exercise

#: Dónde las lleva el paquete que se reparte.
SOLUTIONS = Path(__file__).parents[1] / "published" / "soluciones.json"
#: Con cuántos decimales cuentan los valores: dos máquinas no dan siempre las mismas últimas cifras.
DECIMALS = 6
#: Cuántos valores: cuantos menos, menos ocasiones de que uno caiga justo entre dos redondeos.
VALUES = 64
_NOW = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Sealed:
    """Una solución cifrada: de qué ejercicio, y desde cuándo se puede abrir."""

    exercise: Exercise
    sealed: str
    opens: datetime = _NOW

    def text(self) -> str:
        """El código; vacío si la clave no es la suya."""
        return unseal(self.sealed, key_of(self.exercise))


def key_of(exercise: Exercise) -> bytes:
    """La clave de ``exercise``: lo que da una función correcta en la primera llamada del ``check``."""
    parts = [np.ravel(values) for values in exercise.draw(None)[0].expected]
    values = np.concatenate([part.astype(float) for part in parts])[:VALUES]
    rounded = np.rint(values * 10**DECIMALS).astype(np.int64).tolist()
    return hashlib.sha256(repr((exercise.name, rounded)).encode()).digest()


def seal(text: str, key: bytes) -> str:
    """``text`` cifrado con ``key``: lo mismo da siempre lo mismo."""
    data = text.encode()
    tag = hmac.digest(key, data, "sha256")
    return base64.b64encode(tag + _crossed(data, key + tag)).decode()


def unseal(sealed: str, key: bytes) -> str:
    """El texto de ``sealed``; vacío si no se cifró con ``key`` o no se entiende."""
    try:
        data = base64.b64decode(sealed, validate=True)
        tag, data = data[:32], _crossed(data[32:], key + data[:32])
        return data.decode() if hmac.compare_digest(tag, hmac.digest(key, data, "sha256")) else ""
    except (binascii.Error, ValueError):
        return ""


def _crossed(data: bytes, key: bytes) -> bytes:
    stream = hashlib.shake_256(key).digest(len(data))
    return bytes(a ^ b for a, b in zip(data, stream, strict=True))


def solution_of(exercise: Exercise) -> Sealed | None:
    """La solución cifrada de ``exercise``, si el paquete la lleva."""
    told = _packed()
    sealed, opens = told.get("sealed"), told.get("opens")
    if not isinstance(sealed, dict) or not isinstance(sealed.get(exercise.name), str):
        return None
    when = opens.get(exercise.unit) if isinstance(opens, dict) else None
    return Sealed(exercise, sealed[exercise.name], datetime.fromisoformat(when) if when else _NOW)


@cache
def _packed() -> Mapping[str, Any]:
    try:
        told = json.loads(SOLUTIONS.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def packed(solutions: Mapping[str, str], opens: Mapping[str, datetime]) -> bytes:
    """El archivo del paquete: el código cifrado de cada ejercicio, y desde cuándo se abre en cada unidad."""
    sealed = {name: seal(text, key_of(exercises.get(name))) for name, text in solutions.items()}
    return json.dumps({"sealed": sealed, "opens": {u: w.isoformat() for u, w in opens.items()}}).encode()
