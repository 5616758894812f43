"""Carpetas temporales con dueño: quien muere sin recoger no deja basura para siempre.

Cada carpeta la tiene reservada (``flock``) el proceso que la hizo, y el sistema suelta la reserva cuando ese
proceso muere, de cualquier manera. La que nadie reserva es de un muerto: :func:`sweep` termina los procesos
que salieron de ella y la borra. Una carpeta en uso no se toca, sea de quien sea.
"""

import contextlib
import os
import re
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

try:
    import fcntl
except ImportError:  # Windows: sin reservas, cada proceso borra lo suyo y nada más
    fcntl = None

PREFIX = "grader-encierro-"
_NAME = re.compile(re.escape(PREFIX) + r"[a-z0-9_]{8}")
_ATTEMPTS = 20
_ours: dict[Path, int] = {}
#: Crear, borrar y terminar, de uno en uno; un aviso de terminar puede llegar a mitad de lo demás.
_lock = threading.RLock()


def create() -> Path:
    """Una carpeta nueva, reservada por este proceso, que otros usuarios pueden recorrer."""
    for _ in range(_ATTEMPTS):
        with _lock:
            path = Path(tempfile.mkdtemp(prefix=PREFIX))
            held = _reserve(path)
            if held is not None:
                _ours[path] = held
                path.chmod(0o755)
                return path
        shutil.rmtree(path, ignore_errors=True)  # otra pasada la creyó abandonada en este instante
    raise OSError(f"No se pudo reservar una carpeta temporal en {tempfile.gettempdir()}.")


def remove(path: Path) -> None:
    """Borra una carpeta de :func:`create` y suelta su reserva."""
    with _lock:
        shutil.rmtree(path, ignore_errors=True)
        held = _ours.pop(path, -1)  # después de borrarla: si avisan de terminar a mitad, sigue siendo nuestra
        if held >= 0:
            os.close(held)


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """Una carpeta de :func:`create` que desaparece al salir."""
    path = create()
    try:
        yield path
    finally:
        remove(path)


def end_with_code(code: int) -> NoReturn:
    """Termina este proceso ahora mismo, sin salir de sus bloques, pero sin dejar carpetas."""
    with _lock:
        remove_all()
        os._exit(code)


def remove_all() -> None:
    """Borra todas las de este proceso."""
    for path in list(_ours):
        remove(path)


def sweep() -> list[Path]:
    """Recoge lo que dejaron procesos muertos de este usuario: sus carpetas y los procesos que sigan ahí.

    Devuelve las carpetas que ha borrado.
    """
    found = []
    for path in _abandoned() if fcntl else ():
        held = _reserve(path)
        if held is None:
            continue
        _kill_those_of(path)
        shutil.rmtree(path, ignore_errors=True)
        os.close(held)
        found.append(path)
    return found


def _abandoned() -> Iterator[Path]:
    """Las que podrían estarlo: con nuestro nombre, de este usuario y que no sean un enlace."""
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            mine = _NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
            if mine and entry.stat(follow_symlinks=False).st_uid == os.getuid():
                yield Path(entry.path)


def _reserve(path: Path) -> int | None:
    """El descriptor que reserva ``path``; ``None`` si es de otro proceso o ya no está."""
    if fcntl is None:
        return -1
    try:
        held = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(held), path.lstat()):
            return held
    except OSError:
        pass
    os.close(held)
    return None


def _kill_those_of(path: Path) -> None:
    """Termina los procesos que nacieron con su casa en ``path``: cigotos, ejecutores y lo que crearan."""
    home = f"HOME={path}/".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            variables = (process / "environ").read_bytes().split(b"\0")
            if any(variable.startswith(home) for variable in variables):
                os.kill(int(process.name), signal.SIGKILL)


def _forget() -> None:
    """Lo que hace un hijo recién bifurcado: las carpetas son del padre, y no las borra."""
    _ours.clear()
    _lock.release()


if hasattr(os, "register_at_fork"):
    # se bifurca con el cerrojo en la mano: en el hijo no existiría el hilo que lo tuviera
    os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_forget)
