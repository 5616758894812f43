"""Una comprobación que tarda: qué hacer y, si se interrumpe, en qué línea estaba la función."""

import contextlib
import sys
import threading
from collections.abc import Iterator
from typing import TextIO

from grader.judge.raising import stopped_at
from grader.observing import describe_error

#: Segundos de espera antes de decir nada: con bucles y una máquina lenta, una capa puede tardar la mitad.
PATIENCE = 20.0


class Interrupted(KeyboardInterrupt):
    """Se interrumpió una comprobación. Basta una línea: la traza sería la de ``check``."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


@contextlib.contextmanager
def waited(name: str) -> Iterator[None]:
    """Avisa si comprobar ``name`` tarda.

    Lanza ``Interrupted`` si llega ``KeyboardInterrupt``, que es lo que hace el botón ■ de Jupyter.
    """
    notice = threading.Timer(PATIENCE, _advise, (name, sys.stdout))
    notice.daemon = True
    with contextlib.suppress(RuntimeError):  # en un navegador no hay hilos
        notice.start()
    try:
        yield
    except KeyboardInterrupt as error:
        if type(error) is not KeyboardInterrupt:  # un límite de tiempo: lo cuenta quien lo puso
            raise
        raise Interrupted(_told(name, error)) from None
    finally:
        notice.cancel()


def _advise(name: str, screen: TextIO) -> None:
    print(
        f"La comprobación de `{name}` lleva {PATIENCE:.0f} segundos. Si tu función tiene un bucle que no "
        "acaba, pulsa ■ (interrumpir): diremos en qué línea estaba.",
        file=screen,
        flush=True,
    )


def _told(name: str, error: KeyboardInterrupt) -> str:
    where = stopped_at(describe_error(error))
    if not where:
        return f"Comprobación de `{name}` interrumpida: vuelve a ejecutar la celda cuando quieras."
    return (
        f"Comprobación de `{name}` interrumpida.{where} Si es un bucle que no acaba, mira qué tiene que "
        "cambiar en cada vuelta para que acabe."
    )
