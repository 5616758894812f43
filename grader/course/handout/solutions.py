"""Qué soluciones comentadas se reparten, cifradas, y desde cuándo se abren: ``c.Grader.solutions``."""

import textwrap
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from grader import exercises
from grader.cells import known
from grader.course.deadlines import deadlines
from grader.course.layout import Course
from grader.course.settings import DEADLINE, NEVER, PASSED
from grader.pipeline.notebook_format import reads_json
from grader.telling import sealing
from grader.units import notebook_name

_MARKS = ("### BEGIN SOLUTION", "### END SOLUTION")


def packed(course: Course, units: Sequence[str], told: Mapping[str, Any], exam: Collection[str]) -> bytes:
    """El archivo con las soluciones cifradas de ``units``; vacío si no se reparte ninguna.

    ``told`` es ``c.Grader``. De los ejercicios de ``exam`` y de las unidades sin plazo, si hay que esperar a
    que termine, no va ninguna.
    """
    when = told.get("solutions", PASSED)
    opens: dict[str, datetime] = {}
    if when == DEADLINE:
        opens = {unit: due for unit, due in deadlines(course).items() if due and unit in units}
        units = list(opens)
    found = {} if when == NEVER else {n: t for unit in units for n, t in _written(course, unit).items()}
    found = {name: text for name, text in found.items() if name not in exam}
    return sealing.packed(found, opens) if found else b""


def _written(course: Course, unit: str) -> dict[str, str]:
    """El código de ``solutions/`` de cada ejercicio de ``unit``, sin las cazas ni las marcas de nbgrader."""
    path = course.root / "solutions" / unit / notebook_name(unit)
    cells = known(reads_json(path.read_text("utf-8")).cells) if path.is_file() else {}
    asked = [e.name for e in exercises.of_unit(unit) if not e.suspect and e.name in cells]
    return {name: _plain(cells[name].source) for name in asked}


def _plain(source: str) -> str:
    lines = [line for line in source.splitlines() if line.strip() not in _MARKS]
    return textwrap.dedent("\n".join(lines)).strip()
