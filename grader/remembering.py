"""Recordar lo que se repite en una clase sin que una entrega enorme ocupe la memoria."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Result = TypeVar("Result")


def remembered(entries: int, longest: int) -> Callable[[Callable[[str], Result]], Callable[[str], Result]]:
    """Recuerda los últimos ``entries`` resultados de una función de texto; de más de ``longest``, ninguno.

    Nadie debe modificar un resultado: es el mismo para todos.
    """

    def decorate(function: Callable[[str], Result]) -> Callable[[str], Result]:
        kept = lru_cache(maxsize=entries)(function)

        @wraps(function)
        def answer(text: str) -> Result:
            return kept(text) if len(text) <= longest else function(text)

        return answer

    return decorate
