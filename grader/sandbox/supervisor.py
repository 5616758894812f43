"""El lado de confianza del ejecutor: lo lanza, le habla, le pone límites y lo termina.

``run`` no se fía de nada de lo que recibe: un mensaje que no toca, un silencio o una muerte son
evidencia de que ese ejercicio no respondió, nunca un fallo de la corrección.
"""

import contextlib
import os
import queue
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.evidence import Call, Evidence
from grader.sandbox.launch import command, copy_program, environment
from grader.sandbox.wire import TIMEOUT_EXIT, ProtocolError, call_from_wire, can_fork, pack, read_message

MAX_RESTARTS = 4
MAX_ASKED = 50_000

Services = Mapping[str, Callable[..., Any]]
MAX_EVIDENCE_BYTES = 64 * 2**20


@dataclass(frozen=True)
class Limits:
    """Límites de tiempo, en segundos de reloj."""

    cell: float = 10.0
    call: float = 2.0
    exercise: float = 6.0
    start: float = 60.0
    grace: float = 2.0


@dataclass
class Run:
    """Lo que salió de ejecutar un cuaderno.

    ``outputs`` son las salidas de cada celda ejecutada, por posición; ``evidence``, lo observado en cada
    ejercicio; ``notices``, lo que conviene contar al docente.
    """

    outputs: dict[int, list[Any]] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


class RunnerLost(Exception):
    """El ejecutor dejó de contestar (``timed_out``) o terminó."""

    def __init__(self, timed_out: bool) -> None:
        super().__init__("no contestó a tiempo" if timed_out else "el proceso terminó")
        self.timed_out = timed_out


def run(
    cells: Mapping[int, str],
    probes: Mapping[str, Sequence[Any]],
    limits: Limits | None = None,
    services: Services | None = None,
) -> Run:
    """Ejecuta ``cells`` (por posición) y después llama a cada función de ``probes`` con sus entradas.

    ``services`` son las funciones de este lado que el cuaderno puede usar por su nombre con
    ``grader.pieces``; deben poder con cualquier argumento (``ValueError`` si no sirve).

    Si el ejecutor muere en una celda, se vuelve a empezar sin ella; si muere en un ejercicio, se vuelve a
    empezar para los que faltan. Así un bucle infinito cuesta solo ese ejercicio.
    """
    limits = limits or Limits()
    result = Run()
    skipped: set[int] = set()
    for _ in range(MAX_RESTARTS + len(probes)):
        pending = [name for name in probes if name not in result.evidence]
        if not pending or len(skipped) > MAX_RESTARTS:
            break
        with Runner(limits, services or {}) as runner:
            if not _run_cells(runner, cells, skipped, result):
                continue
            for name in pending:
                result.evidence[name], alive = runner.probe(name, probes[name])
                if not alive:
                    break
    for name in probes:
        result.evidence.setdefault(
            name, Evidence("crash", detail="El cuaderno no se pudo ejecutar hasta el final.")
        )
    return result


def _run_cells(runner: "Runner", cells: Mapping[int, str], skipped: set[int], result: Run) -> bool:
    """Ejecuta las celdas en orden; ``False`` si el ejecutor se perdió por el camino."""
    for position, source in cells.items():
        if position in skipped:
            continue
        try:
            result.outputs[position] = outputs = runner.cell(source)
            if any(isinstance(o, dict) and o.get("ename") == "TimeUp" for o in outputs):
                result.notices.append(f"La celda {position + 1} tardó demasiado y la detuvimos.")
        except RunnerLost as lost:
            skipped.add(position)
            reason = "tardó demasiado" if lost.timed_out else "terminó el proceso"
            result.notices.append(f"La celda {position + 1} {reason}; seguimos sin ella.")
            result.outputs[position] = [_lost_output(reason)]
            return False
    return True


def _lost_output(reason: str) -> dict[str, Any]:
    text = f"Esta celda {reason} y no se tuvo en cuenta."
    return {"output_type": "error", "ename": "CeldaDetenida", "evalue": text, "traceback": [text]}


class Runner:
    """Un proceso ejecutor en marcha. Se usa con ``with``; al salir no queda nada de él."""

    def __init__(self, limits: Limits, services: Services) -> None:
        self.limits = limits
        self.services = services
        self._asked = 0
        self._received: queue.Queue[Any] = queue.Queue(maxsize=64)

    def __enter__(self) -> "Runner":
        self._folder = tempfile.TemporaryDirectory(prefix="grader-", ignore_cleanup_errors=True)
        root = Path(self._folder.name)
        copy_program(root / "lib")
        work = root / "work"
        work.mkdir()
        self._process = subprocess.Popen(
            command(root / "lib"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=work,
            env=environment(work),
            start_new_session=True,
        )
        threading.Thread(target=self._read, daemon=True).start()
        self._started = False
        return self

    def __exit__(self, *_: object) -> None:
        _kill(self._process)
        self._process.wait()
        self._closed = True
        while not self._received.empty():
            self._received.get_nowait()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                stream.close()
        self._folder.cleanup()

    _closed = False

    def _read(self) -> None:
        total = 0
        try:
            while (message := read_message(self._process.stdout)) is not None:
                total += sum(getattr(v, "nbytes", 0) for v in _arrays(message))
                if total > MAX_EVIDENCE_BYTES or self._closed:
                    break
                self._received.put(message)
        except (ProtocolError, OSError, ValueError):
            pass
        self._received.put(None)

    def _send(self, message: dict[str, Any]) -> None:
        if not self._started:
            self._expect("ready", self.limits.start)
            self._started = True
        self._write(message)

    def _write(self, message: dict[str, Any]) -> None:
        try:
            self._process.stdin.write(pack(message))
            self._process.stdin.flush()
        except OSError:
            raise RunnerLost(timed_out=False) from None

    def _expect(self, operation: str, seconds: float) -> dict[str, Any]:
        message = self._next(time.monotonic() + seconds)
        if message.get("op") != operation:
            raise RunnerLost(timed_out=False)
        return message

    def _next(self, deadline: float) -> dict[str, Any]:
        """El siguiente mensaje que no sea una petición de una pieza, que se contesta aquí mismo."""
        while True:
            try:
                message = self._received.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise RunnerLost(timed_out=True) from None
            if message is None:
                code = self._process.wait() if self._process.poll() is not None else None
                raise RunnerLost(timed_out=code == TIMEOUT_EXIT)
            if message.get("op") != "ask":
                return message
            if time.monotonic() > deadline:
                raise RunnerLost(timed_out=True)
            self._reply(message)

    def _reply(self, message: dict[str, Any]) -> None:
        """Contesta a una petición de una pieza del curso."""
        self._asked += 1
        service = self.services.get(str(message.get("name")))
        if service is None or self._asked > MAX_ASKED:
            reply = {"error": f"la pieza «{message.get('name')}» no se puede usar en esta unidad"}
        else:
            try:
                reply = {"value": service(*message["arguments"], **message["named"])}
            except (ValueError, TypeError, KeyError, MemoryError) as error:
                reply = {"error": str(error)[:300]}
        self._write(reply)

    def cell(self, source: str) -> list[Any]:
        """Ejecuta una celda; lanza ``RunnerLost`` si el proceso no contesta."""
        self._send({"op": "cell", "source": source, "seconds": self.limits.cell})
        outputs = self._expect("cell", self.limits.cell + self.limits.grace).get("outputs")
        return outputs if isinstance(outputs, list) else []

    def probe(self, name: str, calls: Sequence[Any]) -> tuple[Evidence, bool]:
        """Llama a ``name`` con cada entrada. El segundo valor dice si el ejecutor sirve para otro más."""
        seen: list[Call] = []
        try:
            self._send(
                {
                    "op": "probe",
                    "name": name,
                    "calls": calls,
                    "seconds": self.limits.exercise,
                    "call_seconds": self.limits.call,
                }
            )
            deadline = time.monotonic() + self.limits.exercise + self.limits.grace
            while (message := self._next(deadline)).get("op") == "call" and len(seen) < len(calls):
                seen.append(call_from_wire(message["call"]))
            if message.get("op") == "missing":
                self._expect("done", self.limits.grace)
                return Evidence("missing"), can_fork()
            return _finished(seen, message, len(calls)), can_fork() and message.get("op") == "done"
        except RunnerLost as lost:
            status = "timeout" if lost.timed_out else "crash"
            return Evidence(status, tuple(seen), _DETAILS[status]), False
        except (ProtocolError, KeyError):
            return Evidence("crash", tuple(seen), _DETAILS["crash"]), False


_DETAILS = {
    "timeout": "La función tardó demasiado y la detuvimos (¿un bucle que no termina?).",
    "crash": "El proceso terminó mientras se ejecutaba la función.",
}


def _finished(seen: list[Call], message: dict[str, Any], expected: int) -> Evidence:
    if message.get("op") == "done" and len(seen) == expected:
        status = "timeout" if any(c.timed_out for c in seen) else "ok"
        return Evidence(status, tuple(seen))
    status = "timeout" if message.get("exit") == TIMEOUT_EXIT else "crash"
    return Evidence(status, tuple(seen), _DETAILS[status])


def _arrays(value: Any) -> Any:
    if isinstance(value, dict):
        for item in value.values():
            yield from _arrays(item)
    elif isinstance(value, list):
        for item in value:
            yield from _arrays(item)
    else:
        yield value


def _kill(process: subprocess.Popen) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
