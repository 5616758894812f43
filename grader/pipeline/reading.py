"""Leer un cuaderno: de los bytes de un archivo al texto de sus celdas, o a la frase que dice qué pasa."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader.cells import Role, role_of

MAX_BYTES = 20 * 2**20
MAX_CELLS = 1000
MAX_SOURCE_CHARS = 200_000
MAX_CODE_CHARS = 600_000


class IntakeError(ValueError):
    """La entrega no se puede leer. El mensaje, en español, dice por qué y qué hacer."""


@dataclass(frozen=True)
class Draft:
    """Una celda de la entrega reducida a texto y a lo que dice ser, que no siempre es lo que es."""

    kind: str
    source: str
    role: Role


def read_notebook(data: bytes) -> list[Draft]:
    """Las celdas de un cuaderno; lanza ``IntakeError`` si los bytes no son un cuaderno razonable."""
    if len(data) > MAX_BYTES:
        raise IntakeError(
            f"El archivo ocupa {len(data) / 2**20:.0f} MB y el máximo son {MAX_BYTES // 2**20}: borra las "
            "salidas (Kernel → Restart & Clear Output) y vuelve a entregarlo."
        )
    if not data.strip():
        raise IntakeError("El archivo está vacío: vuelve a descargarlo de Jupyter y entrégalo otra vez.")
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise IntakeError(
            "El archivo no es texto UTF-8 y no es un cuaderno .ipynb: entrega el cuaderno de la unidad."
        ) from None
    except RecursionError:
        raise IntakeError("El archivo tiene demasiados niveles: no es un cuaderno de Jupyter.") from None
    except ValueError as error:
        raise IntakeError(
            f"El archivo no es un cuaderno: no es JSON válido o está cortado ({_json_place(error)}). "
            "Vuelve a descargarlo de Jupyter y entrégalo otra vez."
        ) from None
    return _drafts(content)


def _json_place(error: ValueError) -> str:
    line = getattr(error, "lineno", None)
    return f"línea {line}" if line else "número ilegible"


def _drafts(content: Any) -> list[Draft]:
    if not isinstance(content, Mapping) or not isinstance(content.get("cells"), list):
        old = isinstance(content, Mapping) and "worksheets" in content
        raise IntakeError(
            "El cuaderno está en un formato antiguo: ábrelo en Jupyter, guárdalo y entrégalo otra vez."
            if old
            else "El archivo es JSON, pero no un cuaderno de Jupyter: no tiene celdas."
        )
    if len(content["cells"]) > MAX_CELLS:
        raise IntakeError(f"El cuaderno tiene más de {MAX_CELLS} celdas; entrega el cuaderno de la unidad.")
    drafts = [_draft(cell) for cell in content["cells"] if isinstance(cell, dict)]
    if sum(len(d.source) for d in drafts if d.kind == "code") > MAX_CODE_CHARS:
        raise IntakeError(
            f"Entre todas, las celdas de código tienen más de {MAX_CODE_CHARS} caracteres: borra los datos "
            "que hayas pegado en ellas y vuelve a entregarlo."
        )
    return drafts


def _draft(cell: Mapping[str, Any]) -> Draft:
    kind = cell.get("cell_type")
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(piece for piece in source if isinstance(piece, str))
    if not isinstance(source, str):
        source = ""
    if len(source) > MAX_SOURCE_CHARS:
        raise IntakeError(
            f"Una celda tiene más de {MAX_SOURCE_CHARS} caracteres; bórrala y vuelve a entregarlo."
        )
    return Draft(kind if kind in ("code", "markdown") else "raw", _writable(source), role_of(cell))


def _writable(source: str) -> str:
    """``source`` sin sustitutos sueltos, que en UTF-8 no se escriben y romperían el cuaderno calificado."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return source.encode("utf-8", "replace").decode("utf-8")
    return source
