"""Conservar cómo estaba todo en un momento: un hijo con una copia del estado, que espera a que le pregunten.

Lo que hagan las celdas siguientes (reutilizar un nombre, borrarlo todo) no lo toca. Si alguna lo mata, quien
manda se entera y vuelve a ejecutar las celdas hasta ese momento.
"""

import os
from collections.abc import Callable
from typing import Any, NoReturn

from grader.sandbox.wire import pack, read_message

Answer = Callable[[dict[str, Any]], None]
#: El proceso que guarda cada momento y por dónde se le pregunta.
_kept: dict[int, tuple[int, int]] = {}


def keep(number: int, answer: Answer) -> bool:
    """Guarda este momento con ese ``number``; ``False`` si no se puede crear otro proceso."""
    try:
        asked, ask = os.pipe()
    except OSError:
        return False
    try:
        child = os.fork()
    except OSError:
        os.close(asked)
        os.close(ask)
        return False
    if child == 0:
        _wait(asked, [ask, *(other for _, other in _kept.values())], answer)
    os.close(asked)
    _kept[number] = child, ask
    return True


def _wait(asked: int, others: list[int], answer: Answer) -> NoReturn:
    """Contesta a una sola petición; si quien la haría termina antes, termina también."""
    code = 1
    try:
        for descriptor in others:
            os.close(descriptor)
        with os.fdopen(asked, "rb") as requests:
            request = read_message(requests)
        if request is not None:
            answer(request)
        code = 0
    finally:
        os._exit(code)


def wake(number: int, request: dict[str, Any]) -> int | None:
    """Hace ``request`` a quien guarda ese momento y da su código de salida; ``None`` si ya no existe."""
    child, ask = _kept.pop(number, (0, -1))
    try:
        if not child or os.waitpid(child, os.WNOHANG)[0]:
            return None
        with os.fdopen(ask, "wb") as requests:
            requests.write(pack(request))
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except OSError:
        return None
