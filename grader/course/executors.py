"""Dónde se califica: procesos de esta máquina o un cluster de Dask que ya exista."""

import contextlib
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor

from grader.course import interrupts
from grader.course.cluster import Cluster, connected
from grader.sandbox.settings import Settings
from grader.worker import prepare


@contextlib.contextmanager
def executor(workers: int, settings: Settings, cluster: Cluster | None = None) -> Iterator[Executor]:
    """Un ejecutor de ``concurrent.futures`` que sabe calificar; al salir olvida lo que no haya empezado."""
    if cluster is not None:
        with connected(cluster, settings) as remote:
            yield remote
        return
    # «spawn»: un trabajador no hereda ni el libro de notas ni los hilos de quien lo crea
    context = multiprocessing.get_context("spawn")
    others = multiprocessing.active_children()
    pool = ProcessPoolExecutor(workers, context, initializer=prepare, initargs=(settings,))
    try:
        with interrupts.deferred():  # cuándo terminan lo decide esta orden, no un Ctrl-C
            for _ in range(workers):
                pool.submit(int)  # así nacen todos aquí
        yield pool
    except BaseException:
        for worker in set(multiprocessing.active_children()) - set(others):
            worker.terminate()  # sin esperar a que acaben lo que tienen entre manos
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def slots(pool: Executor, workers: int) -> int:
    """Cuántos encargos atiende a la vez ``pool``, que si es de esta máquina tiene ``workers`` procesos."""
    return getattr(pool, "slots", workers)
