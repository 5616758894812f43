"""Cómo se llama y qué lleva una unidad, para quien la publica y para quien la resuelve."""

import json
import re
from collections.abc import Mapping, MutableMapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

#: Dónde dice el paquete que se reparte qué ejercicios son de examen.
EXAM = Path(__file__).parent / "published" / "examen.json"
_OWN = "grader"
_CHECK = re.compile(r"check\((\w+)(?:, exam=True)?(?:, points=[\d.e+-]+)?\)")

#: Lo que hay en una celda publicada donde el estudiante escribe código, y donde escribe texto.
CODE_STUB = (
    "# ESCRIBE AQUÍ TU CÓDIGO (y borra la línea siguiente)\n"
    'raise NotImplementedError("Falta escribir el cuerpo de esta función")'
)
TEXT_STUB = "ESCRIBE AQUÍ TU RESPUESTA"


def notebook_name(unit: str) -> str:
    """El archivo del cuaderno de una unidad: ``01_padding`` -> ``padding.ipynb``."""
    return f"{unit.partition('_')[2]}.ipynb"


def put_units(metadata: MutableMapping[str, Any], units: Sequence[str]) -> None:
    """Apunta en un cuaderno qué unidades tiene el curso, para que ``progress`` no cuente otras."""
    metadata[_OWN] = {"units": list(units)}


def units_in(metadata: Any) -> list[str] | None:
    """Las unidades que apuntó ``put_units``; ``None`` si no hay nada apuntado."""
    told = metadata.get(_OWN) if isinstance(metadata, Mapping) else None
    units = told.get("units") if isinstance(told, Mapping) else None
    return units if isinstance(units, list) and units and all(isinstance(u, str) for u in units) else None


@cache
def exam_exercises() -> frozenset[str]:
    """Los ejercicios de examen, según el paquete que se repartió; ninguno si no dice nada."""
    try:
        told = json.loads(EXAM.read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(filter(lambda name: isinstance(name, str), told if isinstance(told, list) else ()))


def check_line(exercise: str, exam: bool = False, points: float | None = None) -> str:
    """La línea de la celda que califica ``exercise``; ``points``, si no vale lo que suman sus criterios."""
    told = [exercise, *["exam=True"] * exam, *([] if points is None else [f"points={points:g}"])]
    return f"check({', '.join(told)})"


def checked_in(line: str) -> str:
    """El ejercicio del que ``line`` es lo que escribió ``check_line``; vacío si es otra cosa."""
    found = _CHECK.fullmatch(line.strip())
    return found[1] if found else ""


def is_exam(exercise: str, text: str) -> bool:
    """Si en ``text``, un cuaderno, la comprobación publicada de ``exercise`` es de examen."""
    return f"check({exercise}, exam=True" in text
