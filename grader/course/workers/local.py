"""Los procesos de esta máquina que califican: cómo nacen y qué se llevan."""

import atexit
import contextlib
import multiprocessing
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from multiprocessing import resource_tracker
from multiprocessing.context import BaseContext

from grader.course.workers import interrupts
from grader.course.workers.pool import Pool
from grader.patches import python_processes
from grader.pipeline.worker import start
from grader.sandbox import isolation, scratch
from grader.sandbox.levels import SandboxError
from grader.sandbox.settings import Settings

_SAFE_PATH = "PYTHONSAFEPATH"


def born(workers: int, settings: Settings, environment: Mapping[str, str], *, runs: bool = True) -> Pool:
    """``workers`` procesos listos para calificar o, sin ``runs``, para juzgar sin ejecutar ni aislar nada.

    ``environment`` son sus variables de entorno. Lanza ``BrokenExecutor`` si no pueden nacer.
    """
    with _safe_path():
        if sys.platform.startswith("linux"):  # al arrancar desbloquea las señales: antes de bloquearlas
            resource_tracker.ensure_running()
        # cuándo terminan lo decide quien los crea, no un Ctrl-C
        with interrupts.deferred():
            context = _context()
            shared = _shared(settings) if runs else None
            with python_processes.without_main():
                return Pool(workers, context, start, (shared, dict(environment)))


def _context() -> BaseContext:
    """Cómo nacen los trabajadores: no heredan ni el libro de notas ni los hilos de quien los crea.

    En Linux se bifurcan de un proceso que ya ha cargado PyTorch; en otros sistemas cada uno lo carga.
    """
    if sys.platform.startswith("linux"):
        from multiprocessing import forkserver

        _own_folder()
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["grader.pipeline.worker", "grader.pipeline.preloaded"])
        with contextlib.suppress(OSError):  # si TMPDIR es muy larga, su zócalo no cabe en ella
            forkserver.ensure_running()  # va cargando mientras se arranca lo demás
            return context
    return multiprocessing.get_context("spawn")


@cache
def _own_folder() -> None:
    """Que ``multiprocessing`` ponga sus zócalos en una carpeta que se recoja aunque nos maten."""
    path = scratch.create()
    path.chmod(0o700)
    python_processes.sockets_in(path)
    atexit.register(scratch.remove, path)


def _shared(settings: Settings) -> isolation.Shared | None:
    """El aislamiento, listo; nada si no se puede aislar o no cabe nada en el disco: se dirá al calificar."""
    with contextlib.suppress(SandboxError, OSError):
        return isolation.share(settings)
    return None


@contextlib.contextmanager
def _safe_path() -> Iterator[None]:
    """Los programas de Python que se lanzan en el bloque no importan nada de la carpeta en la que están.

    Puede ser la de una entrega, con un ``torch.py`` o un ``pickle.py`` de quien la hizo.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before
