"""Leer un zip o una carpeta que nadie ha revisado: se mira lo que hay y se lee a trozos, nunca se extrae."""

import io
import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path, PurePosixPath

from grader.errors import CourseError
from grader.pipeline import reading

MAX_ENTRIES = 20_000
MAX_FILE_BYTES = reading.MAX_FILE_BYTES
MAX_STUDENT_BYTES = 256 * 2**20
MAX_RATIO = 200
#: Un archivo pequeño puede comprimirse mucho sin malas intenciones, y las salidas de un cuaderno, siempre.
RATIO_FROM = 8 * 2**20
MAX_DEPTH = 2
#: Lo que separa, en un rótulo, un zip de lo que lleva dentro.
STEP = " › "
_MAX_NESTED_DIRECTORY = 4 * 2**20
_MAX_NAME_BYTES = 1000
_JUNK = frozenset(["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints"])
_OTHER_ARCHIVES = frozenset([".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"])


class ItemError(Exception):
    """Un archivo no se puede leer. El mensaje, en español, dice por qué."""


@dataclass(frozen=True)
class Item:
    """Un archivo del zip o de la carpeta: su ruta, su fecha y cómo leerlo."""

    label: str
    parts: tuple[str, ...]
    date: datetime | None
    size: int
    read: Callable[[int], bytes] = field(repr=False, compare=False)

    @property
    def suffix(self) -> str:
        """La extensión, en minúsculas."""
        return PurePosixPath(self.parts[-1]).suffix.lower()


@dataclass(frozen=True)
class Refused:
    """Algo que no se ha leído y por qué."""

    label: str
    reason: str


@dataclass
class Listing:
    """Lo que hay en una descarga: lo que se puede leer y lo que no."""

    items: list[Item] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, label: str, reason: str) -> None:
        """Apunta que ``label`` no se lee."""
        self.refused.append(Refused(label, reason))


@dataclass
class Budget:
    """Cuántos bytes, y cuántos archivos de sus zips, se pueden leer todavía de una misma persona."""

    left: int = MAX_STUDENT_BYTES
    entries: int = field(default_factory=lambda: MAX_ENTRIES)

    def read(self, item: Item, limit: int = MAX_FILE_BYTES) -> bytes:
        """El contenido de ``item``; lanza ``ItemError`` si no se puede o si pasa de ``limit``."""
        if item.size > limit:
            raise ItemError(f"ocupa {_megabytes(item.size)} y el máximo son {_megabytes(limit)}")
        if self.left <= 0:
            raise ItemError(f"la entrega pasa de {_megabytes(MAX_STUDENT_BYTES)} en total")
        data = item.read(limit + 1)
        self.left -= len(data)
        if len(data) > limit:
            raise ItemError(f"ocupa más de {_megabytes(limit)}")
        return data


@contextmanager
def open_source(path: Path, zone: tzinfo) -> Iterator[Listing]:
    """Lo que hay en ``path``, un zip o una carpeta; lanza ``CourseError`` si no es ninguna de las dos cosas.

    Las horas de un zip no dicen en qué zona están: es ``zone``.
    """
    if path.is_dir():
        yield _folder(path)
        return
    if not path.is_file():
        raise CourseError(
            f"No existe {path}: indica el zip que da Moodle o la carpeta en que lo descomprimiste."
        )
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, UnicodeDecodeError, OSError, ValueError, NotImplementedError) as error:
        raise CourseError(
            f"{path.name} no es un zip o está dañado ({_short(error)}): vuelve a descargarlo de Moodle, o "
            "descomprímelo e indica la carpeta."
        ) from None
    with archive:
        yield _listed(archive, zone, (), MAX_ENTRIES)


def expand(listing: Listing, budget: Budget, zone: tzinfo, depth: int = 0) -> Listing:
    """``listing`` con el contenido de los zips que lleve dentro en lugar de ellos."""
    found = Listing(refused=list(listing.refused))
    for item in listing.items:
        if item.suffix in _OTHER_ARCHIVES:
            found.refuse(item.label, f"es un archivo {item.suffix}: pide el cuaderno suelto o en un .zip")
        elif item.suffix != ".zip":
            found.items.append(item)
        elif depth >= MAX_DEPTH:
            found.refuse(item.label, f"hay más de {MAX_DEPTH} zips uno dentro de otro")
        else:
            try:
                inner = _nested(item, budget, zone)
            except ItemError as error:
                found.refuse(item.label, str(error))
                continue
            deeper = expand(inner, budget, zone, depth + 1)
            found.items += deeper.items
            found.refused += deeper.refused
    return found


def _nested(item: Item, budget: Budget, zone: tzinfo) -> Listing:
    data = budget.read(item)
    if _directory_bytes(data) > _MAX_NESTED_DIRECTORY or budget.entries <= 0:
        raise ItemError(f"hay demasiados archivos dentro de sus zips (el máximo son {MAX_ENTRIES})")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, UnicodeDecodeError, OSError, ValueError, NotImplementedError) as error:
        raise ItemError(f"no es un zip o está dañado ({_short(error)})") from None
    most, budget.entries = budget.entries, budget.entries - len(archive.infolist())
    return _listed(archive, zone, item.parts[:-1], most, item.label)


def _directory_bytes(data: bytes) -> int:
    """Cuánto ocupa el índice de un zip: ``zipfile`` lo lee entero antes de que podamos contar nada."""
    tail = data[-(22 + 2**16) :]
    place = tail.rfind(b"PK\x05\x06")
    return struct.unpack_from("<L", tail, place + 12)[0] if 0 <= place <= len(tail) - 16 else 0


def _listed(
    archive: zipfile.ZipFile, zone: tzinfo, inside: tuple[str, ...], most: int, outer: str = ""
) -> Listing:
    found = Listing()
    infos = [i for i in archive.infolist() if not i.is_dir()]
    if len(infos) > most:
        found.refuse(outer or "zip", f"hay {len(infos)} archivos: miramos los primeros {most}")
    for info in infos[:most]:
        name = _decoded(info)
        label = f"{outer}{STEP}{name}" if outer else name
        try:
            parts = _safe_parts(name)
            _check(info)
        except ItemError as error:
            found.refuse(label, str(error))
            continue
        if _JUNK & set(parts):
            found.refuse(label, "es un archivo del sistema, no de la entrega")
            continue
        date = _date(info, zone)
        found.items.append(
            Item(
                label=label,
                parts=(*inside, *parts),
                date=date,
                size=info.file_size,
                read=_reader(archive, info),
            )
        )
    return found


def _decoded(info: zipfile.ZipInfo) -> str:
    """El nombre de una entrada. Sin la marca de UTF-8, los sistemas en español escriben UTF-8 o ``cp850``."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def _safe_parts(name: str) -> tuple[str, ...]:
    plain = name.replace("\\", "/")
    parts = tuple(p for p in plain.split("/") if p not in ("", "."))
    if plain.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", plain):
        raise ItemError("su nombre intenta salir de la carpeta")
    if not parts or any(not p.isprintable() or p != p.strip() for p in parts):
        raise ItemError("su nombre tiene caracteres que no se ven")
    if len(name.encode("utf-8", "replace")) > _MAX_NAME_BYTES:
        raise ItemError("su nombre es demasiado largo")
    return parts


def _check(info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise ItemError("es un enlace, no un archivo" if kind == stat.S_IFLNK else "no es un archivo normal")
    if info.flag_bits & 0x1:
        raise ItemError("está cifrado: pide que lo entregue sin contraseña")
    if info.file_size > MAX_FILE_BYTES:
        raise ItemError(f"ocupa {_megabytes(info.file_size)} y el máximo son {_megabytes(MAX_FILE_BYTES)}")
    is_notebook = info.filename.lower().endswith(".ipynb")
    if (
        not is_notebook
        and info.file_size > RATIO_FROM
        and info.file_size > MAX_RATIO * max(info.compress_size, 1)
    ):
        raise ItemError(
            f"{_megabytes(info.file_size)} comprimidos en {info.compress_size // 2**10} kB: parece una bomba"
        )


def _date(info: zipfile.ZipInfo, zone: tzinfo) -> datetime | None:
    """La fecha de una entrada, en UTC; 1980 es lo que ponen los programas que no la saben."""
    try:
        local = datetime(*info.date_time, tzinfo=zone)
    except ValueError:
        return None
    return local.astimezone(UTC) if local.year > 1980 else None


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[int], bytes]:
    def read(limit: int) -> bytes:
        try:
            with archive.open(info) as file:
                return file.read(limit)
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
        ) as error:
            raise ItemError(f"está dañado y no se puede leer ({_short(error)})") from None

    return read


def _folder(root: Path) -> Listing:
    found = Listing()
    for place, folders, files in os.walk(root, followlinks=False):
        here = Path(place)
        links = [f for f in folders if (here / f).is_symlink()]
        folders[:] = sorted(f for f in folders if f not in _JUNK and f not in links)
        for name in sorted((*files, *links)):
            path = here / name
            parts = path.relative_to(root).parts
            label = "/".join(parts)
            details = path.lstat()
            if name in _JUNK:
                found.refuse(label, "es un archivo del sistema, no de la entrega")
            elif not stat.S_ISREG(details.st_mode):
                found.refuse(label, "es un enlace o un archivo especial: no lo seguimos")
            elif len(found.items) >= MAX_ENTRIES:
                found.refuse(label, f"hay más de {MAX_ENTRIES} archivos")
                return found
            else:
                when = datetime.fromtimestamp(details.st_mtime, UTC)
                found.items.append(
                    Item(label=label, parts=parts, date=when, size=details.st_size, read=_file_reader(path))
                )
    return found


def _file_reader(path: Path) -> Callable[[int], bytes]:
    def read(limit: int) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(limit)
        except OSError as error:
            raise ItemError(f"no se puede leer ({_short(error)})") from None

    return read


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"


def _short(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:80]
