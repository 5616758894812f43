"""El disco lleno: no es culpa de ninguna entrega, así que detiene la orden con un mensaje y no se anota."""

import contextlib
import sqlite3
from collections.abc import Iterator

from grader.course.layout import CourseError
from grader.sandbox.levels import FULL_DISK

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
    """Convierte un disco lleno en un ``CourseError`` que dice qué hacer."""
    try:
        yield
    except Exception as error:
        if not is_full(error):
            raise
        raise CourseError(
            "No queda sitio en el disco (o se agotó tu cuota). No se ha perdido nada: lo calificado hasta "
            "aquí está guardado. Libera espacio y repite la orden; seguirá donde se quedó."
        ) from error
