"""Lo que gastan los procesos de confianza de una orden, mirado desde fuera mientras califica.

Son el que da la orden y sus trabajadores, que leen y juzgan lo que contesta una entrega; los encerrados
tienen sus propios topes y no cuentan.
"""

import bisect
import contextlib
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import psutil

#: Segundos de procesador y bytes de los que no debe pasar ningún proceso de confianza por una sola entrega.
MOST_PROCESSOR = 120.0
MOST_MEMORY = 1536 * 2**20
_EVERY = 0.5
#: Lo que puede tardar en apuntarse una entrega ya calificada, que es como se sabe cuándo terminó.
_LATE = 5.0
#: Así se llaman los procesos que crea ``multiprocessing``; los encerrados son otros programas.
_TRUSTED = "multiprocessing"

#: Cuándo empezó y cuándo terminó cada entrega, en segundos del reloj.
Spans = Mapping[str, tuple[float, float]]


@dataclass
class Life:
    """Lo que se vio de un proceso: en qué momentos, con cuánto procesador y con cuánta memoria suya."""

    name: str
    times: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    def see(self, when: float, processor: float, memory: int) -> None:
        """Apunta cómo estaba en el momento ``when``."""
        self.times.append(when)
        self.processor.append(processor)
        self.memory.append(memory)

    def spent(self, start: float, end: float) -> float:
        """Segundos de procesador que gastó entre dos momentos."""
        first = max(bisect.bisect_right(self.times, start) - 1, 0)
        last = min(bisect.bisect_left(self.times, end), len(self.times) - 1)
        return max(self.processor[last] - self.processor[first], 0.0) if last > first else 0.0

    def peak(self, start: float = 0.0, end: float = float("inf")) -> int:
        """Lo más que ocupó entre dos momentos."""
        inside = slice(bisect.bisect_left(self.times, start), bisect.bisect_right(self.times, end))
        return max(self.memory[inside], default=0)


class Meter:
    """Mira cada poco lo que gastan el proceso ``root`` y sus trabajadores; ``lives`` es lo que vio."""

    def __init__(self, root: int) -> None:
        self.lives: dict[tuple[int, float], Life] = {}
        self._root = root
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look_again, daemon=True)

    def __enter__(self) -> "Meter":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look_again(self) -> None:
        while not self._stop.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        for one in trusted(self._root):
            with contextlib.suppress(psutil.Error, OSError):
                key = one.pid, one.create_time()
                life = self.lives.setdefault(key, Life(f"proceso {one.pid}"))
                used = one.cpu_times()
                life.see(time.time(), used.user + used.system, one.memory_full_info().uss)


def trusted(root: int) -> Iterator[psutil.Process]:
    """El proceso ``root`` y los que crea ``multiprocessing`` por debajo, sin lo que cuelga de los demás."""
    with contextlib.suppress(psutil.Error, OSError):
        pending = [psutil.Process(root)]
        while pending:
            one = pending.pop()
            yield one
            with contextlib.suppress(psutil.Error, OSError):
                pending += [child for child in one.children() if _is_trusted(child)]


def _is_trusted(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error, OSError):
        return any(_TRUSTED in word for word in process.cmdline())
    return False


def unbounded(lives: Mapping[object, Life], spans: Spans) -> dict[str, str]:
    """Por qué gastó de más cada entrega; lo que no se sabe de cuál es, con el nombre del proceso.

    De dos que se califican a la vez no se sabe cuál ocupa la memoria: se nombran las dos.
    """
    found: dict[str, str] = {}
    for life in lives.values():
        over = [when for when, size in zip(life.times, life.memory, strict=True) if size > MOST_MEMORY]
        guilty = {
            name for name, (start, end) in spans.items() if any(start - _LATE <= when <= end for when in over)
        }
        if over:
            why = f"{life.name}: {life.peak() / 2**30:.1f} GiB de memoria"
            found |= dict.fromkeys(guilty or {life.name}, why)
        for name, (start, end) in spans.items():
            spent = life.spent(start - _LATE, end)
            if spent > MOST_PROCESSOR:
                found[name] = f"{life.name}: {spent:.0f} s de procesador"
    return found


def highest(lives: Mapping[object, Life], spans: Spans) -> tuple[float, int]:
    """Lo más que gastó un proceso por una entrega: segundos de procesador y bytes de memoria."""
    processor = max(
        (life.spent(start - _LATE, end) for life in lives.values() for start, end in spans.values()),
        default=0.0,
    )
    return processor, max((life.peak() for life in lives.values()), default=0)
