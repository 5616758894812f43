"""Leer un cuaderno: de los bytes de un archivo al texto de sus celdas, o a la frase que dice qué pasa.

Todo el que abre el cuaderno de alguien lo hace con ``load``; lo que da es lo que se guarda y se envía.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.cells import Role, role_of
from grader.pipeline import raw
from grader.pipeline.lookalikes import what_it_is
from grader.pipeline.pictures import Pasted, lifted, pasted_in

#: Lo que puede ocupar un archivo y, sin las salidas, que no se leen, lo que puede quedar de él.
MAX_FILE_BYTES = 200 * 2**20
MAX_BYTES = 20 * 2**20
#: Cuántas listas, objetos y separadores se cargan: vacíos y pequeños ocupan en memoria veinte veces más.
MAX_PARTS = 2_000_000
MAX_CELLS = 1000
MAX_SOURCE_CHARS = 200_000
MAX_CODE_CHARS = 600_000
#: Desde aquí se quitan las salidas: antes no compensa, y los bytes son los que se entregaron.
_HEAVY = 2 * 2**20


class IntakeError(ValueError):
    """La entrega no se puede leer. El mensaje, en español, dice por qué y qué hacer."""


@dataclass(frozen=True)
class Draft:
    """Una celda de la entrega reducida a texto y a lo que dice ser, que no siempre es lo que es."""

    kind: str
    source: str
    role: Role
    pasted: tuple[Pasted, ...] = ()


def load(path: Path) -> bytes:
    """El cuaderno de ``path`` como se guarda y se envía; lanza ``IntakeError`` si es demasiado grande."""
    with path.open("rb") as file:
        return light(file.read(MAX_FILE_BYTES + 1))


def light(data: bytes) -> bytes:
    """``data`` en UTF-8 y, si ocupa mucho, sin salidas; lanza ``IntakeError`` si aun así es demasiado grande.

    Un cuaderno normal queda tal cual, y lo que no es un cuaderno, también: lo dirá ``read_notebook``.
    """
    if len(data) > MAX_FILE_BYTES:
        raise IntakeError(
            f"El archivo ocupa más de {_megabytes(MAX_FILE_BYTES)}, que es lo más que leemos: borra las "
            "salidas (Kernel → Restart & Clear Output), guárdalo y vuelve a entregarlo."
        )
    found = raw.narrow(data)
    if len(found) > _HEAVY and raw.starts_as_json(found[:64]):
        try:
            found = raw.without_outputs(found)
        except raw.TooManyParts:
            raise IntakeError(
                "Las salidas del cuaderno tienen demasiados datos: bórralas (Kernel → Restart & Clear "
                "Output), guárdalo y vuelve a entregarlo."
            ) from None
    if len(found) > MAX_BYTES:
        raise IntakeError(
            what_it_is(data)
            or f"El archivo ocupa {_megabytes(len(found))} sin contar las salidas, y el máximo son "
            f"{_megabytes(MAX_BYTES)}: borra las imágenes y los datos que hayas pegado en él, guárdalo "
            "y vuelve a entregarlo."
        )
    return raw.utf8(found)


def _megabytes(size: int) -> str:
    return f"{math.ceil(size / 2**20 * 10) / 10:g} MB"


def may_be_notebook(data: bytes) -> bool:
    """Si ``data`` tiene lo que lleva todo cuaderno, en el orden que sea; no mira si está entero."""
    found = raw.narrow(data)
    return raw.starts_as_json(found[:64]) and b'"cells"' in found and b'"cell_type"' in found


def read_notebook(data: bytes) -> list[Draft]:
    """Las celdas de un cuaderno; lanza ``IntakeError`` si los bytes no son un cuaderno razonable."""
    if not data.strip(raw.EMPTY):
        inside = (
            " (solo tiene ceros: se quedó a medias al copiarse o al sincronizarse)" if data.strip() else ""
        )
        raise IntakeError(
            f"El archivo está vacío{inside}: vuelve a descargarlo de Jupyter y entrégalo otra vez."
        )
    data = light(data)
    if sum(map(data.count, (b"[", b"{", b","))) > MAX_PARTS:
        raise IntakeError(
            "El cuaderno tiene demasiados datos sueltos: borra los que hayas pegado y vuelve a entregarlo."
        )
    try:
        content = json.loads(data.decode("utf-8"))
    except RecursionError:
        raise IntakeError("El archivo tiene demasiados niveles: no es un cuaderno de Jupyter.") from None
    except ValueError as error:
        raise IntakeError(what_it_is(data) or _broken(data, error)) from None
    return _drafts(content)


def _broken(data: bytes, error: ValueError) -> str:
    if not raw.starts_as_json(data[:64]):
        return "El archivo no es un cuaderno, y no sabemos qué es: entrega el cuaderno .ipynb de la unidad."
    if b"\0" in data:
        return (
            "El archivo está estropeado: tiene un trozo en blanco, como los que deja un programa que "
            "sincroniza carpetas. Vuelve a descargarlo de Jupyter y entrégalo otra vez."
        )
    line = getattr(error, "lineno", None)
    place = f"línea {line}" if line else "número ilegible"
    return (
        f"El archivo no es un cuaderno: no es JSON válido o está cortado ({place}). "
        "Vuelve a descargarlo de Jupyter y entrégalo otra vez."
    )


def _drafts(content: Any) -> list[Draft]:
    if not isinstance(content, Mapping) or not isinstance(content.get("cells"), list):
        old = isinstance(content, Mapping) and "worksheets" in content
        raise IntakeError(
            "El cuaderno está en un formato antiguo: ábrelo en Jupyter, guárdalo y entrégalo otra vez."
            if old
            else "El archivo es JSON, pero no un cuaderno de Jupyter: no tiene celdas. Entrega el cuaderno "
            ".ipynb de la unidad."
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
    kind = kind if kind in ("code", "markdown") else "raw"
    pasted: tuple[Pasted, ...] = ()
    if kind != "code":
        source, pasted = lifted(source)
        pasted += pasted_in(cell.get("attachments"))
    if len(source) > MAX_SOURCE_CHARS:
        raise IntakeError(
            f"Una celda tiene más de {MAX_SOURCE_CHARS} caracteres; bórrala y vuelve a entregarlo."
        )
    return Draft(kind=kind, source=_writable(source), role=role_of(cell), pasted=pasted)


def _writable(source: str) -> str:
    """``source`` sin sustitutos sueltos, que en UTF-8 no se escriben y romperían el cuaderno calificado."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return source.encode("utf-8", "replace").decode("utf-8")
    return source
