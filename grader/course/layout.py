"""Dónde está cada cosa en la carpeta de un curso."""

import contextlib
import os
import re
import secrets
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from grader import exercises
from grader.course import earlier
from grader.errors import CourseError, SubmissionError
from grader.pipeline import reading
from grader.pipeline.intake import Unit
from grader.units import notebook_name

_UNIT = re.compile(r"\d\d_\w+")
_STUDENT = re.compile(r"[^\W_][\w.@+ -]{0,99}")


@dataclass(frozen=True, order=True)
class Submission:
    """La carpeta que ``student`` entregó para ``unit``."""

    student: str
    unit: str
    folder: Path

    @property
    def path(self) -> Path:
        """El cuaderno que debe haber en la carpeta."""
        return self.folder / notebook_name(self.unit)


def is_unit(name: str) -> bool:
    """Si ``name`` tiene la forma del nombre de una unidad."""
    return _UNIT.fullmatch(name) is not None


def sqlite_file(db_url: str) -> Path | None:
    """El archivo de un libro de notas de SQLite; ``None`` si es de otra clase o está en memoria."""
    kind, _, path = db_url.partition("?")[0].partition(":///")
    return Path(path) if kind.partition("+")[0] == "sqlite" and path not in ("", ":memory:") else None


def anchored(db_url: str, folder: Path) -> str:
    """``db_url`` con la ruta de un archivo de SQLite, si es relativa, contada desde ``folder``."""
    file = sqlite_file(db_url)
    if file is None or file.is_absolute():
        return db_url
    kind, _, rest = db_url.partition(":///")
    return f"{kind}:///{folder / rest}"


@dataclass(frozen=True)
class Course:
    """La raíz de un curso: ``nbgrader_config.py``, ``solutions/``, ``notebooks/`` y ``submitted/``.

    En ``exercises/``, si está, los ejercicios propios. ``db_url`` es el libro de
    notas, si no es el que dice la configuración.
    """

    root: Path
    db_url: str = ""

    def __post_init__(self) -> None:
        """Los ejercicios que el curso tenga en ``exercises/`` se encuentran desde ahora."""
        exercises.use(self.root / "exercises")

    @classmethod
    def at(cls, folder: Path | str, db_url: str = "") -> "Course":
        """El curso de ``folder``; lanza ``CourseError`` si esa carpeta no lo parece.

        Un ``db_url`` relativo cuenta desde la carpeta actual.
        """
        root = Path(folder).resolve()
        if not (root / "nbgrader_config.py").is_file():
            raise CourseError(
                f"{root} no es la carpeta de un curso: no contiene nbgrader_config.py. "
                "Ve a la carpeta del curso o indícala con --course."
            )
        return cls(root, anchored(db_url, Path.cwd()))

    def units(self, wanted: Iterable[str] = (), folder: str = "notebooks") -> list[str]:
        """Las unidades pedidas (o todas las de ``folder``); lanza ``CourseError`` si alguna no existe."""
        present = sorted(
            p.name
            for p in (self.root / folder).glob("*")
            if is_unit(p.name) and (p / notebook_name(p.name)).is_file()
        )
        if not present:
            raise CourseError(f"No hay unidades en {self.root / folder}. ¿Falta ejecutar grader release?")
        unknown = [u for u in wanted if u not in present]
        if unknown:
            raise CourseError(
                f"No existe la unidad {', '.join(unknown)}. Las de este curso son: {', '.join(present)}."
            )
        return list(wanted) or present

    def unit(self, name: str) -> Unit:
        """La unidad ``name`` con su cuaderno publicado."""
        path = self.root / "notebooks" / name / notebook_name(name)
        kept = earlier.file_of(self.root, name)
        seen = [path.stat(), *([kept.stat()] if kept.is_file() else ())]
        return _unit(self.root, name, path, tuple((s.st_mtime_ns, s.st_size) for s in seen))

    def submissions(self, units: Iterable[str]) -> list[Submission]:
        """Las entregas que hay en ``submitted/`` para ``units``, por unidad y estudiante."""
        folder = self.root / "submitted"
        if not folder.is_dir():
            raise CourseError(
                f"No hay entregas: falta la carpeta {folder}, con una carpeta por estudiante y unidad."
            )
        return [
            Submission(student.name, unit, student / unit)
            for unit in units
            for student in sorted(folder.iterdir())
            if student.is_dir() and os.path.lexists(student / unit)
        ]

    def graded(self, units: Iterable[str] = (), student: str = "") -> dict[str, list[str]]:
        """Quién tiene ya cuaderno calificado de cada unidad (de ``student``, si se dice).

        Sin ``units``, las que tengan alguno. Lanza ``CourseError`` si falta alguna de las pedidas.
        """
        wanted = self.units(units)
        found = {
            unit: sorted(
                path.parents[1].name
                for path in (self.root / "autograded").glob(f"*/{unit}/{notebook_name(unit)}")
                if student in ("", path.parents[1].name)
            )
            for unit in wanted
        }
        if units:
            empty = [unit for unit in wanted if not found[unit]]
        else:
            found = {unit: students for unit, students in found.items() if students}
            empty = [] if found else wanted
        if empty:
            who = f" de {student}" if student else ""
            raise CourseError(
                f"No hay nada calificado{who} en {', '.join(empty)}: ejecuta antes grader autograde "
                f"{' '.join(empty)}."
            )
        return found

    def course_key(self) -> bytes:
        """La clave secreta del curso; se crea la primera vez y no se publica nunca."""
        path = self.root / ".grader" / "clave"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            # aparece ya escrita: cortada a medias sería una clave vacía, que cualquiera adivina
            descriptor, name = tempfile.mkstemp(prefix="clave-", dir=path.parent)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(secrets.token_hex(32).encode())
                with contextlib.suppress(FileExistsError):
                    os.link(name, path)
            finally:
                Path(name).unlink()
        key = path.read_bytes()
        if not key:
            raise CourseError(f"La clave del curso está vacía: borra {path} y repite la orden.")
        return key


@lru_cache(maxsize=32)
def _unit(root: Path, name: str, path: Path, _seen: tuple[tuple[int, int], ...]) -> Unit:
    """La unidad publicada en ``path``: se lee una vez para toda la clase, mientras nada cambie."""
    return Unit(name, path.read_bytes(), earlier.texts(root, name))


def read_submission(submission: Submission) -> bytes:
    """Los bytes del cuaderno entregado, como se guardan y se envían.

    Lanza ``SubmissionError`` si no es un archivo normal o si es demasiado grande.
    """
    if not _STUDENT.fullmatch(submission.student):
        raise SubmissionError(
            "El nombre de la carpeta no sirve como identificador: usa letras, números, puntos o guiones."
        )
    path = submission.path
    if any(place.is_symlink() for place in (submission.folder.parent, submission.folder, path)):
        raise SubmissionError("La entrega es un enlace, no un archivo; pide que se entregue de nuevo.")
    if not path.exists():
        others = sorted(p.name for p in submission.folder.glob("*.ipynb"))[:3]
        found = f" Hay: {', '.join(others)}." if others else ""
        raise SubmissionError(f"No está el cuaderno {path.name}.{found}")
    if not stat.S_ISREG(path.stat().st_mode):
        raise SubmissionError(f"{path.name} no es un archivo.")
    try:
        return reading.load(path)
    except reading.IntakeError as error:
        raise SubmissionError(str(error)) from None
