"""El disco lleno y los límites de la máquina: no son culpa de ninguna entrega, así que detienen la orden."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator

from grader.errors import CourseError
from grader.sandbox.levels import FULL_DISK

_LIMITS = (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN)
_SQLITE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)


def is_full(error: BaseException | None) -> bool:
    """Si ``error``, o alguno de los que lo causaron, es que no cabía lo que se quería escribir."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL_DISK:
            return True
        driver = getattr(error, "orig", error)  # SQLAlchemy envuelve el error de la base de datos
        if isinstance(driver, sqlite3.Error) and getattr(driver, "sqlite_errorcode", None) in _SQLITE:
            return True
        error = error.__cause__ or error.__context__
    return False


@contextlib.contextmanager
def watched() -> Iterator[None]:
    """Convierte un disco lleno, o un límite alcanzado, en un ``CourseError`` que dice qué hacer."""
    try:
        yield
    except Exception as error:
        if is_full(error):
            raise CourseError(
                "No queda sitio en el disco (o se agotó tu cuota). No se ha perdido nada: lo calificado "
                "hasta aquí está guardado. Libera espacio y repite la orden; seguirá donde se quedó."
            ) from error
        if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in _LIMITS):
            raise CourseError(
                f"El sistema no deja seguir ({error or 'no queda memoria'}). Lo calificado hasta aquí está "
                "guardado. Cierra otros programas o sube el límite (ulimit) y repite la orden; seguirá donde "
                "se quedó."
            ) from error
        raise
