"""Mensajes entre el supervisor y el ejecutor: JSON y, detrás, los arrays; nada se deserializa con pickle.

Un mensaje es: 4 bytes con el tamaño del JSON, 8 con el de los datos, el JSON y los arrays seguidos. En el
JSON, ``{"$array": [tipo, forma]}`` ocupa el lugar de cada array, cuyos valores van en los datos, en el mismo
orden y por filas (orden C).
"""

import json
import math
import re
import struct
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

import numpy as np

from grader.arguments import NUMERIC_KINDS
from grader.evidence import ProtocolError

#: Código de salida del proceso al que se le acabó el tiempo.
TIMEOUT_EXIT = 124
MAX_JSON_BYTES = 8 * 2**20
MAX_DATA_BYTES = 64 * 2**20
MESSAGE_COST = 512
#: Cuántos ejes tiene un array, como mucho, y cuántos elementos un JSON: en la memoria ocupan mucho más que en
#: el texto.
MAX_AXES = 32
MAX_ITEMS = 100_000
_HEADER = struct.Struct("<IQ")
_WITH_ARRAYS = ("arguments", "named")
#: Un texto entre comillas, acabado o no: si no, un texto sin acabar se volvería a leer desde cada comilla.
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.S)
_DTYPE = re.compile(rf"[<>|][{''.join(sorted(NUMERIC_KINDS))}]\d{{1,2}}")


class MessageTooLarge(ProtocolError):
    """Anuncia más datos de los que admitimos."""


def can_fork() -> bool:
    """Si el ejecutor llama a cada función en un hijo; si no, sirve para un solo ejercicio."""
    return sys.platform.startswith("linux")


def pack(message: dict[str, Any]) -> bytes:
    """Convierte ``message`` en bytes."""
    blobs: list[bytes] = []

    def replaced(value: Any) -> Any:
        if isinstance(value, np.ndarray) and value.dtype.kind in NUMERIC_KINDS:
            blobs.append(value.tobytes())
            return {"$array": (value.dtype.str, value.shape)}
        raise TypeError(f"no se puede enviar un {type(value).__name__}")

    text = json.dumps(message, default=replaced).encode()
    data = b"".join(blobs)
    return _HEADER.pack(len(text), len(data)) + text + data


def read_message(stream: BinaryIO) -> dict[str, Any] | None:
    """Lee un mensaje de ``stream``; ``None`` si se cerró. Lanza ``ProtocolError`` si no es válido."""
    return _read(stream)[0]


def _read(stream: BinaryIO) -> tuple[dict[str, Any] | None, int]:
    """Un mensaje y cuántos bytes ocupaba."""
    header = _read_exactly(stream, _HEADER.size)
    if header is None:
        return None, 0
    json_size, data_size = _HEADER.unpack(header)
    if json_size > MAX_JSON_BYTES or data_size > MAX_DATA_BYTES:
        raise MessageTooLarge("mensaje demasiado grande")
    text, data = _read_exactly(stream, json_size), _read_exactly(stream, data_size)
    if text is None or data is None:
        raise ProtocolError("mensaje cortado")
    return unpack(text, data), len(text) + len(data)


class Inbox:
    """Los mensajes que llegan por ``stream``, hasta un total de ``limit`` bytes.

    Cada uno cuenta ``MESSAGE_COST`` de más: una lluvia de mensajes vacíos también llena la memoria.
    """

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._left = stream, limit

    def next(self) -> dict[str, Any] | None:
        """El siguiente mensaje; ``None`` si se cerró. Lanza ``MessageTooLarge`` si ya son demasiados."""
        message, size = _read(self._stream)
        self._left -= size + MESSAGE_COST
        if self._left < 0:
            raise MessageTooLarge("demasiados datos")
        if message is not None:
            _check_places(message)
        return message


def _check_places(message: Mapping[str, Any]) -> None:
    """Lanza ``ProtocolError`` si hay un array donde no lo espera quien lee: al compararlo, fallaría."""
    try:
        for name, part in message.items():
            if name == "call" and isinstance(part, dict):
                _without_arrays({key: inside for key, inside in part.items() if key != "value"})
            elif name not in _WITH_ARRAYS:
                _without_arrays(part)
    except RecursionError:
        raise ProtocolError("mensaje demasiado enrevesado") from None


def _without_arrays(value: Any) -> None:
    if isinstance(value, np.ndarray):
        raise ProtocolError("un array donde no se espera")
    if isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            _without_arrays(inside)


def _read_exactly(stream: BinaryIO, size: int) -> bytes | None:
    pieces, missing = [], size
    while missing:
        piece = stream.read(min(missing, 2**20))
        if not piece:
            return None
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def unpack(text: bytes, data: bytes) -> dict[str, Any]:
    """El mensaje que hay en ``text`` y ``data``. Lanza ``ProtocolError`` si no es válido."""
    arrays = _Arrays(data)
    outside = _STRINGS.sub(b"", text)
    if sum(map(outside.count, (b",", b"[", b"{"))) > MAX_ITEMS:
        raise MessageTooLarge("mensaje con demasiadas partes")
    try:
        message = json.loads(text, object_hook=arrays.restored)
        if b"\\ud" in text.lower():
            message = _writable(message)
    except (ValueError, RecursionError, TypeError, KeyError, OverflowError) as error:
        raise ProtocolError(f"mensaje ilegible: {type(error).__name__}") from None
    if not isinstance(message, dict):
        raise ProtocolError("el mensaje no es un objeto")
    return message


def _writable(value: Any) -> Any:
    """``value`` sin sustitutos sueltos: no se pueden escribir en UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_writable(key): _writable(inside) for key, inside in value.items()}
    return [_writable(inside) for inside in value] if isinstance(value, list) else value


class _Arrays:
    """Los arrays de un mensaje, que se leen uno detrás de otro sin fiarse de lo que anuncian."""

    def __init__(self, data: bytes) -> None:
        self._data, self._read = data, 0

    def restored(self, value: dict[str, Any]) -> Any:
        """``value`` o lo que representa."""
        return self._next(*value["$array"]) if [*value] == ["$array"] else value

    def _next(self, name: str, shape: list[int]) -> np.ndarray:
        # antes de multiplicar: el producto de muchos números enormes tarda minutos
        wrong = [side for side in shape if type(side) is not int or not 0 <= side <= MAX_DATA_BYTES]
        if wrong or len(shape) > MAX_AXES or not _DTYPE.fullmatch(name):
            raise ProtocolError("array de un tipo o una forma que no admitimos")
        dtype, count = np.dtype(name), math.prod(shape)
        if self._read + count * dtype.itemsize > len(self._data):
            raise ProtocolError("array más grande que sus datos")
        if not count:
            return np.empty(shape, dtype)
        found = np.frombuffer(self._data, dtype, count, self._read).reshape(shape).copy()
        self._read += found.nbytes
        return found
