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
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

_END_SECONDS = 5.0


class Pool(Executor):
    """``workers`` procesos de ``context`` que empiezan con ``prepare(*arguments)``.

    Si uno muere, lo que tenía entre manos y lo que después le toque termina en ``BrokenExecutor``. Lo mismo
    se lanza si no pueden nacer.
    """

    def __init__(
        self, workers: int, context: BaseContext, prepare: Callable[..., None], arguments: Sequence[Any]
    ) -> None:
        self._tasks: queue.SimpleQueue[tuple[Future, tuple] | None] = queue.SimpleQueue()
        self._processes: list[BaseProcess] = []
        self._threads: list[threading.Thread] = []
        self._closed = False
        try:
            for _ in range(workers):
                self._bear(context, prepare, arguments)
        except (EOFError, OSError) as error:
            self.terminate()
            self.shutdown()
            raise BrokenExecutor("Murió el proceso del que se bifurcan los trabajadores.") from error

    def _bear(self, context: BaseContext, prepare: Callable[..., None], arguments: Sequence[Any]) -> None:
        ours, theirs = context.Pipe()
        with theirs:
            process = context.Process(target=_serve, args=(theirs, prepare, arguments), daemon=True)
            process.start()
        thread = threading.Thread(target=self._attend, args=(ours,), daemon=True)
        thread.start()
        self._processes.append(process)
        self._threads.append(thread)

    def submit(self, function: Callable[..., Any], /, *arguments: Any) -> Future:
        """Encarga ``function(*arguments)`` al primer proceso que quede libre."""
        if self._closed:
            raise RuntimeError("Este grupo de procesos ya no admite encargos.")
        future: Future = Future()
        self._tasks.put((future, (function, arguments)))
        return future

    def _attend(self, channel: Connection) -> None:
        """Da a un proceso un encargo tras otro, hasta que no hay más."""
        with channel:
            while (task := self._tasks.get()) is not None:
                future, call = task
                if not future.set_running_or_notify_cancel():
                    continue
                try:
                    future.set_result(_ask(channel, call))
                except Exception as error:
                    future.set_exception(error)

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


def _ask(channel: Connection, call: tuple[Callable[..., Any], Sequence[Any]]) -> Any:
    try:
        channel.send(call)
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
