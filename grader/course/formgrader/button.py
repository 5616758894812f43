"""El botón «Autograde» de formgrader sin detener el servidor de Jupyter.

nbgrader atiende ese botón dentro del bucle de eventos: mientras califica, nadie más recibe respuesta. Aquí se
califica antes en un proceso hijo, esperando sin bloquear, y a nbgrader solo le queda anotar lo ya calificado.
"""

import contextlib
from pathlib import Path

from grader.patches import nbgrader_button


def keep_server_free() -> None:
    """Cambia lo que hace el botón si este proceso es el servidor de formgrader; si no, no hace nada."""
    nbgrader_button.before_autograde(_grade)


async def _grade(root: Path, unit: str, student: str) -> None:
    from grader.course.formgrader.apart import grade_apart_without_blocking
    from grader.course.layout import Course, Submission
    from grader.errors import CourseError, SubmissionError

    submission = Submission(student, unit, root / "submitted" / student / unit)
    # si algo falla, lo cuenta nbgrader, que vuelve a intentarlo
    with contextlib.suppress(CourseError, SubmissionError, OSError):
        await grade_apart_without_blocking(Course(root), submission)
