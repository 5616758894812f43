"""Dejar una entrega en ``submitted/``: entera o nada, y sin perder la que hubiera."""

import shutil
import stat
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.course.clock import TIMESTAMP, course_zone, timestamp_in
from grader.course.collecting.archive import ItemError
from grader.course.layout import Course, Submission
from grader.course.store import Store

BACKUPS = Path(".grader") / "anteriores"
_DRAFTS = Path(".grader") / "recogida"


@dataclass(frozen=True)
class Place:
    """La carpeta ``submitted/<estudiante>/<unidad>`` de un curso."""

    course: Course
    student: str
    unit: str

    @property
    def folder(self) -> Path:
        """Dónde está la entrega."""
        return self.course.root / "submitted" / self.student / self.unit

    def files(self) -> dict[str, bytes] | None:
        """Lo que hay, o ``None`` si no hay nada; lanza ``ItemError`` si en su sitio no hay una carpeta."""
        for path in (self.folder.parent, self.folder):
            if path.is_symlink() or (path.exists() and not path.is_dir()):
                raise ItemError(
                    f"{path.relative_to(self.course.root)} no es una carpeta: quítala y recoge otra vez"
                )
        if not self.folder.exists():
            return None
        try:
            return {
                path.relative_to(self.folder).as_posix(): path.read_bytes()
                for path in sorted(self.folder.rglob("*"))
                if stat.S_ISREG(path.lstat().st_mode)
            }
        except OSError as error:
            raise ItemError(f"no se puede leer la entrega que ya había ({error.strerror})") from error

    def timestamp(self) -> datetime | None:
        """La fecha de ``timestamp.txt``, si está y se entiende."""
        try:
            when = timestamp_in(self.folder, course_zone(self.course))
        except ValueError:
            return None
        return when.replace(tzinfo=UTC) if when else None

    def write(self, files: dict[str, bytes]) -> Path | None:
        """Deja ``files`` en la carpeta y da dónde ha quedado lo que había, si había algo.

        Se prepara aparte y se cambia de nombre: quien mire ve la entrega vieja o la nueva, nunca media.
        """
        drafts = self.course.root / _DRAFTS
        drafts.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=drafts))
        try:
            for name, data in files.items():
                path = draft / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            draft.chmod(0o755)
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            kept = self._put_aside() if self.folder.exists() else None
            draft.replace(self.folder)
        except OSError as error:
            raise ItemError(f"no se pudo escribir ({error.strerror})") from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        self._record_again()
        return kept

    def write_timestamp(self, when: datetime) -> None:
        """Apunta la fecha de una entrega que ya estaba."""
        draft = self.folder.with_name(f".{self.unit}.{TIMESTAMP}")
        draft.write_text(timestamp_text(when), "utf-8")
        draft.replace(self.folder / TIMESTAMP)
        self._record_again()

    def _record_again(self) -> None:
        """Con otra fecha u otros archivos hay que volver a anotar, aunque el cuaderno sea el mismo."""
        submission = Submission(self.student, self.unit, self.folder)
        (Store(self.course).folder(submission) / "recorded").unlink(missing_ok=True)

    def _put_aside(self) -> Path:
        root = self.course.root / BACKUPS / self.student / self.unit
        root.mkdir(parents=True, exist_ok=True)
        name = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        taken = {p.name for p in root.iterdir()}
        kept = root / next(n for i in range(10**6) if (n := f"{name}-{i}" if i else name) not in taken)
        self.folder.replace(kept)
        return kept


def clear_drafts(course: Course) -> None:
    """Quita lo que dejara a medias una recogida interrumpida."""
    shutil.rmtree(course.root / _DRAFTS, ignore_errors=True)


def timestamp_text(when: datetime) -> str:
    """``when`` como lo escribe y lo lee nbgrader en ``timestamp.txt``."""
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC\n")
