"""``Ctrl-C`` en buen momento: lo que se está escribiendo se termina de escribir y después se interrumpe."""

import contextlib
import signal
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def deferred() -> Iterator[None]:
    """Deja un ``Ctrl-C`` para el final del bloque. Los procesos que nacen en él no lo oyen nunca.

    Solo el hilo principal recibe un ``Ctrl-C``: en otro no hace nada.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        with _not_inherited():
            yield
    except Exception as error:  # quizá solo falló porque otros procesos también lo oyeron
        if heard:
            raise KeyboardInterrupt from error
        raise
    finally:
        signal.signal(signal.SIGINT, before)
    if heard:
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
