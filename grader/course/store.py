"""Lo que se guarda de cada calificación en ``evidence/<estudiante>/<unidad>/``.

``record.json`` es la fila de la tabla; ``graded.ipynb``, el cuaderno calificado; ``evidence.bin``, lo que
devolvieron las funciones (formato de ``grader.sandbox.wire``): con ello se puede volver a juzgar sin
ejecutar nada. La huella dice de qué entrega, qué publicación y qué versión del corrector salió todo.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from grader.course.layout import Course, Submission
from grader.intake import Unit
from grader.pipeline import Result
from grader.sandbox.wire import evidence_to_wire, pack

_PACKAGE = Path(__file__).resolve().parents[1]


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

    def to_json(self) -> dict[str, Any]:
        """La fila como datos de JSON."""
        return asdict(self)


def row_of(submission: Submission, result: Result) -> Row:
    """La fila de ``result``."""
    exercises = {
        v.exercise: {
            "points": v.points,
            "max_points": v.max_points,
            "criteria": {c.name: c.passed for c in v.criteria},
            "mistake": v.mistake.id if v.mistake else None,
            "message": v.message,
        }
        for v in result.verdicts
    }
    return Row(
        submission.student,
        submission.unit,
        result.status,
        result.detail,
        result.points,
        result.max_points,
        exercises,
        result.notices,
    )


def fingerprint(notebook: bytes, unit: Unit, key: bytes) -> str:
    """La huella de una calificación: cambia si cambia la entrega, la publicación, la clave o el corrector."""
    digest = hashlib.sha256(_grader_version())
    for part in (notebook, unit.release or b"", key):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


@cache
def _grader_version() -> bytes:
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


@dataclass(frozen=True)
class Store:
    """Las calificaciones guardadas de un curso."""

    course: Course

    def folder(self, submission: Submission) -> Path:
        """Dónde se guarda la calificación de ``submission``."""
        return self.course.root / "evidence" / submission.student / submission.unit

    def save(self, submission: Submission, result: Result, mark: str) -> Row:
        """Guarda ``result`` con la huella ``mark``. ``record.json`` va al final: si está, está todo."""
        folder = self.folder(submission)
        folder.mkdir(parents=True, exist_ok=True)
        row = row_of(submission, result)
        _write(folder / "graded.ipynb", result.notebook.encode())
        _write(folder / "evidence.bin", pack(evidence_to_wire(result.evidence)))
        record = {"fingerprint": mark, **row.to_json()}
        _write(folder / "record.json", json.dumps(record, ensure_ascii=False, indent=1).encode())
        return row

    def load(self, submission: Submission, mark: str) -> Row | None:
        """La fila guardada con esa huella, o ``None`` si hay que calificar."""
        try:
            record = json.loads((self.folder(submission) / "record.json").read_bytes())
            if record.pop("fingerprint") != mark:
                return None
            return Row(**{**record, "notices": tuple(record["notices"])})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def graded_notebook(self, submission: Submission) -> str:
        """El cuaderno calificado que se guardó."""
        return (self.folder(submission) / "graded.ipynb").read_text("utf-8")

    def mark_recorded(self, submission: Submission, mark: str) -> None:
        """Apunta que nbgrader ya tiene la calificación de huella ``mark``."""
        _write(self.folder(submission) / "recorded", mark.encode())

    def is_recorded(self, submission: Submission, mark: str) -> bool:
        """Si nbgrader ya tiene esa calificación."""
        try:
            return (self.folder(submission) / "recorded").read_text() == mark
        except OSError:
            return False


def _write(path: Path, data: bytes) -> None:
    """Escribe de una vez: quien mire verá el archivo viejo o el nuevo, nunca medio."""
    draft = path.with_suffix(path.suffix + ".tmp")
    draft.write_bytes(data)
    draft.replace(path)
