"""Dónde se califica: procesos de esta máquina o un cluster de Dask que ya exista."""

import atexit
import contextlib
import multiprocessing
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from functools import cache
from multiprocessing import resource_tracker
from multiprocessing.context import BaseContext

from grader.course.workers import interrupts
from grader.course.workers.cluster import Cluster, connected
from grader.course.workers.pool import Pool
from grader.patches import python_processes
from grader.pipeline.worker import start
from grader.sandbox import isolation, scratch
from grader.sandbox.levels import SandboxError
from grader.sandbox.settings import Settings

_SAFE_PATH = "PYTHONSAFEPATH"


@contextlib.contextmanager
def executor(
    workers: int, settings: Settings, cluster: Cluster | None = None, *, runs: bool = True
) -> Iterator[Executor]:
    """Un ejecutor de ``concurrent.futures`` que sabe calificar; al salir olvida lo que no haya empezado.

    Sin ``runs`` solo va a juzgar, y no hace falta aislar nada.
    """
    if cluster is not None:
        with connected(cluster, settings) as remote:
            yield remote
        return
    with _safe_path():
        if sys.platform.startswith("linux"):  # al arrancar desbloquea las señales: antes de bloquearlas
            resource_tracker.ensure_running()
        # cuándo terminan lo decide esta orden, no un Ctrl-C
        with interrupts.deferred():
            context = _context()
            shared = _shared(settings) if runs else None
            with python_processes.without_main():
                pool = Pool(workers, context, start, (shared, dict(os.environ)))
    try:
        yield pool
    except BaseException:
        with interrupts.deferred():  # otro Ctrl-C dejaría procesos a medio terminar
            pool.terminate()
        raise
    finally:
        with interrupts.deferred():
            pool.shutdown(cancel_futures=True)
            scratch.sweep()  # lo que dejara un trabajador al que mataron


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


def slots(pool: Executor, workers: int) -> int:
    """Cuántos encargos atiende a la vez ``pool``, que si es de esta máquina tiene ``workers`` procesos."""
    return getattr(pool, "slots", workers)
