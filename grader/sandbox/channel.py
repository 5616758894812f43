"""El canal con el supervisor, visto desde el ejecutor."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import numpy as np

from grader.arguments import from_data, is_shape, to_data
from grader.sandbox.alarm import uninterrupted
from grader.sandbox.wire import pack, read_message

_streams: dict[str, BinaryIO] = {}


def connect(requests: BinaryIO, replies: BinaryIO) -> None:
    """Guarda los dos extremos del canal."""
    _streams.update(requests=requests, replies=replies)


def send(message: dict[str, Any]) -> None:
    """Envía un mensaje al supervisor."""
    _streams["replies"].write(pack(message))
    _streams["replies"].flush()


def received() -> Iterator[dict[str, Any]]:
    """Los mensajes del supervisor, hasta que cierra."""
    while (message := read_message(_streams["requests"])) is not None:
        yield message


def ask(name: str, arguments: Sequence[Any], named: dict[str, Any]) -> Any:
    """Pide al supervisor que calcule una pieza del curso; lanza ``ValueError`` si no puede."""
    message = {
        "op": "ask",
        "name": name,
        "arguments": [to_data(_array_or_number(a)) for a in arguments],
        "named": {key: to_data(_array_or_number(a)) for key, a in named.items()},
    }
    with uninterrupted():
        send(message)
        reply = read_message(_streams["requests"]) or {}
    if "error" in reply or "value" not in reply:
        raise ValueError(reply.get("error", "la pieza del curso no contestó"))
    return from_data(reply["value"])


def _array_or_number(argument: Any) -> Any:
    """Lo que recibe una pieza: de una lista, el array que sería; una forma, tal cual."""
    if isinstance(argument, bool | int | float) or is_shape(argument):
        return argument
    return np.array(argument, dtype=float) if not hasattr(argument, "dtype") else np.asarray(argument)
