"""Con qué entradas se juzga cada entrega: las que se califican en la misma pasada comparten el sorteo.

Es el mismo examen para todas, y lo que cuesta prepararlo (sortear, calcular lo correcto y lo que daría cada
error conocido) se paga una vez para toda la clase. Lo que alguien averigüe de sus entradas, por ejemplo con
un mensaje que vuelve en su informe, no le sirve después a nadie: la pasada siguiente tiene otras, y una
entrega que se juzga suelta, las suyas. El sorteo de cada entrega se apunta antes de empezar y ya no cambia:
si la pasada se corta, o si hay que repetirla con otra versión del corrector, las entradas son las mismas.
"""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from grader.course.files import put
from grader.course.layout import Course, Submission, read_submission
from grader.course.store import Store, fingerprint
from grader.errors import SubmissionError

#: De quién y qué es una entrega: si cambia el cuaderno, es otra.
_Entry = tuple[str, str, str]


def key_for(course: Course, submission: Submission, notebook: bytes) -> bytes:
    """La clave de las entradas de ``submission``, siempre la misma e imposible de adivinar.

    Es la del sorteo que tiene apuntado ese cuaderno o, si no tiene, una propia.
    """
    entry = _entry(submission, notebook)
    draw = _drawn(course, submission, entry)
    return _key(course, entry if draw is None else (submission.unit, draw))


def share(course: Course, units: Iterable[str]) -> None:
    """Apunta un mismo sorteo para las entregas de cada unidad que se van a calificar por primera vez.

    El sorteo sale de las propias entregas: la misma clase, con la misma clave, tiene las mismas entradas.
    """
    new: dict[str, dict[Submission, str]] = defaultdict(dict)
    for submission in course.submissions(units):
        try:
            notebook = read_submission(submission)
        except SubmissionError:
            continue
        entry = _entry(submission, notebook)
        if _drawn(course, submission, entry) is None and not _graded_alone(course, submission, notebook):
            new[submission.unit][submission] = _digest(entry)
    for digests in new.values():
        draw = hashlib.sha256("".join(sorted(digests.values())).encode()).hexdigest()
        for submission, digest in digests.items():
            path = _path(course, submission)
            path.parent.mkdir(parents=True, exist_ok=True)
            put(path, f"{digest} {draw}".encode())


def hand_over(course: Course, old: Submission, new: Submission, notebook: bytes) -> None:
    """Apunta a ``new`` el sorteo de ``old``, que era el mismo cuaderno con otro nombre de estudiante."""
    draw = _drawn(course, old, _entry(old, notebook))
    _path(course, old).unlink(missing_ok=True)
    if draw is not None:
        put(_path(course, new), f"{_digest(_entry(new, notebook))} {draw}".encode())


def _entry(submission: Submission, notebook: bytes) -> _Entry:
    return submission.student, submission.unit, hashlib.sha256(notebook).hexdigest()


def _digest(entry: _Entry) -> str:
    return hashlib.sha256(repr(entry).encode()).hexdigest()


def _key(course: Course, what: tuple[str, ...]) -> bytes:
    return hmac.digest(course.course_key(), repr(what).encode(), "sha256")


def _drawn(course: Course, submission: Submission, entry: _Entry) -> str | None:
    """El sorteo que tiene apuntado ``entry``."""
    try:
        digest, draw = _path(course, submission).read_text("ascii").split()
    except (OSError, ValueError):
        return None
    return draw if digest == _digest(entry) else None


def _graded_alone(course: Course, submission: Submission, notebook: bytes) -> bool:
    """Si ya se calificó, suelta, con la clave propia."""
    mark = fingerprint(notebook, course.unit(submission.unit), key_for(course, submission, notebook))
    return Store(course).saved(submission, mark) is not None


def _path(course: Course, submission: Submission) -> Path:
    return course.root / ".grader" / "draws" / submission.unit / submission.student
