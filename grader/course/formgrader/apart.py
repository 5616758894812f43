"""Calificar una entrega en un proceso hijo: el servidor de Jupyter no carga PyTorch ni ejecuta nada.

``python -m grader.course.formgrader.apart CURSO ESTUDIANTE UNIDAD`` deja la calificación en ``evidence/``.
"""

import asyncio
import subprocess
import sys
from pathlib import Path

from grader.course.jobs import read
from grader.course.layout import Course, Submission
from grader.course.store import Row
from grader.errors import CourseError


def grade_apart(course: Course, submission: Submission) -> Row:
    """La fila de ``submission``, calificada en un hijo si no estaba guardada.

    Lanza ``SubmissionError`` si no hay cuaderno y ``CourseError`` si el hijo no pudo calificarlo.
    """
    saved = read(course, submission).saved
    if saved is not None:
        return saved
    done = subprocess.run(_command(course, submission), capture_output=True, text=True, check=False)
    return _result(course, submission, done.returncode, done.stderr)


async def grade_apart_without_blocking(course: Course, submission: Submission) -> Row:
    """Como ``grade_apart``, sin detener el bucle de eventos de quien la llama."""
    saved = read(course, submission).saved
    if saved is not None:
        return saved
    process = await asyncio.create_subprocess_exec(
        *_command(course, submission), stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
    )
    _, errors = await process.communicate()
    return _result(course, submission, process.returncode or 0, errors.decode(errors="replace"))


def _command(course: Course, submission: Submission) -> list[str]:
    where = (str(course.root), submission.student, submission.unit)
    return [sys.executable, "-P", "-m", "grader.course.formgrader.apart", *where]


def _result(course: Course, submission: Submission, code: int, errors: str) -> Row:
    saved = read(course, submission).saved
    if code or saved is None:
        raise CourseError(f"No se pudo calificar a {submission.student}: {errors.strip()[-1000:] or code}")
    return saved


def main() -> None:
    """Califica la entrega que dicen los argumentos; el error, si lo hay, va a la salida de errores."""
    from grader.course.autograding import saved_or_graded
    from grader.course.settings import settings
    from grader.errors import SubmissionError
    from grader.sandbox.levels import SandboxError

    root, student, unit = sys.argv[1:4]
    course = Course.at(root)
    submission = Submission(student, unit, Path(root) / "submitted" / student / unit)
    try:
        saved_or_graded(course, submission, settings(course))
    except (SubmissionError, SandboxError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
