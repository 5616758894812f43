"""Con qué versiones se califica: dos máquinas dan la misma nota si coinciden en todas.

Del corrector solo cuenta lo que puede cambiar una nota o lo que se guarda de ella (``COUNTED``): cambiar una
figura, una página o una orden no vuelve a calificar nada, y deja que un trabajador de un cluster siga.
"""

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from grader.exercises import own_folder

#: De ``grader/``, lo que decide una nota. Una prueba reparte entre esta lista y la otra todo lo que hay.
COUNTED = (
    *("exercises", "judge", "sandbox", "pipeline", "digits"),
    *("allowed.py", "arguments.py", "cells.py", "evidence.py", "observing.py"),
    *("pieces.py", "remembering.py", "units.py"),
)
_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = {"NumPy": "numpy", "PyTorch": "torch"}


def code_digest() -> bytes:
    """Un resumen del código que decide la nota, tal como estaba la primera vez que se pidió.

    Cuentan también los ejercicios propios del curso.
    """
    return _digest(own_folder())


@cache
def _digest(own: Path | None) -> bytes:
    digest = hashlib.sha256()
    for path in (*counted_files(_PACKAGE), *(sorted(own.rglob("*.py")) if own else ())):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))  # Git los cambia en Windows
    return digest.digest()


def counted_files(package: Path) -> Iterator[Path]:
    """Los archivos de ``package`` que cuentan, en orden; lanza ``FileNotFoundError`` si falta alguno."""
    for name in COUNTED:
        path = package / name
        found = sorted(p for p in path.rglob("*") if p.suffix in (".py", ".npz")) if path.is_dir() else [path]
        if not found or not found[0].is_file():
            raise FileNotFoundError(path)
        yield from found


def versions() -> tuple[tuple[str, str], ...]:
    """Pares (nombre, versión) de todo lo que puede cambiar una nota en esta máquina."""
    return (("el corrector", code_digest().hex()[:12]), *_programs())


@cache
def _programs() -> tuple[tuple[str, str], ...]:
    libraries = [(title, _version(name)) for title, name in _LIBRARIES.items()]
    return (("Python", ".".join(map(str, sys.version_info[:2]))), *libraries)


def _version(package: str) -> str:
    try:
        return version(package).partition("+")[0]
    except PackageNotFoundError:
        return "ninguna"
