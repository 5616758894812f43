"""Hablar con un ejecutor sin fiarse de lo que contesta: ni del contenido, ni del orden, ni del silencio."""

import contextlib
import queue
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.allowed import Ration, not_here
from grader.arguments import Formula, Lent, from_data, to_data
from grader.evidence import Call, Evidence, ProtocolError, Trouble, Value, call_from_wire, size_of
from grader.sandbox import convolutions, missing, watch
from grader.sandbox.budget import Budget, Patience
from grader.sandbox.mail import Mail
from grader.sandbox.process import Process
from grader.sandbox.settings import MIB, Limits
from grader.sandbox.wire import TIMEOUT_EXIT, can_fork

MAX_ASKED = 50_000
SUSPECT = "suspect:"
#: Bytes que se guardan de lo que devuelve una función, entre todas las llamadas.
MAX_KEPT = 2 * MIB
_TOO_LARGE = Value(kind="huge", type_name=f"entre todas las llamadas, más de {MAX_KEPT // MIB} MiB")
#: Cada cuánto se mira lo que gasta el ejecutor, calle o hable, y en qué parte del tiempo, como mucho.
_WATCH_SECONDS = 0.1
_WATCH_SHARE = 0.1
#: Códigos con los que el núcleo termina a quien agota el procesador (SIGXCPU, o SIGKILL pasado el margen).
_CPU_EXITS = (-24,)

Services = Mapping[str, Callable[..., Any]]


class RunnerLost(Exception):
    """El ejecutor dejó de contestar, terminó o gastó de más: ``trouble`` dice qué."""

    def __init__(self, code: str = "crash", amount: float = 0.0, timed_out: bool = False) -> None:
        super().__init__(code)
        self.trouble = Trouble(code, amount)
        self.timed_out = timed_out or code == "timeout"


class Conversation:
    """La conversación con un ejecutor; :func:`talking` la abre y la cierra."""

    def __init__(
        self, process: Process, work: Path, limits: Limits, services: Services, budget: Budget
    ) -> None:
        self._process, self._work, self._limits = process, work, limits
        self._services = convolutions.SERVICES | services
        self._budget = budget
        self._start = self._used = self._served = 0.0
        self._watch_at = time.monotonic() + _WATCH_SECONDS
        self._asked = 0
        self._probing = False
        self._pieces: dict[str, bool] = {}
        self._lent: dict[str, Formula] = {}
        self._ration = Ration()
        self._judging = False
        self._ready = False
        self._mail = Mail(process, limits.evidence)

    def forget(self) -> None:
        """Deja de escuchar y de hablar; lo gastado, a la cuenta de la entrega."""
        self._measure()
        self._budget.used += self._used + self._served
        self._mail.close()

    def _send(self, message: dict[str, Any], patience: Patience) -> None:
        if not self._ready:
            self._expect("ready", Patience(wall=self._limits.start))
            self._start = watch.processor(self._process.pid)  # arrancar no es cosa de la entrega
            self._ready = True
        self._write(message, patience)

    def _write(self, message: dict[str, Any], patience: Patience) -> None:
        outgoing = self._mail.send(message)
        deadline = min(patience.deadline, self._budget.deadline)
        while not outgoing.sent.wait(_WATCH_SECONDS):
            self._watch(patience)
            if time.monotonic() > deadline:
                raise RunnerLost("timeout")
        if outgoing.failed:
            raise self._lost()

    def _expect(self, operation: str, patience: Patience) -> dict[str, Any]:
        message = self._next(patience)
        if message.get("op") != operation:
            raise RunnerLost()
        return message

    def _next(self, patience: Patience) -> dict[str, Any]:
        """El siguiente mensaje que no sea una petición de una pieza, que se contesta aquí mismo."""
        while True:
            message = self._wait(patience)
            if message is None:
                raise self._lost()
            if message.get("op") != "ask":
                return message
            before = time.thread_time()
            answer = self._answer(message)
            self._served += time.thread_time() - before  # lo que calculamos por él lo gasta él
            self._write(answer, patience)

    def _wait(self, patience: Patience) -> dict[str, Any] | None:
        """El siguiente mensaje; mientras llega, vigila lo que gasta el ejecutor."""
        deadline = min(patience.deadline, self._budget.deadline)
        while (left := deadline - time.monotonic()) > 0:
            # también cuando no deja de hablar: quien pide piezas sin parar gasta como los demás
            self._watch(patience)
            with contextlib.suppress(queue.Empty):
                return self._mail.received.get(timeout=min(left, _WATCH_SECONDS))
        raise RunnerLost("timeout")

    def _watch(self, patience: Patience) -> None:
        """Mira lo que gasta el ejecutor, si ya toca."""
        start = time.monotonic()
        if start < self._watch_at:
            return
        limits, pid = self._limits, self._process.pid
        self._measure()
        if patience.spent(self._used + self._served):
            raise RunnerLost("timeout")
        if self._budget.exceeded(self._used + self._served):
            raise RunnerLost("cpu", limits.cpu, timed_out=True)
        if watch.memory(pid) > limits.memory:
            raise RunnerLost("memory", limits.memory)
        if watch.folder(self._work) > limits.folder:
            raise RunnerLost("folder", limits.folder)
        end = time.monotonic()
        self._watch_at = end + max(_WATCH_SECONDS, (end - start) / _WATCH_SHARE)

    def _measure(self) -> None:
        """Lo que lleva gastado el ejecutor desde que arrancó; quien acaba de terminar ya no lo dice."""
        if self._ready:
            self._used = max(self._used, watch.processor(self._process.pid) - self._start)

    def _lost(self) -> RunnerLost:
        if self._mail.too_much:
            return RunnerLost("evidence", self._limits.evidence)
        code = self._process.exit_code(confined=self._ready)
        if code in _CPU_EXITS:
            return RunnerLost("cpu", self._limits.cpu, timed_out=True)
        return RunnerLost("timeout" if code == TIMEOUT_EXIT else "crash")

    def _answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """La respuesta a una petición de una pieza del curso."""
        self._asked += 1
        name = str(message.get("name"))
        service = self._lent.get(name) or self._services.get(name)
        # la función sospechosa de una caza es casi la solución: mientras se juzga una función, no contesta
        hidden = self._probing and name.startswith(SUSPECT)
        hidden = hidden or (self._judging and name in convolutions.SERVICES)  # ni lo que nadie puede usar
        if service is None or hidden or self._asked > MAX_ASKED:
            return {"error": not_here(name)}
        try:
            given = [*map(from_data, message["arguments"])]
            named = {key: from_data(value) for key, value in message["named"].items()}
            if self._judging:
                self._ration.charge(name, (*given, *named.values()))
            value = {"value": to_data(service(*given, **named))}
            if self._probing and name.isidentifier():
                self._pieces.setdefault(name, False)
            return value
        except Exception as error:  # los argumentos son de una entrega
            return {"error": str(error)[:300]}

    def _patience(self, seconds: float) -> Patience:
        """Lo que esperamos a quien puede gastar ``seconds`` segundos de procesador."""
        limits = self._limits
        return Patience(wall=seconds * limits.patience + limits.grace, cpu=seconds + limits.grace)

    def cell(self, source: str, watched: Sequence[str] = ()) -> "CellDone":
        """Ejecuta una celda; ``watched`` son los nombres de los que interesa si los ata.

        Lanza ``RunnerLost`` si el proceso no contesta.
        """
        seconds = self._limits.cell
        wall = seconds * self._limits.patience
        patience = self._patience(seconds)
        message = {"op": "cell", "source": source, "seconds": seconds, "wall": wall, "watched": [*watched]}
        self._send(message, patience)
        answer = self._expect("cell", self._patience(seconds))
        outputs, bound = answer.get("outputs"), answer.get("bound")
        bound = bound if isinstance(bound, dict) else {}
        return CellDone(
            outputs=outputs if isinstance(outputs, list) else [],
            bound={name: bound[name] is True for name in watched if name in bound},
            lacking=missing.trusted(answer.get("lacking")),
        )

    def keep(self, moment: int) -> bool:
        """Pide que se guarde cómo está todo ahora; lanza ``RunnerLost`` si el proceso no contesta."""
        patience = self._patience(self._limits.grace)
        self._send({"op": "keep", "moment": moment}, patience)
        return self._expect("kept", self._patience(self._limits.grace)).get("ok") is True

    def probe(
        self, name: str, calls: Sequence[Any], moment: int | None = None, last: bool = False
    ) -> tuple[Evidence | None, bool]:
        """Llama a ``name`` con cada entrada. El segundo valor dice si el ejecutor sirve para otro más.

        Con ``moment``, a la de ese momento guardado; sin evidencia si ya no se conserva. Con ``last`` no
        habrá otra: el ejecutor se ahorra hacer una copia de sí mismo.
        """
        seen: list[Call] = []
        limits, asked = self._limits, self._asked
        self._pieces, self._lent, self._ration = {}, {}, Ration()
        self._judging = True
        self._probing = SUSPECT + name not in self._services  # en una caza sí se puede buscar con ella
        try:
            self._send(
                {
                    "op": "probe",
                    "last": last,
                    "name": name,
                    "moment": moment,
                    "pieces": [service for service in self._services if service.isidentifier()],
                    "calls": [[to_data(self._lend(a)) for a in arguments] for arguments in calls],
                    "seconds": limits.exercise,
                    "wall": limits.exercise * limits.patience,
                    "call_seconds": limits.call,
                    "call_wall": limits.call * limits.patience,
                },
                self._patience(limits.exercise),
            )
            patience = self._patience(limits.exercise)
            message = self._next(patience)
            if message.get("op") == "own":
                self._pieces = {n: True for n in self._services if n in message["names"]}
                message = self._next(patience)
            kept = 0
            while message.get("op") == "call" and len(seen) < len(calls):
                call, self._ration = call_from_wire(message["call"]), Ration()
                kept += size_of(call.value) if call.value else 0
                seen.append(call if kept <= MAX_KEPT else replace(call, value=_TOO_LARGE))
                message = self._next(patience)
            if message.get("op") == "lost" and moment is not None:
                return None, True
            if message.get("op") == "missing":
                self._expect("done", self._patience(limits.grace))
                return Evidence(status="missing"), can_fork()
            # si murió con una pieza pedida, la respuesta sigue en el canal y el siguiente leería la ajena
            intact = message.get("exit") == 0 or self._asked == asked
            alive = can_fork() and message.get("op") == "done" and intact
            evidence = _finished(seen, message, len(calls))
            return replace(evidence, pieces=tuple(sorted(self._pieces.items()))), alive
        except RunnerLost as lost:
            status = "timeout" if lost.timed_out else "crash"
            return Evidence(status=status, calls=tuple(seen), trouble=lost.trouble), False
        except (ProtocolError, KeyError, TypeError):
            return Evidence(status="crash", calls=tuple(seen), trouble=Trouble("crash")), False

    def _lend(self, argument: Any) -> Any:
        """Lo que se envía de un argumento: de una función, solo por qué nombre preguntar."""
        if not isinstance(argument, Formula):
            return argument
        name = f"función:{len(self._lent)}"
        self._lent[name] = argument
        return Lent(name)


@dataclass(frozen=True)
class CellDone:
    """Lo que salió de una celda: salidas, nombres que ató (y si a una función) y lo que echó de menos."""

    outputs: list[Any]
    bound: dict[str, bool]
    lacking: tuple[str, ...]


@contextlib.contextmanager
def talking(
    process: Process, work: Path, limits: Limits, services: Services, budget: Budget
) -> Iterator[Conversation]:
    """Una conversación con ``process``, que escribe en ``work`` y gasta de ``budget``."""
    conversation = Conversation(process, work, limits, services, budget)
    try:
        yield conversation
    finally:
        conversation.forget()


def _finished(seen: list[Call], message: dict[str, Any], expected: int) -> Evidence:
    if message.get("op") == "done" and len(seen) == expected:
        status = "timeout" if any(c.timed_out for c in seen) else "ok"
        return Evidence(status=status, calls=tuple(seen))
    status = "timeout" if message.get("exit") in (TIMEOUT_EXIT, *_CPU_EXITS) else "crash"
    return Evidence(status=status, calls=tuple(seen), trouble=Trouble(status))
