"""Lo que se guarda de cada calificación en ``evidence/<estudiante>/<unidad>/``.

``record.json`` es la fila de la tabla; ``graded.ipynb``, el cuaderno calificado; ``evidence.bin``, lo que
devolvieron las funciones (formato de ``grader.pipeline.archive``), con lo que se puede volver a juzgar sin
ejecutar nada; ``earlier.jsonl``, los registros de las entregas anteriores de esa persona, uno por línea. La
huella dice de qué entrega, qué publicación y qué versión del corrector salió todo.
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.course.files import put
from grader.course.layout import Course, Submission
from grader.course.settings import database
from grader.judge.record import VerdictRecord
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
    exercises: Mapping[str, VerdictRecord]
    notices: tuple[str, ...] = ()
    isolation: str = ""
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """La fila como datos de JSON."""
        return vars(self) | {"exercises": {name: v.to_json() for name, v in self.exercises.items()}}

    @classmethod
    def from_json(cls, data: Any) -> "Row":
        """La que escribió ``to_json``; lanza ``ValueError`` si ``data`` no tiene su forma."""
        try:
            verdicts = {name: VerdictRecord.from_json(v) for name, v in data["exercises"].items()}
            row = cls(**{**data, "exercises": verdicts, "notices": tuple(data["notices"])})
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("no es una calificación") from error
        texts = (row.student, row.unit, row.status, row.detail, row.isolation, *row.notices)
        numbers = (row.points, row.max_points, row.seconds)
        if all(isinstance(t, str) for t in texts) and all(isinstance(n, int | float) for n in numbers):
            return row
        raise ValueError("no es una calificación")


def row_of(submission: Submission, graded: Graded) -> Row:
    """La fila de ``graded``."""
    row = Row(
        student=submission.student,
        unit=submission.unit,
        status=graded.status,
        detail=graded.detail,
        points=graded.points,
        max_points=graded.max_points,
        exercises=graded.exercises,
        notices=graded.notices,
        isolation=graded.isolation,
        seconds=graded.seconds,
    )
    return Row.from_json(_once(row.to_json()))


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
class Origin:
    """De qué salió una calificación.

    ``submission`` cambia si cambia la entrega o la clave; ``whole``, además, si cambia la publicación o el
    corrector.
    """

    submission: str = ""
    whole: str = ""


@dataclass(frozen=True)
class Record:
    """Un registro: una fila y de qué salió."""

    row: Row
    mark: Origin


def read_record(data: bytes) -> Record | None:
    """El registro que hay en ``data``; ``None`` si no se entiende: a un archivo se le puede pasar de todo."""
    try:
        told = _once(json.loads(data))
        mark = Origin(told.pop("submission"), told.pop("fingerprint"))
        return Record(Row.from_json(told), mark)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


@dataclass(frozen=True)
class Saved:
    """Una calificación guardada entera, y de qué salió."""

    graded: Graded
    mark: Origin


def fingerprint(notebook: bytes, unit: Unit, key: bytes) -> Origin:
    """La huella de la calificación de ``notebook`` con lo que hay ahora."""
    submission = _combined(_digest(notebook), _digest(key))
    whole = _combined(_digest(submission.encode()), unit.digest, _digest(code_digest()))
    return Origin(submission, whole)


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

    def save(self, submission: Submission, graded: Graded, mark: Origin) -> Row:
        """Guarda ``graded`` con la huella ``mark``. ``record.json`` va al final: si está, está todo."""
        folder = self.folder(submission)
        folder.mkdir(parents=True, exist_ok=True)
        row = row_of(submission, graded)
        _keep_earlier(folder, mark)
        put(folder / "graded.ipynb", graded.notebook.encode())
        put(folder / "evidence.bin", graded.evidence)
        self._put_record(submission, row, mark)
        return row

    def _put_record(self, submission: Submission, row: Row, mark: Origin) -> None:
        record = {"fingerprint": mark.whole, "submission": mark.submission, **row.to_json()}
        path = self.folder(submission) / "record.json"
        put(path, json.dumps(record, ensure_ascii=False, indent=1).encode())

    def renew(self, submission: Submission, saved: Saved, mark: Origin) -> Row | None:
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

    def saved(self, submission: Submission, mark: Origin) -> Saved | None:
        """Todo lo guardado de esta misma entrega, aunque lo calificara otra versión del corrector."""
        record = self.record(submission)
        if record is None or record.mark.submission != mark.submission:
            return None
        row, folder = record.row, self.folder(submission)
        try:
            graded = Graded(
                status=row.status,
                detail=row.detail,
                points=row.points,
                max_points=row.max_points,
                exercises=row.exercises,
                notices=row.notices,
                notebook=self.graded_notebook(submission),
                evidence=(folder / "evidence.bin").read_bytes(),
                isolation=row.isolation,
                seconds=row.seconds,
            )
        except (OSError, ValueError):
            return None
        return Saved(graded, record.mark)

    def load(self, submission: Submission, mark: Origin) -> Row | None:
        """La fila guardada con esa huella, o ``None`` si hay que calificar."""
        record = self.record(submission)
        return record.row if record and record.mark.whole == mark.whole else None

    def record(self, submission: Submission) -> Record | None:
        """Lo último que se calificó de ``submission``, saliera de lo que saliera."""
        try:
            return read_record((self.folder(submission) / "record.json").read_bytes())
        except OSError:
            return None

    def graded_notebook(self, submission: Submission) -> str:
        """El cuaderno calificado que se guardó."""
        return (self.folder(submission) / "graded.ipynb").read_text("utf-8")

    def mark_recorded(self, submission: Submission, mark: Origin) -> None:
        """Apunta que nbgrader ya tiene la calificación de huella ``mark``."""
        put(self.folder(submission) / "recorded", f"{self._recorded(mark)}\n{mark.submission}".encode())

    def forget_recorded(self, submission: Submission) -> None:
        """Apunta que lo de ``submission`` en nbgrader va a cambiar: si se corta, habrá que repetirlo."""
        (self.folder(submission) / "recorded").unlink(missing_ok=True)

    def is_recorded(self, submission: Submission, mark: Origin) -> bool:
        """Si nbgrader ya tiene esa calificación."""
        try:
            lines = (self.folder(submission) / "recorded").read_text().splitlines()
        except OSError:
            return False
        return lines[:1] == [self._recorded(mark)]

    def was_recorded(self, submission: Submission, mark: Origin) -> bool:
        """Si lo que nbgrader tiene de ``submission`` salió de esta entrega, con la rúbrica que fuera."""
        try:
            lines = (self.folder(submission) / "recorded").read_text().splitlines()
        except OSError:
            return False
        return lines[1:] == [mark.submission]

    def _recorded(self, mark: Origin) -> str:
        """Lo que se apunta: la calificación y en qué libro de notas está."""
        return hashlib.sha256(f"{mark.whole} {self.database}".encode()).hexdigest()

    @cached_property
    def database(self) -> str:
        """El libro de notas del curso."""
        return database(self.course)


def _keep_earlier(folder: Path, mark: Origin) -> None:
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
