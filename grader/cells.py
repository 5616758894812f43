"""Qué es cada celda de un cuaderno para nbgrader, que lo apunta en sus metadatos.

Nadie más lee esos metadatos. Valen igual los de un cuaderno publicado y los de una entrega, que pueden decir
cualquier cosa: lo que no tiene el tipo que debe es como si no estuviera.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

#: La etiqueta de las celdas que solo se ejecutan al leer el cuaderno: nunca al calificar.
DEMO_TAG = "demostracion"
_SKIP_TAG = "skip-execution"
#: La de las celdas tras cuyo error Jupyter sigue con las demás en lugar de pararse.
_GO_ON_TAG = "raises-exception"
_CHECK = "check_"

Cell = TypeVar("Cell", bound=Mapping[str, Any])


@dataclass(frozen=True)
class Role:
    """El papel de una celda; sin ``grade_id``, nbgrader no la conoce.

    ``graded``: da puntos. ``solution``: la rellena el estudiante. ``points`` es lo que diga la celda, sin
    comprobar; ``demo``, si es una demostración; ``skips``, si pide no ejecutarse; ``checksum``, la suma de
    control de como se publicó.
    """

    grade_id: str = ""
    graded: bool = False
    solution: bool = False
    points: object = None
    demo: bool = False
    skips: bool = False
    checksum: str = ""

    @property
    def automatic(self) -> bool:
        """Si sus puntos los pone el corrector."""
        return self.graded and not self.solution

    @property
    def locked(self) -> bool:
        """Si es de las que un estudiante no debe tocar."""
        return bool(self.grade_id) and not self.solution

    @property
    def exercise(self) -> str | None:
        """El ejercicio que califica."""
        return exercise_in(self.grade_id) if self.automatic else None


def role_of(cell: Mapping[str, Any]) -> Role:
    """El papel de ``cell``, venga de donde venga."""
    metadata = _mapping(cell.get("metadata"))
    told, tags = _mapping(metadata.get("nbgrader")), metadata.get("tags")
    tags = tags if isinstance(tags, list) else []
    points = told.get("points")
    # de cada celda se pregunta muchas veces, y las más dicen lo mismo
    make = _known_role if isinstance(points, int | float | None) else Role
    return make(
        _text(told.get("grade_id")),
        told.get("grade") is True,
        told.get("solution") is True,
        points,
        DEMO_TAG in tags,
        _SKIP_TAG in tags,
        _text(told.get("checksum")),
    )


#: Con su tipo: ``True``, ``1`` y ``1.0`` no son los mismos puntos.
_known_role = lru_cache(maxsize=4096, typed=True)(Role)


def known(cells: Iterable[Cell]) -> dict[str, Cell]:
    """Las celdas que nbgrader conoce, por su nombre y en orden."""
    return {name: cell for cell in cells if (name := role_of(cell).grade_id)}


def exercise_in(grade_id: str) -> str | None:
    """El ejercicio que califica la celda de nombre ``grade_id``; ``None`` si no es de uno."""
    return grade_id.removeprefix(_CHECK) if grade_id.startswith(_CHECK) else None


def check_of(exercise: str) -> str:
    """El nombre de la celda que califica ``exercise``."""
    return f"{_CHECK}{exercise}"


def put_checksum(cell: Mapping[str, Any], checksum: str) -> None:
    """Apunta en ``cell`` la suma de control de como se publicó."""
    cell["metadata"]["nbgrader"]["checksum"] = checksum


def go_on_after(cell: Mapping[str, Any]) -> None:
    """Apunta en ``cell`` que, si da un error, Jupyter siga con las celdas que queden por ejecutar."""
    tags = cell["metadata"].setdefault("tags", [])
    if _GO_ON_TAG not in tags:
        tags.append(_GO_ON_TAG)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
