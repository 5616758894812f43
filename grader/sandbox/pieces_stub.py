"""``grader.pieces`` mientras se califica: cada llamada la contesta el supervisor con la pieza del curso."""

from collections.abc import Callable
from typing import Any

from grader.sandbox import channel


def __getattr__(name: str) -> Callable[..., Any]:
    """La pieza ``name``; si no se puede usar en esta unidad, falla al llamarla."""
    if name.startswith("_"):
        raise AttributeError(name)

    def piece(*arguments: Any, **named: Any) -> Any:
        return channel.ask(name, arguments, named)

    piece.of_the_course = True
    return piece


def suspect(name: str) -> Callable[..., Any]:
    """La función sospechosa de una caza del error de esta unidad."""

    def sospechosa(*arguments: Any) -> Any:
        return channel.ask(f"suspect:{name}", arguments, {})

    return sospechosa
