"""Dónde se califica: procesos de esta máquina o un cluster de Dask que ya exista."""

import contextlib
import os
from collections.abc import Iterator
from concurrent.futures import Executor

from grader.course.workers import interrupts, local
from grader.course.workers.cluster import Cluster, connected
from grader.sandbox import scratch
from grader.sandbox.settings import Settings


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
    pool = local.born(workers, settings, os.environ, runs=runs)
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


def slots(pool: Executor, workers: int) -> int:
    """Cuántos encargos atiende a la vez ``pool``, que si es de esta máquina tiene ``workers`` procesos."""
    return getattr(pool, "slots", workers)
