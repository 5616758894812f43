"""Dónde se califica: procesos de esta máquina o un cluster de Dask que ya exista."""

import contextlib
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass

from grader.course import interrupts
from grader.course.layout import CourseError
from grader.sandbox.settings import Settings
from grader.worker import prepare


@dataclass(frozen=True)
class Cluster:
    """Un cluster de Dask: la dirección de su planificador y, si usa TLS, sus archivos."""

    address: str
    ca_file: str | None = None
    cert: str | None = None
    key: str | None = None


@contextlib.contextmanager
def executor(workers: int, settings: Settings, cluster: Cluster | None = None) -> Iterator[Executor]:
    """Un ejecutor de ``concurrent.futures`` que sabe calificar; al salir olvida lo que no haya empezado."""
    if cluster is not None:
        with _dask(cluster) as remote:
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


@contextlib.contextmanager
def _dask(cluster: Cluster) -> Iterator[Executor]:
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError:
        raise CourseError(
            "Para usar un cluster hace falta Dask: instálalo con pip install 'cnn-desde-cero[cluster]'."
        ) from None
    security = None
    if cluster.ca_file:
        security = Security(
            tls_ca_file=cluster.ca_file,
            tls_client_cert=cluster.cert,
            tls_client_key=cluster.key,
            require_encryption=True,
        )
    try:
        client = Client(cluster.address, security=security, timeout="15s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise CourseError(f"No se pudo conectar con el cluster {cluster.address}: {error}") from None
    with client, client.get_executor(pure=False, retries=2) as remote:
        yield remote
