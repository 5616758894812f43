"""Escribir archivos de una vez."""

import os
from pathlib import Path

from grader.course.layout import CourseError


def write_whole(path: Path, data: bytes) -> None:
    """Deja ``data`` en ``path``: quien mire verá el archivo viejo o el nuevo, nunca medio.

    Crea la carpeta si falta. Lanza ``CourseError`` si no se puede escribir ahí.
    """
    draft = path.with_name(f".{path.name[:40]}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(data)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(f"No se puede escribir {path} ({error.strerror}). Elige otro sitio.") from None
