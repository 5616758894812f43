"""Señales que se oyen y señales que no: las pruebas se pueden lanzar con ``nohup`` o en segundo plano."""

import signal
from collections.abc import Callable, Iterator

import pytest

#: Aquellas con las que se pide terminar a un programa; Windows no las tiene todas.
_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM") if hasattr(signal, name)
)


@pytest.fixture
def heard() -> Iterator[None]:
    """Durante la prueba, lo que ella lanza oye las señales y un ``Ctrl-C`` interrumpe.

    Un programa hereda las señales que no oye quien lo lanza. De las que oye con una función suya no hereda
    nada: por eso aquí se oyen sin hacer nada, y cerrar la terminal no termina con las pruebas.
    """
    ignored = [number for number in _SIGNALS if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, signal.default_int_handler if number is signal.SIGINT else _do_nothing)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


def _do_nothing(*_: object) -> None:
    """Oír una señal sin más."""


def deaf_to(*numbers: int) -> Callable[[], None]:
    """Para ``preexec_fn``: lo que se lanza no oye ``numbers``, como con ``nohup`` o con ``&``."""

    def ignore() -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)

    return ignore
