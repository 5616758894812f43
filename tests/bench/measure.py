"""Cuánto gasta una orden: reloj, procesador y memoria, con todos sus descendientes."""

import contextlib
import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox.watch import family

BIN = Path(sys.executable).parent
_PR_SET_CHILD_SUBREAPER = 36
_SAMPLE_SECONDS = 0.25
_ORPHAN_SECONDS = 15.0


class CommandFailed(Exception):
    """Una orden de las que se miden terminó mal; el texto es lo último que escribió."""


@dataclass(frozen=True)
class Cost:
    """Segundos de reloj y de procesador, y el máximo de memoria en bytes (0 si no se miró)."""

    wall: float
    cpu: float
    memory: int = 0


def children_cpu() -> float:
    """Segundos de procesador de los hijos ya terminados, con sus descendientes."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command: Sequence[str | Path], *, cwd: Path | None = None, memory: bool = False) -> Cost:
    """Ejecuta ``command`` desde cero y dice lo que costó; lanza ``CommandFailed`` si termina mal.

    Los nietos huérfanos (un cigoto dentro de bubblewrap sobrevive un instante a quien lo lanzó) cuelgan de
    este proceso, que también cuenta lo que gastaron.
    """
    _adopt_orphans()
    others, before, start = _children(), children_cpu(), time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    watch = _Watch(process.pid) if memory else contextlib.nullcontext()
    with watch:
        text, _ = process.communicate()
    wall = time.perf_counter() - start
    _reap_orphans(others)
    if process.returncode:
        raise CommandFailed(f"{' '.join(map(str, command))}\n{text[-1500:]}")
    return Cost(wall, children_cpu() - before, watch.peak if isinstance(watch, _Watch) else 0)


def _environment() -> dict[str, str]:
    """El entorno de siempre, con los programas de este y módulos compilados, como en cualquier equipo."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}


def _adopt_orphans() -> None:
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _children() -> set[int]:
    """Los hijos de este proceso."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {int(pid) for task in tasks for pid in task.read_text().split()}


def _reap_orphans(others: set[int]) -> None:
    """Espera a los hijos que no estaban antes entre ``others``."""
    deadline = time.monotonic() + _ORPHAN_SECONDS
    while time.monotonic() < deadline and (orphans := _children() - others):
        for pid in orphans:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.01)


class _Watch:
    """El máximo de la memoria de un proceso y sus descendientes, mirada cada poco.

    Suma la parte proporcional (PSS): lo que comparten varios procesos cuenta una vez.
    """

    def __init__(self, pid: int) -> None:
        self.peak, self._pid = 0, pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(_SAMPLE_SECONDS):
            self.peak = max(self.peak, sum(map(proportional, family(self._pid))))


def proportional(pid: int) -> int:
    """Bytes de memoria de ``pid``, con su parte de la compartida; 0 si ya no está o no se puede saber."""
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
