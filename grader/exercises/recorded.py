"""Lo que dice PyTorch con la semilla visible, guardado: para comprobar en casa no hace falta tenerlo.

De cada pregunta se guarda el resultado correcto, por la huella de sus argumentos. Lo que daría cada error
conocido no hace falta: sus programas son de NumPy. Se vuelve a guardar con::

    python -m grader.exercises.recording
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from grader.arguments import digest

FILE = Path(__file__).with_name("recorded.npz")


def find(exercise: str, arguments: tuple[Any, ...]) -> Any:
    """El resultado correcto de ``exercise`` con ``arguments``, si está guardado. Nadie debe modificarlo."""
    return by_key(exercise, key(arguments)) if exercise in _recorded() else None


def by_key(exercise: str, key: str) -> Any:
    """Lo mismo, por la huella."""
    told = _recorded().get(exercise, {}).get(key)
    return None if told is None else _restored(told)


def keys(exercise: str) -> frozenset[str]:
    """Las huellas de lo que hay guardado de ``exercise``."""
    return frozenset(_recorded().get(exercise, ()))


def key(arguments: tuple[Any, ...]) -> str:
    """La huella de ``arguments``."""
    return digest(arguments)


@cache
def _recorded() -> dict[str, dict[str, Any]]:
    if not FILE.is_file():
        return {}
    return json.loads(_file()["index"])


@cache
def _file() -> dict[str, bytes]:
    with np.load(FILE) as found:
        return {name: array.tobytes() for name, array in found.items()}


def _restored(told: Any) -> Any:
    """Un resultado, como lo da el oráculo: un array, un número, o una tupla o un diccionario de ellos."""
    if isinstance(told, int):
        return told
    if "$tuple" in told:
        return tuple(map(_restored, told["$tuple"]))
    if "$dict" in told:
        return {name: _restored(inside) for name, inside in told["$dict"].items()}
    kind, shape, start = told["$array"]
    return np.frombuffer(_file()[kind], kind, int(np.prod(shape)), start).reshape(shape)
