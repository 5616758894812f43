"""Grupos de control (cgroup v2): el núcleo limita la suma de lo que gasta una entrega, no cada proceso.

Hace falta que el sistema haya delegado el grupo en el que corre el corrector, como hace ``systemd-run`` con
``Delegate=yes``. Donde no, o si algo no sale como se espera, queda lo que mira :mod:`grader.sandbox.watch`.
"""

import contextlib
import errno
import itertools
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox import watch
from grader.sandbox.settings import MIB, Limits

_CONTROLLERS = {"memory", "pids"}
#: El grupo al que se aparta el corrector: uno que reparte entre otros no puede tener procesos.
_OURS = "corrector"
#: Lo que el núcleo cuenta y no es memoria del código: páginas de sus tablas, tuberías, zócalos…
_MARGIN = 64 * MIB
#: Los procesos de bubblewrap, que esperan fuera.
_HELPERS = 4
_EMPTY_SECONDS = 2.0

_lock = threading.Lock()
_known: list[Path | None] = []
_numbers = itertools.count()


@dataclass(frozen=True)
class Group:
    """El grupo de una entrega."""

    path: Path

    def enter(self, pid: int) -> None:
        """Mete a ``pid`` y a sus descendientes; los que nazcan después ya nacen dentro."""
        for one in watch.family(pid):
            _write(self.path / "cgroup.procs", one)

    def out_of_memory(self) -> bool:
        """Si el núcleo lo terminó por pasarse de memoria."""
        with contextlib.suppress(OSError):
            events = dict(line.split() for line in (self.path / "memory.events").read_text().splitlines())
            return int(events.get("oom_kill", 0)) > 0
        return False

    def end(self) -> None:
        """Termina todo lo que quede dentro y borra el grupo."""
        with contextlib.suppress(OSError):
            _write(self.path / "cgroup.kill", 1)
        until = time.monotonic() + _EMPTY_SECONDS
        while time.monotonic() < until:  # el último tarda un momento en irse
            with contextlib.suppress(OSError):
                self.path.rmdir()
                return
            time.sleep(0.005)


@contextlib.contextmanager
def group(limits: Limits) -> Iterator[Group | None]:
    """Un grupo con ``limits`` que desaparece al salir; ``None`` si aquí no se puede."""
    base = delegated()
    made = _made(base, limits) if base else None
    try:
        yield made
    finally:
        if made is not None:
            made.end()


def delegated() -> Path | None:
    """La carpeta del grupo en el que se crean los de las entregas; ``None`` si no se nos delegó ninguno.

    La primera vez puede apartar este proceso y sus descendientes: hay que llamarla antes de repartir el
    trabajo entre varios.
    """
    with _lock:
        if not _known:
            _known.append(_prepared(own_folder()))
        return _known[0]


def own_folder(process: Path = Path("/proc/self")) -> Path | None:
    """La carpeta de cgroup v2 en la que está ``process``, o ``None``."""
    with contextlib.suppress(OSError, ValueError, StopIteration):
        lines = (process / "cgroup").read_text().splitlines()
        own = next(line.removeprefix("0::") for line in lines if line.startswith("0::"))
        mounts = [line.split() for line in (process / "mountinfo").read_text().splitlines()]
        root, place = next(m[3:5] for m in mounts if m[m.index("-") + 1] == "cgroup2")
        return Path(place, Path(own).relative_to(root))  # uno de fuera de lo montado lanza ``ValueError``
    return None


def _prepared(folder: Path | None) -> Path | None:
    """``folder`` (o la de encima, si ya estábamos apartados), lista para repartir memoria y procesos."""
    if folder is None or ".." in folder.parts:
        return None
    folder = folder.parent if folder.name == _OURS else folder
    try:
        available = (folder / "cgroup.controllers").read_text().split()
        if not _CONTROLLERS.issubset(available) or not os.access(folder / "cgroup.procs", os.W_OK):
            return None
        _share_out(folder)
        tried = _made(folder, Limits())
    except OSError:
        return None
    if tried is not None:
        tried.end()
    return tried and folder


def _share_out(folder: Path) -> None:
    """Reparte los controladores de ``folder`` entre sus grupos. Lanza ``OSError`` si no deja."""
    wanted = " ".join(f"+{name}" for name in sorted(_CONTROLLERS))
    try:
        return _write(folder / "cgroup.subtree_control", wanted)
    except OSError as error:
        if error.errno != errno.EBUSY:
            raise
    ours, moved = folder / _OURS, []
    try:
        ours.mkdir(exist_ok=True)
        for pid in watch.family(os.getpid()):
            _write(ours / "cgroup.procs", pid)
            moved.append(pid)
        _write(folder / "cgroup.subtree_control", wanted)
    except OSError:  # hay otros procesos, que no son nuestros: cada uno vuelve a su sitio
        for pid in moved:
            with contextlib.suppress(OSError):
                _write(folder / "cgroup.procs", pid)
        with contextlib.suppress(OSError):
            ours.rmdir()
        raise


def _made(base: Path, limits: Limits) -> Group | None:
    """Un grupo nuevo en ``base``; ``None`` si no se pudo."""
    made = Group(base / f"entrega-{os.getpid()}-{next(_numbers)}")
    try:
        made.path.mkdir()
        # lo que escriben en una carpeta en memoria también cuenta aquí, y tiene su propio límite
        _write(made.path / "memory.max", limits.memory + limits.folder + _MARGIN)
        _write(made.path / "memory.oom.group", 1)
        _write(made.path / "pids.max", limits.processes + _HELPERS)
    except OSError:
        with contextlib.suppress(OSError):
            made.path.rmdir()
        return None
    with contextlib.suppress(OSError):  # no existe si la máquina no tiene memoria de intercambio
        _write(made.path / "memory.swap.max", 0)
    return made


def _write(path: Path, value: object) -> None:
    """Escribe en un archivo del núcleo, que ya existe: si no está, que se note."""
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, str(value).encode())
    finally:
        os.close(descriptor)
