"""Un entrenamiento que se ve mientras ocurre: una barra de progreso y, debajo, figuras que cambian.

Si ejecuta un programa (nbconvert, nbval) no se enseña nada por el camino: solo queda la figura del final.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TypeVar

from grader.figures import Figure
from grader.widgets.explorer import _html, _someone_is_there

#: Segundos que dura, como mucho, un entrenamiento: una red con bucles no debe ocupar la tarde de nadie.
MAX_SECONDS = 60
_EVERY = 1.0  # segundos entre un dibujo y el siguiente
_WIDTH = 30
T = TypeVar("T")


def bar(done: int, total: int) -> str:
    """Una barra de progreso de texto: ``[######------] 6 de 12``."""
    filled = _WIDTH * done // max(total, 1)
    return f"[{'#' * filled}{'-' * (_WIDTH - filled)}] {done} de {total}"


def watched(steps: Sequence[T], draw: Callable[[], Sequence[Figure]] = tuple) -> Iterator[T]:
    """Recorre ``steps`` enseñando cuántos van y las figuras que da ``draw``, que se rehacen cada segundo.

    Al acabar, las figuras se quitan: las enseña la celda. A los ``MAX_SECONDS`` segundos para, y lo dice.
    """
    show, start = _screen(), time.monotonic()
    last = start
    for done, step in enumerate(steps):
        now = time.monotonic()
        if now - start > MAX_SECONDS:
            print(
                f"Paramos en el paso {done} de {len(steps)}: ha pasado un minuto y cada paso tarda "
                f"{(now - start) / done:.2g} s. Con las capas rápidas de la unidad 6 da tiempo a todos."
            )
            break
        if show and now - last > _EVERY:
            show(bar(done, len(steps)), draw() if done else ())
            last = time.monotonic()  # sin contar lo que tarda el dibujo
        yield step
    else:
        done = len(steps)
    if show:
        show(bar(done, len(steps)), ())


def _screen() -> Callable[[str, Sequence[Figure]], None] | None:
    """Con qué se cambia lo que ve quien está delante del cuaderno; ``None`` si no hay nadie."""
    if "IPython" not in sys.modules or not _someone_is_there():
        return None
    from IPython import get_ipython
    from IPython.display import display

    if get_ipython() is None:
        return None
    handle = display(_Seen("", ()), display_id=True)

    def show(text: str, figures: Sequence[Figure]) -> None:
        handle.update(_Seen(text, figures))

    return show


class _Seen:
    """Lo que se ve en un momento: la barra y las figuras."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self.text, self.figures = text, figures

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self.text)}</pre>{''.join(map(_html, self.figures))}"
