"""Lo que hace un trabajador de un cluster: presentarse y, si está en condiciones, calificar.

Un trabajador de Dask atiende a la vez desde varios hilos y no puede crear procesos con ``multiprocessing``;
nada de lo que hay aquí lo necesita: el cigoto es un programa aparte.
"""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from grader.pipeline.versions import versions
from grader.pipeline.worker import prepare
from grader.sandbox import isolation
from grader.sandbox.levels import SandboxError
from grader.sandbox.settings import Settings

Versions = tuple[tuple[str, str], ...]

_lock = threading.Lock()


class NotReady(Exception):
    """Este trabajador no puede calificar. El mensaje, en español, dice por qué."""


@dataclass(frozen=True)
class Introduction:
    """Lo que cuenta de sí un trabajador: sus versiones y, si no puede aislar, por qué."""

    versions: Versions
    problem: str = ""

    def objection(self, expected: Versions) -> str:
        """Por qué no puede calificar para quien tiene las versiones ``expected``; vacío si puede."""
        own = dict(self.versions)
        other = [
            f"{name} {own.get(name)} en vez de {wanted}"
            for name, wanted in expected
            if own.get(name) != wanted
        ]
        if other:
            return (
                f"tiene otras versiones ({', '.join(other)}) y la nota podría ser otra: instala en él las "
                "mismas y reinícialo."
            )
        return self.problem


async def introduce(settings: Settings) -> Introduction:
    """La presentación de este trabajador, sin detener su bucle de eventos mientras se prepara."""
    return await asyncio.to_thread(_ready, settings)


def perform(expected: Versions, settings: Settings, function: Callable[..., Any], *arguments: Any) -> Any:
    """``function(*arguments)``; lanza ``NotReady`` si este trabajador no es de fiar para calificar.

    Se mira en cada encargo porque a un cluster llegan trabajadores nuevos en cualquier momento.
    """
    if objection := _ready(settings).objection(expected):
        raise NotReady(objection)
    return function(*arguments)


def _ready(settings: Settings) -> Introduction:
    """Prepara el proceso la primera vez; los demás hilos esperan a que esté."""
    with _lock:
        return _prepared(settings)


@cache
def _prepared(settings: Settings) -> Introduction:
    prepare(settings)
    try:
        isolation.choose(settings)
    except SandboxError as error:
        return Introduction(versions(), str(error))
    return Introduction(versions())
