"""Escribir archivos de una vez."""

import os
from pathlib import Path

from grader.errors import CourseError


def put(path: Path, data: bytes) -> None:
    """Deja ``data`` en ``path``: quien mire verá el archivo viejo o el nuevo, nunca medio.

    Lanza ``OSError`` si no se puede; entonces no queda nada a medias.
    """
    draft = path.with_name(f".{path.name[:40]}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Lo mismo que :func:`put` para un archivo que pide el docente: crea la carpeta si falta.

    Lanza ``CourseError`` si no se puede escribir ahí.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, data)
    except OSError as error:
        raise CourseError(f"No se puede escribir {path} ({error.strerror}). Elige otro sitio.") from None
