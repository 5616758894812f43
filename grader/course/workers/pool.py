"""Procesos que trabajan para esta orden, cada uno con su canal.

``ProcessPoolExecutor`` los comunica por una cola común: uno que muere mientras escribe en ella deja a los
demás, y a la orden, esperando para siempre. Aquí quien muere solo cierra su canal.
"""

import contextlib
import pickle
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from grader.errors import CourseError
from grader.sandbox import watch
from grader.sandbox.settings import MIB

_END_SECONDS = 5.0
_WATCH_SECONDS = 0.25


class TooCostly(CourseError):
    """Un encargo gastó más de lo que se deja a uno: se terminó el proceso que lo hacía."""


@dataclass(frozen=True)
class Share:
    """Lo que puede gastar un encargo en el proceso que lo hace, sin contar lo que hagan otros por él.

    ``cpu``, en segundos de procesador; ``memory``, en bytes, todo lo que tenga suyo el proceso.
    """

    cpu: float = 90.0
    memory: int = 1280 * MIB


class Pool(Executor):
    """``workers`` procesos de ``context`` que empiezan con ``prepare(*arguments)``.

    Si uno muere, lo que tenía entre manos y lo que después le toque termina en ``BrokenExecutor``. Lo mismo
    se lanza si no pueden nacer. El encargo que gasta más que ``share`` termina en ``TooCostly``, y otro
    proceso ocupa el sitio del que lo hacía.
    """

    def __init__(
        self,
        workers: int,
        context: BaseContext,
        prepare: Callable[..., None],
        arguments: Sequence[Any],
        share: Share | None = None,
    ) -> None:
        self._share = share or Share()
        self._how = context, prepare, arguments
        self._tasks: queue.SimpleQueue[tuple[Future, tuple] | None] = queue.SimpleQueue()
        self._processes: list[BaseProcess] = []
        self._threads: list[threading.Thread] = []
        self._closed = False
        try:
            for _ in range(workers):
                thread = threading.Thread(target=self._attend, args=self._born(), daemon=True)
                thread.start()
                self._threads.append(thread)
        except (EOFError, OSError) as error:
            self.terminate()
            self.shutdown()
            raise BrokenExecutor("Murió el proceso del que se bifurcan los trabajadores.") from error

    def _born(self) -> tuple[BaseProcess, Connection]:
        """Un proceso nuevo y su canal."""
        context, prepare, arguments = self._how
        ours, theirs = context.Pipe()
        with theirs:
            process = context.Process(target=_serve, args=(theirs, prepare, arguments), daemon=True)
            process.start()
        self._processes.append(process)
        return process, ours

    def submit(self, function: Callable[..., Any], /, *arguments: Any) -> Future:
        """Encarga ``function(*arguments)`` al primer proceso que quede libre."""
        if self._closed:
            raise RuntimeError("Este grupo de procesos ya no admite encargos.")
        future: Future = Future()
        self._tasks.put((future, (function, arguments)))
        return future

    def _attend(self, process: BaseProcess, channel: Connection) -> None:
        """Da a un proceso un encargo tras otro, hasta que no hay más."""
        while (task := self._tasks.get()) is not None:
            future, call = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(_ask(process, channel, call, self._share))
            except TooCostly as error:
                channel.close()
                process.kill()
                process.join(_END_SECONDS)
                with contextlib.suppress(EOFError, OSError):  # si no nace, lo dirá el siguiente encargo
                    process, channel = self._born()
                future.set_exception(error)
            except Exception as error:
                future.set_exception(error)
        channel.close()

    def terminate(self) -> None:
        """Termina ya los procesos, sin esperar a que acaben lo que tienen entre manos."""
        for process in self._processes:
            process.terminate()
        self._bury()

    def _bury(self) -> None:
        for process in self._processes:
            process.join(_END_SECONDS)
            process.kill()
            process.join(_END_SECONDS)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """No admite más; con ``cancel_futures`` olvida lo que no haya empezado."""
        self._closed = True
        if cancel_futures:
            with contextlib.suppress(queue.Empty):
                while (task := self._tasks.get_nowait()) is not None:
                    task[0].cancel()
        for _ in self._threads:
            self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
            self._bury()


def _ask(
    process: BaseProcess, channel: Connection, call: tuple[Callable[..., Any], Sequence[Any]], share: Share
) -> Any:
    try:
        before = watch.own_processor(process.pid)
        channel.send(call)
        while not channel.poll(_WATCH_SECONDS):
            if watch.own_processor(process.pid) - before > share.cpu:
                raise TooCostly(f"corregirla gastó más de {share.cpu:g} s de procesador")
            if watch.own_memory(process.pid) > share.memory:
                raise TooCostly(f"corregirla gastó más de {share.memory // MIB} MiB de memoria")
        answer = channel.recv_bytes()
    except (EOFError, OSError, MemoryError) as error:
        channel.close()  # si algo quedó a medio leer, lo siguiente no se entendería
        raise BrokenExecutor("Murió un proceso trabajador.") from error
    done, outcome = pickle.loads(answer)
    if done:
        return outcome
    raise outcome


def _serve(channel: Connection, prepare: Callable[..., None], arguments: Sequence[Any]) -> None:
    """Lo que hace un proceso: cada encargo que llega, hasta que se cierra el canal."""
    prepare(*arguments)
    with contextlib.suppress(EOFError, OSError):
        while True:
            function, given = channel.recv()
            try:
                answer = True, function(*given)
            except Exception as error:
                answer = False, error
            _answer(channel, answer)


def _answer(channel: Connection, answer: tuple[bool, Any]) -> None:
    try:
        channel.send(answer)
    except OSError:
        raise
    except Exception as error:  # no se puede copiar; todavía no se ha enviado nada
        channel.send((False, RuntimeError(f"{type(error).__name__}: {error}")))
