"""Las clases que se califican al medir: las entregas de ejemplo, repetidas con otros nombres."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from grader.course.jobs import register
from grader.course.layout import Course
from tests.kit.sample_class import Sample, all_samples, build_course

#: Una celda que no termina nunca: con ella se mediría el tiempo límite, no el corrector.
ENDLESS = {("ivan_s", "02_convolve")}
SMALL_UNIT = "00_inicio"


def usable(units: Sequence[str] = ()) -> list[Sample]:
    """Las entregas de ejemplo que se leen y terminan, por unidad."""
    found = [s for s in all_samples() if s.status == "ok" and (s.student, s.unit) not in ENDLESS]
    return sorted((s for s in found if not units or s.unit in units), key=lambda s: (s.unit, s.student))


def roster(count: int, units: Sequence[str] = ()) -> list[Sample]:
    """``count`` entregas con la misma mezcla de unidades que la clase de ejemplo."""
    found = usable(units)
    rounds, rest = divmod(count, len(found))
    chosen = [replace(s, student=f"{s.student}_{r}") for r in range(rounds) for s in found]
    return chosen + [replace(s, student=f"{s.student}_{rounds}") for s in spread(found, rest)]


def spread(items: Sequence, count: int) -> list:
    """``count`` elementos de ``items`` repartidos por igual de principio a fin."""
    return [items[(2 * i + 1) * len(items) // (2 * count)] for i in range(count)]


def build(folder: Path, samples: Sequence[Sample], *, registered: bool = True, key: bytes = b"") -> Course:
    """Un curso con ``samples`` sin calificar; ``registered``, con sus unidades ya en el libro de notas.

    Anotar las unidades es parte de publicar, como en nbgrader: se hace una vez, antes de calificar. ``key``
    es la clave del curso, si no debe ser nueva.
    """
    course = Course.at(build_course(folder, list(samples)))
    if key:
        (folder / ".grader").mkdir()
        (folder / ".grader" / "clave").write_bytes(key)
    for unit in sorted({s.unit for s in samples}) if registered else ():
        register(course, unit)
    return course
