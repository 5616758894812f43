"""El zip de retroalimentación que Moodle reparte: «Subir múltiples archivos de retroalimentación en un zip».

Moodle mira el número de ``<nombre>_<número>_assignsubmission_file_/retro.html`` y pasa por alto el nombre y
los archivos que empiezan por un punto o por ``~``.
"""

import re
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.course.files import write_whole
from grader.course.layout import Course
from grader.course.moodle.worksheet import Match

MAX_PAGE_BYTES = 64 * 2**20


@dataclass(frozen=True)
class Returned:
    """Cuántas páginas lleva el zip y quiénes no tienen ninguna."""

    pages: int
    without: tuple[str, ...]


def write_zip(course: Course, unit: str, matches: Sequence[Match], path: Path) -> Returned:
    """Escribe en ``path`` las páginas de ``feedback/<estudiante>/<unidad>/`` de cada fila de la hoja."""
    pages, without = 0, []
    with tempfile.TemporaryFile() as draft:
        with zipfile.ZipFile(draft, "w") as archive:
            for match in matches:
                found = _pages(course.root / "feedback" / match.student / unit) if match.student else []
                for page in found:
                    name = "retro.html" if len(found) == 1 else f"retro-{page.name}"
                    info = zipfile.ZipInfo(f"{folder_name(match)}/{name}", _date(page))
                    info.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(info, page.read_bytes())
                pages += len(found)
                if match.student and not found:
                    without.append(match.student)
        draft.seek(0)
        write_whole(path, draft.read())
    return Returned(pages, tuple(without))


def folder_name(match: Match) -> str:
    """La carpeta de una persona: el guion bajo separa, así que en el nombre no puede haberlo."""
    name = re.sub(r'[\x00-\x1f\x7f_/\\:*?"<>|]+', " ", match.name).strip(" .~")
    return f"{name or 'Participante'}_{match.number}_assignsubmission_file_"


def _pages(folder: Path) -> list[Path]:
    return [
        p
        for p in sorted(folder.glob("*.html"))
        if p.is_file() and not p.is_symlink() and p.stat().st_size <= MAX_PAGE_BYTES
    ]


def _date(page: Path) -> tuple[int, int, int, int, int, int]:
    return datetime.fromtimestamp(page.stat().st_mtime, UTC).timetuple()[:6]
