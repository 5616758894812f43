"""Lo que gasta un ejecutor mientras se habla con él, calle o hable, y qué pasa si se pasa."""

import contextlib
import time
from dataclasses import dataclass, field
from pathlib import Path

from grader.evidence import Trouble
from grader.sandbox import watch
from grader.sandbox.budget import Budget, Patience
from grader.sandbox.cgroup import Group
from grader.sandbox.process import Process
from grader.sandbox.settings import Limits
from grader.sandbox.wire import TIMEOUT_EXIT

#: Cada cuánto se mira, y en qué parte del tiempo, como mucho.
WATCH_SECONDS = 0.1
_WATCH_SHARE = 0.1
#: El código con el que el núcleo termina a quien agota el procesador: SIGXCPU.
CPU_EXITS = (-24,)


class RunnerLost(Exception):
    """El ejecutor dejó de contestar, terminó o gastó de más: ``trouble`` dice qué."""

    def __init__(self, code: str = "crash", amount: float = 0.0, timed_out: bool = False) -> None:
        super().__init__(code)
        self.trouble = Trouble(code, amount)
        self.timed_out = timed_out or code == "timeout"


@dataclass
class Gauge:
    """Mira lo que gasta ``process``, que escribe en ``work``; lo gastado va a la cuenta de ``budget``.

    Con ``group``, la memoria y los procesos los limita además el núcleo. ``served`` son los segundos de
    procesador que se gastaron aquí en calcular lo que pidió.
    """

    process: Process
    work: Path
    limits: Limits
    budget: Budget
    group: Group | None = None
    served: float = 0.0
    ready: bool = False
    _start: float = 0.0
    _used: float = 0.0
    _look_at: float = field(default_factory=lambda: time.monotonic() + WATCH_SECONDS)

    def begin(self) -> None:
        """Ya arrancó, que no es cosa de la entrega, y aún no ha tocado nada de ella."""
        self._start = watch.processor(self.process.pid)
        if self.group is not None:
            with contextlib.suppress(OSError):  # si no entra, se sigue mirando como si no hubiera grupo
                self.group.enter(self.process.pid)
        self.ready = True

    def end(self) -> None:
        """Apunta lo gastado en la cuenta de la entrega."""
        self._measure()
        self.budget.used += self._used + self.served

    def allow_again(self) -> None:
        """Deja gastar otra vez lo que lleva gastado: se va a repetir, y no lo ha decidido la entrega."""
        self._measure()
        self.budget.cpu += self._used + self.served

    def look(self, patience: Patience) -> None:
        """Lanza ``RunnerLost`` si gasta de más; mira solo si ya toca."""
        start = time.monotonic()
        if start < self._look_at:
            return
        self._measure()
        if patience.spent(self._used + self.served):
            raise RunnerLost("timeout")
        if self.budget.exceeded(self._used + self.served):
            raise RunnerLost("cpu", self.limits.cpu, timed_out=True)
        if watch.memory(self.process.pid) > self.limits.memory:
            raise RunnerLost("memory", self.limits.memory)
        self.look_at_folder()
        end = time.monotonic()
        self._look_at = end + max(WATCH_SECONDS, (end - start) / _WATCH_SHARE)

    def look_at_folder(self) -> None:
        """Lanza ``RunnerLost`` si ocupa demasiado disco."""
        if watch.folder(self.work) > self.limits.folder:
            raise RunnerLost("folder", self.limits.folder)

    def lost(self) -> RunnerLost:
        """Por qué terminó, si lo hizo por su cuenta."""
        if self.group is not None and self.group.out_of_memory():
            return RunnerLost("memory", self.limits.memory)
        code = self.process.exit_code(confined=self.ready)
        if code in CPU_EXITS:
            return RunnerLost("cpu", self.limits.cpu, timed_out=True)
        return RunnerLost("timeout" if code == TIMEOUT_EXIT else "crash")

    def _measure(self) -> None:
        """Lo que lleva gastado desde que arrancó; quien acaba de terminar ya no lo dice."""
        if self.ready:
            self._used = max(self._used, watch.processor(self.process.pid) - self._start)
