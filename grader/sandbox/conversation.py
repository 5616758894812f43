"""Hablar con un ejecutor sin fiarse de lo que contesta: ni del contenido, ni del orden, ni del silencio."""

import contextlib
import queue
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.allowed import Ration, not_here
from grader.arguments import Formula, Lent, from_data, to_data
from grader.evidence import Call, Evidence, ProtocolError, Trouble, Value, call_from_wire, size_of
from grader.sandbox import convolutions, missing
from grader.sandbox.budget import Patience
from grader.sandbox.gauge import CPU_EXITS, WATCH_SECONDS, Gauge, RunnerLost
from grader.sandbox.mail import Mail
from grader.sandbox.settings import MIB
from grader.sandbox.wire import TIMEOUT_EXIT, can_fork

MAX_ASKED = 50_000
SUSPECT = "suspect:"
#: Bytes que se guardan de lo que devuelve una función, entre todas las llamadas.
MAX_KEPT = 2 * MIB
_TOO_LARGE = Value(kind="huge", type_name=f"entre todas las llamadas, más de {MAX_KEPT // MIB} MiB")
Services = Mapping[str, Callable[..., Any]]


class Conversation:
    """La conversación con un ejecutor; :func:`talking` la abre y la cierra."""

    def __init__(self, gauge: Gauge, services: Services) -> None:
        self.gauge, self._limits = gauge, gauge.limits
        self._services = convolutions.SERVICES | services
        self._asked = 0
        self._probing = False
        #: Si las funciones sospechosas contestan en las celdas, y si alguna ya ha contestado.
        self.suspects_answer, self.suspected = True, False
        self._pieces: dict[str, bool] = {}
        self._lent: dict[str, Formula] = {}
        self._ration = Ration()
        self._judging = False
        self._mail = Mail(gauge.process, self._limits.evidence)

    def forget(self) -> None:
        """Deja de escuchar y de hablar; lo gastado, a la cuenta de la entrega."""
        self.gauge.end()
        self._mail.close()

    def _send(self, message: dict[str, Any], patience: Patience) -> None:
        if not self.gauge.ready:
            self._expect("ready", Patience(wall=self._limits.start))
            self.gauge.begin()
        self._write(message, patience)

    def _write(self, message: dict[str, Any], patience: Patience) -> None:
        outgoing = self._mail.send(message)
        deadline = min(patience.deadline, self.gauge.budget.deadline)
        while not outgoing.sent.wait(WATCH_SECONDS):
            self.gauge.look(patience)
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
            self.gauge.served += time.thread_time() - before  # lo que calculamos por él lo gasta él
            self._write(answer, patience)

    def _wait(self, patience: Patience) -> dict[str, Any] | None:
        """El siguiente mensaje; mientras llega, vigila lo que gasta el ejecutor."""
        deadline = min(patience.deadline, self.gauge.budget.deadline)
        while (left := deadline - time.monotonic()) > 0:
            # también cuando no deja de hablar: quien pide piezas sin parar gasta como los demás
            self.gauge.look(patience)
            with contextlib.suppress(queue.Empty):
                return self._mail.received.get(timeout=min(left, WATCH_SECONDS))
        raise RunnerLost("timeout")

    def _lost(self) -> RunnerLost:
        return RunnerLost("evidence", self._limits.evidence) if self._mail.too_much else self.gauge.lost()

    def _answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """La respuesta a una petición de una pieza del curso."""
        self._asked += 1
        name = str(message.get("name"))
        service = self._lent.get(name) or self._services.get(name)
        # la función sospechosa de una caza es casi la solución: mientras se juzga otra función, no contesta
        suspect = name.startswith(SUSPECT)
        hidden = suspect and (self._probing or not (self._judging or self.suspects_answer))
        hidden = hidden or (self._judging and name in convolutions.SERVICES)  # ni lo que nadie puede usar
        if service is None or hidden or self._asked > MAX_ASKED:
            return {"error": not_here(name)}
        try:
            given = [*map(from_data, message["arguments"])]
            named = {key: from_data(value) for key, value in message["named"].items()}
            self.suspected |= suspect
            result = service(*given, **named)
            if self._judging:
                self._ration.charge(name, (*given, *named.values()), result)
            value = {"value": to_data(result)}
            if self._probing and name.isidentifier():
                self._pieces.setdefault(name, False)
            return value
        except Exception as error:  # los argumentos son de una entrega
            return {"error": str(error)[:300]}

    def hides(self, exercise: str) -> bool:
        """Si al juzgar ``exercise`` no contesta ninguna sospechosa; en una caza sí: se busca con ella."""
        return SUSPECT + exercise not in self._services

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
        self.gauge.look_at_folder()  # lo que llenó una celda es cosa suya, no de lo que se juzgue después
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
        self._pieces, self._lent = {}, {}
        rations = map(Ration, calls)
        self._ration = next(rations, Ration())
        self._judging = True
        self._probing = self.hides(name)
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
                call, self._ration = call_from_wire(message["call"]), next(rations, Ration())
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
def talking(gauge: Gauge, services: Services) -> Iterator[Conversation]:
    """Una conversación con el ejecutor que mira ``gauge``, que puede pedir ``services``."""
    conversation = Conversation(gauge, services)
    try:
        yield conversation
    finally:
        conversation.forget()


def _finished(seen: list[Call], message: dict[str, Any], expected: int) -> Evidence:
    if message.get("op") == "done" and len(seen) == expected:
        status = "timeout" if any(c.timed_out for c in seen) else "ok"
        return Evidence(status=status, calls=tuple(seen))
    status = "timeout" if message.get("exit") in (TIMEOUT_EXIT, *CPU_EXITS) else "crash"
    return Evidence(status=status, calls=tuple(seen), trouble=Trouble(status))
