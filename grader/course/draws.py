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
from grader.course.layout import Course, Submission, SubmissionError, read_submission
from grader.course.store import Store, submission_mark
from grader.pipeline import student_key


def key_for(course: Course, submission: Submission, notebook: bytes) -> bytes:
    """La clave de las entradas de ``submission``: la del sorteo que tiene apuntado o, si no, una propia."""
    entry, drawn = _entry(submission, notebook), _noted(course, submission)
    if drawn is not None and drawn[0] == entry:
        return hmac.digest(course.course_key(), repr((submission.unit, drawn[1])).encode(), "sha256")
    return student_key(course.course_key(), submission.student, submission.unit, notebook)


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
        if not _is_settled(course, submission, notebook):
            new[submission.unit][submission] = _entry(submission, notebook)
    for entries in new.values():
        draw = hashlib.sha256("".join(sorted(entries.values())).encode()).hexdigest()
        for submission, entry in entries.items():
            path = _path(course, submission)
            path.parent.mkdir(parents=True, exist_ok=True)
            put(path, f"{entry} {draw}".encode())


def _entry(submission: Submission, notebook: bytes) -> str:
    """De quién y qué es: si cambia el cuaderno, es otra entrega."""
    digest = hashlib.sha256(notebook).hexdigest()
    return hashlib.sha256(repr((submission.student, submission.unit, digest)).encode()).hexdigest()


def _is_settled(course: Course, submission: Submission, notebook: bytes) -> bool:
    """Si ya se sabe con qué entradas se juzga: las de su sorteo o aquellas con las que se calificó suelta."""
    drawn = _noted(course, submission)
    if drawn is not None and drawn[0] == _entry(submission, notebook):
        return True
    key = student_key(course.course_key(), submission.student, submission.unit, notebook)
    return Store(course).is_of(submission, submission_mark(notebook, key))


def _noted(course: Course, submission: Submission) -> tuple[str, str] | None:
    try:
        entry, draw = _path(course, submission).read_text("ascii").split()
    except (OSError, ValueError):
        return None
    return entry, draw


def _path(course: Course, submission: Submission) -> Path:
    return course.root / ".grader" / "draws" / submission.unit / submission.student
