"""Qué cambió, qué se filtró y qué quedó en marcha después de calificar una clase hostil."""

import base64
import contextlib
import ctypes
import hashlib
import json
import os
import re
import signal
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

#: Lo que escribe ``grader autograde`` en un curso: todo lo demás debe quedar como estaba.
OUTPUTS = ("autograded", "evidence", "feedback", ".grader/registered", "gradebook.db", "notas.json")
OUTPUTS += (
    ".grader/draws",
    ".grader/publicado",
    ".grader/copias",
    ".grader/ocupado.lock",
    ".grader/ocupado.pid",
)
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
SHARED = ("/tmp", "/var/tmp", "/dev/shm", "/run")


def fingerprints(root: Path, skip: Iterable[str] = ()) -> dict[str, str]:
    """Un resumen de cada archivo, enlace y carpeta de ``root``, salvo lo que cuelga de ``skip``."""
    left_out = [root / name for name in skip]
    found = {}
    for folder, folders, files in os.walk(root):
        place = Path(folder)
        folders[:] = [name for name in folders if place / name not in left_out]
        for name in [*files, *folders]:
            path = place / name
            if path not in left_out:
                found[str(path.relative_to(root))] = _fingerprint(path)
    return found


def _fingerprint(path: Path) -> str:
    if path.is_symlink():
        return f"enlace a {path.readlink()}"
    if path.is_dir():
        return f"carpeta {path.stat().st_mode:o}"
    if not path.is_file():
        return "ni archivo ni carpeta"
    if path.stat().st_size > 2**25:
        return f"{path.stat().st_size} bytes"
    with contextlib.suppress(OSError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return "ilegible"


def differences(before: Mapping[str, str], after: Mapping[str, str], place: str) -> list[str]:
    """Lo que cambió, desapareció o apareció, en una línea cada cosa."""

    def word(name: str) -> str:
        if name in before:
            return "ha cambiado" if name in after else "ha desaparecido"
        return "ha aparecido"

    return [
        f"{place}/{name} {word(name)}"
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]


def marked(mark: str, roots: Iterable[Path], depth: int = 1) -> list[Path]:
    """Lo que lleva ``mark`` en el nombre, hasta ``depth`` niveles por debajo de ``roots``."""
    found = []
    for root in roots:
        for folder, folders, files in os.walk(root):
            found += [Path(folder) / name for name in [*files, *folders] if mark in name]
            if len(Path(folder).relative_to(root).parts) >= depth - 1:
                folders.clear()
    return found


def holds(mark: str, root: Path) -> list[Path]:
    """Los archivos de ``root`` que contienen ``mark``."""
    return [path for path in _files(root) if has(mark, path)]


def matching(pattern: re.Pattern[bytes], root: Path) -> list[Path]:
    """Los archivos de ``root`` en los que se encuentra ``pattern``."""
    return [path for path in _files(root) if pattern.search(_content(path))]


def texts(notebook: Path) -> bytes:
    """Todo el texto de las celdas y salidas de un cuaderno, sin los colores de una terminal."""
    found: list[str] = []
    pending: list[Any] = [json.loads(_content(notebook) or b"{}").get("cells", [])]
    while pending:
        one = pending.pop()
        if isinstance(one, str):
            found.append(_COLOUR.sub("", one))
        elif isinstance(one, list | dict):
            pending += one.values() if isinstance(one, dict) else one
    return "\n".join(found).encode()


def has(mark: str, path: Path) -> bool:
    """Si el archivo ``path`` contiene ``mark``."""
    return mark.encode() in _content(path)


def _files(root: Path) -> Iterator[Path]:
    for folder, _, files in os.walk(root):
        yield from (Path(folder) / name for name in files)


def _content(path: Path) -> bytes:
    with contextlib.suppress(OSError):
        if path.is_file() and not path.is_symlink():
            return path.read_bytes()
    return b""


def disguises(secret: str) -> set[bytes]:
    """Las formas en que ``secret`` puede salir: tal cual, del revés, en hexadecimal, base 64 o números."""
    raw = secret.encode()
    codes = np.frombuffer(raw, np.uint8)
    found = {raw, raw[::-1], raw.hex().encode(), secret.encode("utf-16-le")}
    found |= {codes.astype(kind).tobytes() for kind in (float, np.float32, np.int64, np.int32)}
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + raw).rstrip(b"=")
        found.add(coded[4 if shift else 0 : -3])
    return found


def needles(secrets: Mapping[str, str]) -> list[tuple[str, bytes]]:
    """(nombre, bytes) de todas las formas de cada secreto."""
    return [(name, form) for name, secret in secrets.items() for form in disguises(secret)]


def found_in(data: bytes, sought: Iterable[tuple[str, bytes]]) -> set[str]:
    """Los nombres de los secretos de ``sought`` que hay en ``data``."""
    return {name for name, form in sought if form in data}


def leaks(sought: Iterable[tuple[str, bytes]], roots: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """(qué secreto, en qué archivo) de todo lo que hay en ``roots``."""
    for root in roots:
        for path in [root] if root.is_file() else _files(root):
            yield from ((name, path) for name in sorted(found_in(_content(path), sought)))


def processes(mark: str, folder: Path) -> list[tuple[int, str]]:
    """Los procesos que nacieron en la campaña: llevan su marca, o su carpeta, en la orden."""
    found = []
    ours = _ancestors()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) not in ours:
            with contextlib.suppress(OSError):
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if mark in line or str(folder) in line:
                    found.append((int(entry.name), line.strip()[:120]))
    return found


def _ancestors() -> set[int]:
    found, current = set(), os.getpid()
    while current > 0 and current not in found:
        found.add(current)
        try:
            stat = Path(f"/proc/{current}/stat").read_text()
        except OSError:
            break
        current = int(stat.rpartition(")")[2].split()[1])
    return found


def left_running(mark: str, folder: Path, patience: float = 3.0) -> list[str]:
    """Los procesos de la campaña que siguen ahí pasado un momento; los termina, uno a uno."""
    until = time.monotonic() + patience
    while (found := processes(mark, folder)) and time.monotonic() < until:
        time.sleep(0.3)
    for number, _ in found:
        with contextlib.suppress(OSError):
            os.kill(number, signal.SIGKILL)
    return [line for _, line in found]


def shared_memory(mark: str) -> bool:
    """Si un ataque dejó un segmento de memoria compartida de System V; lo borra."""
    libc = ctypes.CDLL(None)
    segment = libc.shmget(int(mark.rpartition("-")[2][:6], 16), 0, 0)
    if segment < 0:
        return False
    libc.shmctl(segment, 0, None)
    return True


@contextlib.contextmanager
def planted_memory(secret: str) -> Iterator[None]:
    """Un segmento y una cola de System V con ``secret``, que cualquiera de esta máquina podría leer."""
    libc = ctypes.CDLL(None)
    libc.shmat.restype = ctypes.c_void_p
    segment, line = libc.shmget(0, 4096, 0o1666), libc.msgget(0, 0o1666)
    place = libc.shmat(segment, None, 0) if segment >= 0 else None
    text = secret.encode()
    try:
        if place not in (None, ctypes.c_void_p(-1).value):
            ctypes.memmove(place, text, len(text))
            libc.shmdt(ctypes.c_void_p(place))
        if line >= 0:
            libc.msgsnd(line, (1).to_bytes(8, "little") + text, len(text), 0)
        yield
    finally:
        libc.shmctl(segment, 0, None)
        libc.msgctl(line, 0, None)
