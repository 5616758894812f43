"""Lo que se publicó de una unidad, también antes: quien entrega pudo trabajar con lo de entonces.

Los textos de las celdas se guardan en ``.grader/publicado/<unidad>.json``. Con ellos, una celda que cambió al
publicar otra vez no parece escrita por nadie.
"""

import json
from pathlib import Path

from grader.course.files import put
from grader.errors import CourseError
from grader.pipeline.reading import read_notebook
from grader.pipeline.recognition import alike
from grader.units import notebook_name


def file_of(root: Path, unit: str) -> Path:
    """Dónde está lo publicado de ``unit`` en el curso de ``root``."""
    return root / ".grader" / "publicado" / f"{unit}.json"


def texts(root: Path, unit: str) -> frozenset[str]:
    """Los textos de las celdas que se publicaron alguna vez; lanza ``CourseError`` si no se entienden."""
    path = file_of(root, unit)
    try:
        return frozenset(map(str, json.loads(path.read_bytes())))
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError, TypeError):
        raise CourseError(f"No se entiende {path}: borra ese archivo y repite la orden.") from None


def keep(root: Path, unit: str) -> None:
    """Apunta lo que hay ahora publicado de ``unit``, si hay algo."""
    path = root / "notebooks" / unit / notebook_name(unit)
    if not path.is_file():
        return
    before = texts(root, unit)
    now = {alike(cell.source) for cell in read_notebook(path.read_bytes())} - {""}
    if now <= before:
        return
    file_of(root, unit).parent.mkdir(parents=True, exist_ok=True)
    put(file_of(root, unit), json.dumps(sorted(before | now), ensure_ascii=False, indent=1).encode())
