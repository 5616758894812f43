"""Interrumpir en buen momento: lo que se está escribiendo se termina de escribir y después se interrumpe.

Interrumpen un ``Ctrl-C`` y, si se llama a :func:`listen`, también ``kill``, ``timeout`` y cerrar la terminal.
"""

import contextlib
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from types import FrameType

#: Las señales con las que se pide terminar; Windows no las tiene todas.
_SIGNALS = tuple(getattr(signal, n) for n in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, n))
_received: list[int] = []


def listen() -> None:
    """Desde ahora, cualquiera de las señales lanza ``KeyboardInterrupt`` en el hilo principal.

    Lo que quien lanzó el programa quiso que no oyera (con ``nohup`` o con ``&``) sigue sin oírlo.
    """
    for number in _SIGNALS:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _interrupt)
    sys.unraisablehook = _insist
    with deferred(), contextlib.suppress(OSError):
        tempfile.gettempdir()  # la primera vez escribe un archivo de prueba, y a mitad lo dejaría ahí


def _insist(lost: "sys.UnraisableHookArgs") -> None:
    """Repite la señal que llegó mientras se borraba un objeto: Python no interrumpe nada ahí."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
    elif _received and signal.getsignal(_received[-1]) is _interrupt:
        again = threading.Timer(0.01, os.kill, (os.getpid(), _received[-1]))
        again.daemon = True
        again.start()


def _interrupt(number: int, _: FrameType | None) -> None:
    _received.append(number)
    raise KeyboardInterrupt


def end() -> int:
    """El código con el que debe terminar quien fue interrumpido, que ya no oye nada más."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    return 128 + (_received or [signal.SIGINT])[0]


@contextlib.contextmanager
def deferred() -> Iterator[None]:
    """Deja la interrupción para el final del bloque; los procesos que nacen en él no oyen un ``Ctrl-C``.

    Las señales solo las recibe el hilo principal: en otro no hace nada.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    # las que se ignoran se siguen ignorando, y las que terminan el programa lo terminan
    before = {number: handler for number in _SIGNALS if callable(handler := signal.getsignal(number))}
    for number in before:
        signal.signal(number, lambda number, _: heard.append(number))
    try:
        with _not_inherited():
            yield
    except Exception:  # quizá solo falló porque otros procesos también la oyeron
        if not heard:
            raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if heard:
        before[heard[0]](heard[0], None)
        raise KeyboardInterrupt


@contextlib.contextmanager
def _not_inherited() -> Iterator[None]:
    """Un programa nuevo olvida qué hacer con una señal, pero no cuáles tiene bloqueadas."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
