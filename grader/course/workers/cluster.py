"""Calificar en un cluster de Dask que ya existe.

Los trabajadores solo necesitan el paquete instalado: reciben bytes y devuelven la calificación. Se habla con
ellos con pickle, en los dos sentidos: el cluster es de confianza y, si la red no lo es, hay que usar TLS.
"""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.errors import CourseError
from grader.exercises import own_files, own_folder
from grader.pipeline.versions import versions
from grader.sandbox.settings import Settings

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 10
WORKERS_SECONDS = 30
LOOK_SECONDS = 1.0
RETRIES = 2


@dataclass(frozen=True)
class Cluster:
    """Un cluster de Dask: la dirección de su planificador y, si usa TLS, sus tres archivos."""

    address: str
    ca_file: str | None = None
    cert: str | None = None
    key: str | None = None


class ClusterLost(BrokenExecutor):
    """El cluster dejó a medias lo que se le encargó; hay que volver a conectar y repetirlo."""


@contextlib.contextmanager
def connected(cluster: Cluster, settings: Settings) -> Iterator["Remote"]:
    """Un ejecutor que califica en ``cluster``.

    Lanza ``CourseError`` si no se puede conectar, si no hay trabajadores o si alguno no puede calificar
    como esta máquina: con otras versiones, o sin aislar, no se califica nada.
    """
    try:
        from distributed import Client
    except ImportError:
        raise CourseError(
            "Para usar un cluster hace falta Dask: instálalo con pip install 'cnn-desde-cero[cluster]'."
        ) from None
    for name in ("distributed", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # lo que importa lo decimos en una línea
    try:
        client = Client(
            cluster.address, security=_security(cluster), timeout=CONNECT_SECONDS, set_as_default=False
        )
    except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
        raise CourseError(
            f"No se pudo conectar con el cluster {cluster.address} ({_first_line(error)}). Comprueba la "
            "dirección, que su planificador está en marcha y, si usa TLS, los tres archivos."
        ) from None
    with client:
        _interview(client, cluster, settings)
        remote = Remote(client, settings)
        try:
            yield remote
        finally:
            remote.shutdown()


def _security(cluster: Cluster) -> "Any":
    """Las credenciales dadas; sin ninguna, lo que diga la configuración de Dask."""
    from distributed.security import Security

    given = (cluster.ca_file, cluster.cert, cluster.key)
    if not any(given):
        return None
    if not all(given):
        raise CourseError("Para TLS hacen falta tres opciones: `--dask-ca`, `--dask-cert` y `--dask-key`.")
    return Security(
        tls_ca_file=cluster.ca_file,
        tls_client_cert=cluster.cert,
        tls_client_key=cluster.key,
        require_encryption=True,
    )


def _interview(client: "Client", cluster: Cluster, settings: Settings) -> None:
    """Se asegura de que todos los trabajadores pueden calificar como esta máquina."""
    from grader.course.workers.remote import introduce

    try:
        client.wait_for_workers(1, timeout=WORKERS_SECONDS)
    except TimeoutError:
        raise CourseError(
            f"El cluster {cluster.address} no tiene trabajadores: pon en marcha alguno y repite la orden."
        ) from None
    for address, answer in client.run(
        introduce, settings, own_files(own_folder()), on_error="return"
    ).items():
        if isinstance(answer, OSError):
            continue  # murió mientras tanto: si vuelve, se le pregunta con el primer encargo
        if isinstance(answer, Exception):
            objection = (
                f"no tiene este corrector o tiene otro ({_first_line(answer)}): instala en él la misma "
                "versión y reinícialo."
            )
        else:
            objection = answer.objection(versions())
        if objection:
            raise CourseError(f"El trabajador {address} del cluster no puede calificar: {objection}")


class Remote(Executor):
    """El cluster como ejecutor de ``concurrent.futures``."""

    def __init__(self, client: "Client", settings: Settings) -> None:
        self._client, self._settings, self._own = client, settings, own_files(own_folder())
        self._inner = client.get_executor(pure=False, retries=RETRIES)
        self._waiting: set[Future] = set()
        self._closed = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        """Dask espera para siempre a que llegue otro trabajador: aquí se espera lo mismo que al conectar."""
        alone = 0.0
        while not self._closed.wait(LOOK_SECONDS):
            with contextlib.suppress(OSError):  # si se ha perdido la conexión, lo dirán los encargos
                alone = 0.0 if self._client.nthreads() else alone + LOOK_SECONDS
            if alone >= WORKERS_SECONDS:
                for outcome in tuple(self._waiting):
                    _end(outcome, ClusterLost("El cluster se quedó sin trabajadores."))

    @property
    def slots(self) -> int:
        """Cuántos encargos atiende a la vez el cluster en este momento."""
        try:
            return max(1, sum(self._client.nthreads().values()))
        except OSError as error:
            raise ClusterLost("Se perdió la conexión con el cluster.") from error

    def submit(self, function: Callable[..., Any], /, *arguments: Any) -> Future:
        """Encarga ``function(*arguments)`` a un trabajador."""
        from grader.course.workers.remote import perform

        outcome: Future = Future()
        self._waiting.add(outcome)
        outcome.add_done_callback(self._waiting.discard)
        asked = self._inner.submit(perform, versions(), self._settings, self._own, function, *arguments)
        asked.add_done_callback(lambda done: _tell(done, outcome))
        return outcome

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = True) -> None:
        """Olvida lo encargado; lo que ya se esté ejecutando termina solo, por sus límites de tiempo."""
        self._closed.set()
        self._inner.shutdown(wait=False)


def _tell(done: Future, outcome: Future) -> None:
    """Pasa a ``outcome`` el final de ``done``, con los tropiezos del cluster en español."""
    from distributed import KilledWorker

    from grader.course.workers.pool import TooCostly
    from grader.course.workers.remote import NotReady

    if done.cancelled():
        _end(outcome, ClusterLost("Se perdió la conexión con el cluster."))
        return
    error = done.exception()
    if isinstance(error, NotReady):
        _end(outcome, ClusterLost(str(error)))
    elif isinstance(error, KilledWorker):
        _end(outcome, RuntimeError("murieron, uno tras otro, los trabajadores que la calificaban."))
    elif error is not None:
        _end(outcome, error)
    elif isinstance(done.result(), TooCostly):
        _end(outcome, done.result())
    else:
        with contextlib.suppress(InvalidStateError):
            outcome.set_result(done.result())


def _end(outcome: Future, error: Exception) -> None:
    """Termina ``outcome`` en ``error``, si no ha terminado ya."""
    with contextlib.suppress(InvalidStateError):
        outcome.set_exception(error)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
