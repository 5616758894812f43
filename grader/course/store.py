"""Lo que se guarda de cada calificación en ``evidence/<estudiante>/<unidad>/``.

``record.json`` es la fila de la tabla; ``graded.ipynb``, el cuaderno calificado; ``evidence.bin``, lo que
devolvieron las funciones (formato de ``grader.pipeline.archive``), con lo que se puede volver a juzgar sin
ejecutar nada; ``earlier.jsonl``, los registros de las entregas anteriores de esa persona, uno por línea. La
huella dice de qué entrega, qué publicación y qué versión del corrector salió todo.
"""

import hashlib
import json
import sys
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.course.files import put
from grader.course.layout import Course, Submission
from grader.course.settings import database
from grader.pipeline.intake import Unit
from grader.pipeline.versions import code_digest
from grader.pipeline.worker import Graded


@dataclass(frozen=True)
class Row:
    """Una fila de la tabla de notas, tal como se guarda y como sale en ``--json``."""

    student: str
    unit: str
    status: str
    detail: str
    points: float
    max_points: float
    exercises: dict[str, dict[str, Any]]
    notices: tuple[str, ...] = ()
    isolation: str = ""
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """La fila como datos de JSON."""
        return asdict(self)


def row_of(submission: Submission, graded: Graded) -> Row:
    """La fila de ``graded``."""
    return Row(
        submission.student,
        submission.unit,
        graded.status,
        graded.detail,
        graded.points,
        graded.max_points,
        _once(graded.exercises),
        _once(graded.notices),
        graded.isolation,
        graded.seconds,
    )


def _once(value: Any) -> Any:
    """``value`` con cada texto una sola vez en la memoria: las filas de una clase repiten casi todos."""
    match value:
        case str():
            return sys.intern(value)
        case dict():
            return {_once(key): _once(item) for key, item in value.items()}
        case list() | tuple():
            return type(value)(map(_once, value))
    return value


@dataclass(frozen=True)
class Mark:
    """De qué salió una calificación.

    ``submission`` cambia si cambia la entrega o la clave; ``whole``, además, si cambia la publicación o el
    corrector.
    """

    submission: str = ""
    whole: str = ""


@dataclass(frozen=True)
class Saved:
    """Una calificación guardada entera, y de qué salió."""

    graded: Graded
    mark: Mark


def fingerprint(notebook: bytes, unit: Unit, key: bytes) -> Mark:
    """La huella de la calificación de ``notebook`` con lo que hay ahora."""
    submission = _combined(_digest(notebook), _digest(key))
    return Mark(submission, _combined(_digest(submission.encode()), unit.digest, _digest(code_digest())))


def _digest(part: bytes) -> bytes:
    return hashlib.sha256(part).digest()


def _combined(*digests: bytes) -> str:
    return hashlib.sha256(b"".join(digests)).hexdigest()


@dataclass(frozen=True)
class Store:
    """Las calificaciones guardadas de un curso."""

    course: Course

    def folder(self, submission: Submission) -> Path:
        """Dónde se guarda la calificación de ``submission``."""
        return self.course.root / "evidence" / submission.student / submission.unit

    def save(self, submission: Submission, graded: Graded, mark: Mark) -> Row:
        """Guarda ``graded`` con la huella ``mark``. ``record.json`` va al final: si está, está todo."""
        folder = self.folder(submission)
        folder.mkdir(parents=True, exist_ok=True)
        row = row_of(submission, graded)
        _keep_earlier(folder, mark)
        put(folder / "graded.ipynb", graded.notebook.encode())
        put(folder / "evidence.bin", graded.evidence)
        self._put_record(submission, row, mark)
        return row

    def _put_record(self, submission: Submission, row: Row, mark: Mark) -> None:
        record = {"fingerprint": mark.whole, "submission": mark.submission, **row.to_json()}
        path = self.folder(submission) / "record.json"
        put(path, json.dumps(record, ensure_ascii=False, indent=1).encode())

    def renew(self, submission: Submission, saved: Saved, mark: Mark) -> Row | None:
        """Pone la huella de hoy a ``saved``, que es lo guardado, si nbgrader ya lo tiene.

        ``None`` si no lo tiene: hay que guardarlo y anotarlo.
        """
        if not self.is_recorded(submission, saved.mark):
            return None
        row = row_of(submission, saved.graded)
        if saved.mark != mark:
            self._put_record(submission, row, mark)
            self.mark_recorded(submission, mark)
        return row

    def saved(self, submission: Submission, mark: Mark) -> Saved | None:
        """Todo lo guardado de esta misma entrega, aunque lo calificara otra versión del corrector."""
        folder = self.folder(submission)
        try:
            record = json.loads((folder / "record.json").read_bytes())
            if record["submission"] != mark.submission:
                return None
            graded = Graded(
                record["status"],
                record["detail"],
                record["points"],
                record["max_points"],
                record["exercises"],
                tuple(record["notices"]),
                (folder / "graded.ipynb").read_text("utf-8"),
                (folder / "evidence.bin").read_bytes(),
                record["isolation"],
                record["seconds"],
            )
            return Saved(graded, Mark(mark.submission, record["fingerprint"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def load(self, submission: Submission, mark: Mark) -> Row | None:
        """La fila guardada con esa huella, o ``None`` si hay que calificar."""
        try:
            record = json.loads((self.folder(submission) / "record.json").read_bytes())
            del record["submission"]
            if record.pop("fingerprint") != mark.whole:
                return None
            return Row(**_once({**record, "notices": tuple(record["notices"])}))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def graded_notebook(self, submission: Submission) -> str:
        """El cuaderno calificado que se guardó."""
        return (self.folder(submission) / "graded.ipynb").read_text("utf-8")

    def mark_recorded(self, submission: Submission, mark: Mark) -> None:
        """Apunta que nbgrader ya tiene la calificación de huella ``mark``."""
        put(self.folder(submission) / "recorded", self._recorded(mark).encode())

    def forget_recorded(self, submission: Submission) -> None:
        """Apunta que lo de ``submission`` en nbgrader va a cambiar: si se corta, habrá que repetirlo."""
        (self.folder(submission) / "recorded").unlink(missing_ok=True)

    def is_recorded(self, submission: Submission, mark: Mark) -> bool:
        """Si nbgrader ya tiene esa calificación."""
        try:
            return (self.folder(submission) / "recorded").read_text() == self._recorded(mark)
        except OSError:
            return False

    def _recorded(self, mark: Mark) -> str:
        """Lo que se apunta: la calificación y en qué libro de notas está."""
        return hashlib.sha256(f"{mark.whole} {self.database}".encode()).hexdigest()

    @cached_property
    def database(self) -> str:
        """El libro de notas del curso."""
        return database(self.course)


def _keep_earlier(folder: Path, mark: Mark) -> None:
    """Pasa a ``earlier.jsonl`` el registro que se va a sustituir, si era de otra entrega.

    Deja de estar en ``record.json``: si lo que viene se corta, que no parezca suyo.
    """
    try:
        record = json.loads((folder / "record.json").read_bytes())
        if record["submission"] == mark.submission:
            return
    except (OSError, ValueError, KeyError, TypeError):
        return
    line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
    path = folder / "earlier.jsonl"
    before = path.read_bytes() if path.exists() else b""
    if not before.endswith(line):  # ya estaba si la otra vez se cortó aquí
        put(path, before + line)
    (folder / "record.json").unlink()
