"""Una sola orden escribe en un curso a la vez, y antes se copia el libro de notas."""

import contextlib
import os
from collections.abc import Iterator

from filelock import FileLock, Timeout

from grader.course import choosing
from grader.course.gradebook import copies
from grader.course.layout import Course
from grader.errors import CourseError


class Busy(CourseError):
    """Otra orden tiene reservado el curso."""


@contextlib.contextmanager
def one_at_a_time(course: Course) -> Iterator[None]:
    """Reserva el curso mientras dura el bloque; lanza :class:`Busy` si otra orden lo tiene reservado.

    Antes mira que lo que dice ``c.Grader`` exista y, si no, lanza ``CourseError``.
    El sistema suelta la reserva si el proceso muere, de cualquier manera.
    """
    folder = course.root / ".grader"
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / "ocupado.lock", timeout=0)
    owner = folder / "ocupado.pid"
    try:
        lock.acquire()
    except Timeout:
        who = owner.read_text() if owner.exists() else "desconocido"
        raise Busy(
            f"Otra orden está calificando este curso (proceso {who}). Espera a que termine y repite esta."
        ) from None
    try:
        owner.write_text(str(os.getpid()))
        choosing.verify(course)
        copies.save(course)
        yield
    finally:
        lock.release()
