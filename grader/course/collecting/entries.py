"""Una entrada de un zip o de una carpeta: cómo se llama, de cuándo es y si se puede leer."""

import re
import stat
import zipfile
from datetime import UTC, datetime, tzinfo

from grader.course.collecting.names import visible
from grader.pipeline import reading

MAX_FILE_BYTES = reading.MAX_FILE_BYTES
MAX_RATIO = 200
#: Un archivo pequeño puede comprimirse mucho sin malas intenciones, y las salidas de un cuaderno, siempre.
RATIO_FROM = 8 * 2**20
_MAX_NAME_BYTES = 1000


class ItemError(Exception):
    """Un archivo no se puede leer. El mensaje, en español, dice por qué."""


def decoded(info: zipfile.ZipInfo) -> str:
    """El nombre de una entrada. Sin la marca de UTF-8, los sistemas en español escriben UTF-8 o ``cp850``."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def safe_parts(name: str) -> tuple[str, ...]:
    """Los trozos del nombre de una entrada de un zip; lanza ``ItemError`` si no se debe ni mirar."""
    plain = name.replace("\\", "/")
    parts = seen_parts(plain)
    if plain.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", parts[0]):
        raise ItemError("su nombre intenta salir de la carpeta")
    if len(name.encode("utf-8", "replace")) > _MAX_NAME_BYTES:
        raise ItemError("su nombre es demasiado largo")
    return parts


def seen_parts(path: str) -> tuple[str, ...]:
    """Los trozos de una ruta como se leen, que es lo que se mira después: sin espacios de ancho cero y demás.

    Lanza ``ItemError`` si llevan algo que no se ve y que no se puede quitar sin más.
    """
    parts = tuple(p for p in map(visible, path.split("/")) if p not in ("", "."))
    if not parts or not all(p.isprintable() for p in parts):
        raise ItemError("su nombre tiene caracteres que no se ven")
    return parts


def check(info: zipfile.ZipInfo) -> None:
    """Lanza ``ItemError`` si una entrada no es un archivo que se pueda leer sin riesgo."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise ItemError("es un enlace, no un archivo" if kind == stat.S_IFLNK else "no es un archivo normal")
    if info.flag_bits & 0x1:
        raise ItemError("está cifrado: pide que lo entregue sin contraseña")
    if info.file_size > MAX_FILE_BYTES:
        raise ItemError(f"ocupa {megabytes(info.file_size)} y el máximo son {megabytes(MAX_FILE_BYTES)}")
    is_notebook = visible(info.filename).lower().endswith(".ipynb")
    if (
        not is_notebook
        and info.file_size > RATIO_FROM
        and info.file_size > MAX_RATIO * max(info.compress_size, 1)
    ):
        raise ItemError(
            f"{megabytes(info.file_size)} comprimidos en {info.compress_size // 2**10} kB: parece una bomba"
        )


def date_of(info: zipfile.ZipInfo, zone: tzinfo) -> datetime | None:
    """La fecha de una entrada, en UTC; 1980 es lo que ponen los programas que no la saben."""
    try:
        local = datetime(*info.date_time, tzinfo=zone)
    except ValueError:
        return None
    return local.astimezone(UTC) if local.year > 1980 else None


def megabytes(size: int) -> str:
    """``size`` bytes como los lee una persona."""
    return f"{size / 2**20:.0f} MB"


def short(error: Exception) -> str:
    """El principio de lo que dice ``error``."""
    return (str(error) or type(error).__name__)[:80]
