"""Lo que hace un trabajador de un cluster: presentarse y, si está en condiciones, calificar.

Ni ejecuta ni juzga nada él: tiene procesos suyos, como los de una sola máquina y con los mismos límites. Al
encargo que gasta de más se le termina el suyo, y el trabajador, que atiende desde varios hilos, sigue.
"""

import asyncio
import atexit
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import exercises
from grader.course.workers import local
from grader.course.workers.pool import Pool, TooCostly
from grader.patches import python_processes
from grader.pipeline.versions import versions
from grader.sandbox import isolation, scratch
from grader.sandbox.levels import SandboxError
from grader.sandbox.settings import Settings

if TYPE_CHECKING:
    from distributed import Worker

Versions = tuple[tuple[str, str], ...]
#: Los ejercicios propios de un curso (``exercises.own_files``): quien encarga los envía.
Own = tuple[tuple[str, bytes], ...]

#: De cuántos cursos, o maneras de calificar, se conservan los procesos.
_KEPT = 2
_lock = threading.Lock()
_pools: dict[tuple[Settings, Own], Pool] = {}


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


async def introduce(settings: Settings, own: Own, dask_worker: "Worker") -> Introduction:
    """La presentación de este trabajador, sin detener su bucle de eventos mientras se prepara."""
    threads = dask_worker.state.nthreads
    return await asyncio.to_thread(lambda: _ask(threads, settings, own, _introduction, settings).result())


def perform(
    expected: Versions, settings: Settings, own: Own, function: Callable[..., Any], *arguments: Any
) -> Any:
    """``function(*arguments)``; lanza ``NotReady`` si este trabajador no es de fiar para calificar.

    Se mira en cada encargo porque a un cluster llegan trabajadores nuevos en cualquier momento. Si gasta más
    de lo que se deja a uno devuelve ``TooCostly``: lanzado, Dask lo repetiría.
    """
    from distributed import get_worker

    threads = get_worker().state.nthreads
    try:
        return _ask(threads, settings, own, _checked, expected, settings, function, *arguments).result()
    except TooCostly as error:
        return error
    except BrokenExecutor:
        _forget(settings, own)
        raise


def _checked(expected: Versions, settings: Settings, function: Callable[..., Any], *arguments: Any) -> Any:
    if objection := _introduction(settings).objection(expected):
        raise NotReady(objection)
    return function(*arguments)


@cache
def _introduction(settings: Settings) -> Introduction:
    """La de uno de los procesos, que son los que califican."""
    try:
        isolation.choose(settings)
    except SandboxError as error:
        return Introduction(versions(), str(error))
    return Introduction(versions())


def _ask(threads: int, settings: Settings, own: Own, function: Callable[..., Any], *arguments: Any) -> Future:
    """Encarga ``function(*arguments)`` a los procesos de este trabajador, tantos como hilos tenga."""
    key = settings, own
    with _lock:
        if key not in _pools:
            while len(_pools) >= _KEPT:  # los del curso más antiguo acaban lo que tengan y terminan
                _pools.pop(next(iter(_pools))).shutdown(wait=False)
            python_processes.allow_children()
            _pools[key] = local.born(threads, settings, _environment(own))
        return _pools[key].submit(function, *arguments)


def _forget(settings: Settings, own: Own) -> None:
    """Los procesos de ese curso se rompieron: el siguiente encargo tendrá otros."""
    with _lock:
        if broken := _pools.pop((settings, own), None):
            broken.terminate()


def _environment(own: Own) -> dict[str, str]:
    return exercises.environment(os.environ, _written(own) if own else None)


@cache
def _written(own: Own) -> Path:
    """Una carpeta de este trabajador con esos archivos; se borra con él."""
    whole = scratch.create()
    atexit.register(scratch.remove, whole)
    folder = whole / "exercises"
    folder.mkdir(mode=0o700)
    for name, data in own:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
