"""Lo que gasta un ejecutor visto desde fuera: memoria, procesador y lo que escribe en su carpeta.

Los límites del núcleo son por proceso; esto vigila la suma.
"""

import os
from collections.abc import Iterator
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_MAX_ENTRIES = 4096
#: La que no sale de un archivo: la propia y la que se crea para compartirla.
_PRIVATE = ("Pss_Anon:", "Pss_Shmem:")


def own_memory(pid: int) -> int:
    """Bytes de memoria propia de ``pid``, sin sus descendientes; 0 si el sistema no lo dice."""
    return _private(pid)


def own_processor(pid: int) -> float:
    """Segundos de procesador de ``pid``, sin lo que gastaron otros; 0 si no se sabe."""
    return sum(_fields(pid)[:2]) / _TICKS


def memory(pid: int) -> int:
    """Bytes de memoria propia de ``pid`` y todos sus descendientes; 0 si el sistema no lo dice."""
    return sum(_private(process) for process in family(pid))


def processor(pid: int) -> float:
    """Segundos de procesador de ``pid`` y sus descendientes, también los ya terminados; 0 si no se sabe."""
    return sum(sum(_fields(one)) for one in family(pid)) / _TICKS


def _fields(pid: int) -> list[int]:
    """Los tics de procesador de ``pid`` y de sus hijos ya terminados."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
    return [*map(int, fields[11:15])]


def family(pid: int) -> Iterator[int]:
    """``pid`` y sus descendientes vivos."""
    pending, seen = [pid], set()
    while pending:
        current = pending.pop()
        if current in seen or current <= 0:
            continue
        seen.add(current)
        yield current
        try:
            for task in Path(f"/proc/{current}/task").iterdir():
                pending += map(int, (task / "children").read_text().split())
        except (OSError, ValueError):
            continue


def _private(pid: int) -> int:
    """Su parte de la memoria: lo que comparte con el proceso del que se bifurcó no se cuenta dos veces."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        found = [int(line.split()[1]) * 1024 for line in lines if line.startswith(_PRIVATE)]
    except (OSError, ValueError):
        found = []
    if found:
        return sum(found)
    try:
        resident, shared = Path(f"/proc/{pid}/statm").read_text().split()[1:3]
    except (OSError, ValueError):
        return 0
    return (int(resident) - int(shared)) * _PAGE


def folder(path: Path) -> int:
    """Bytes que ocupa la carpeta ``path``; demasiados archivos cuentan como demasiados bytes."""
    total = 0
    for entries, place in enumerate(_walk(path)):
        if entries > _MAX_ENTRIES:
            return 2**62
        try:
            total += place.stat(follow_symlinks=False).st_blocks * 512
        except OSError:
            continue
    return total


def _walk(path: Path) -> Iterator[os.DirEntry]:
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                yield entry
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(Path(entry.path))
    except OSError:
        return
