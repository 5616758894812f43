"""Leer un zip o una carpeta que nadie ha revisado: se mira lo que hay y se lee a trozos, nunca se extrae."""

import io
import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path, PurePosixPath

from grader.course.collecting.entries import (
    MAX_FILE_BYTES,
    ItemError,
    check,
    date_of,
    decoded,
    megabytes,
    safe_parts,
    seen_parts,
    short,
)
from grader.errors import CourseError

MAX_ENTRIES = 20_000
MAX_STUDENT_BYTES = 256 * 2**20
MAX_DEPTH = 2
#: Lo que separa, en un rótulo, un zip de lo que lleva dentro.
STEP = " › "
_MAX_NESTED_DIRECTORY = 4 * 2**20
_JUNK = frozenset(["__MACOSX", ".git", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints"])
_OTHER_ARCHIVES = frozenset([".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"])


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
            raise ItemError(f"ocupa {megabytes(item.size)} y el máximo son {megabytes(limit)}")
        if self.left <= 0:
            raise ItemError(f"la entrega pasa de {megabytes(MAX_STUDENT_BYTES)} en total")
        data = item.read(limit + 1)
        self.left -= len(data)
        if len(data) > limit:
            raise ItemError(f"ocupa más de {megabytes(limit)}")
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
            f"{path.name} no es un zip o está dañado ({short(error)}): vuelve a descargarlo de Moodle, o "
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
        raise ItemError(f"no es un zip o está dañado ({short(error)})") from None
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
        name = decoded(info)
        label = f"{outer}{STEP}{name}" if outer else name
        try:
            parts = safe_parts(name)
            check(info)
        except ItemError as error:
            found.refuse(label, str(error))
            continue
        if _JUNK & set(parts):
            found.refuse(label, "es un archivo del sistema, no de la entrega")
            continue
        date = date_of(info, zone)
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
            raise ItemError(f"está dañado y no se puede leer ({short(error)})") from None

    return read


def _folder(root: Path) -> Listing:
    found = Listing()
    for place, folders, files in os.walk(root, followlinks=False):
        here = Path(place)
        links = [f for f in folders if (here / f).is_symlink()]
        folders[:] = sorted(f for f in folders if f not in _JUNK and f not in links)
        for name in sorted((*files, *links)):
            path = here / name
            label = path.relative_to(root).as_posix()
            details = path.lstat()
            try:
                parts = seen_parts(label)
            except ItemError as error:
                found.refuse(label, str(error))
                continue
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
            raise ItemError(f"no se puede leer ({short(error)})") from None

    return read
