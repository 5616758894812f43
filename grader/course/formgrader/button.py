"""El botón «Autograde» de formgrader sin detener el servidor de Jupyter.

nbgrader atiende ese botón dentro del bucle de eventos: mientras califica, nadie más recibe respuesta. Aquí se
califica antes en un proceso hijo, esperando sin bloquear, y a nbgrader solo le queda anotar lo ya calificado.
"""

import contextlib
import json
import sys
from pathlib import Path

_HANDLERS = "nbgrader.server_extensions.formgrader.apihandlers"


def keep_server_free() -> None:
    """Cambia lo que hace el botón si este proceso es el servidor de formgrader; si no, no hace nada."""
    handlers = sys.modules.get(_HANDLERS)
    if handlers is None or getattr(handlers.AutogradeHandler, "grades_apart", False):
        return
    from nbgrader.server_extensions.formgrader.base import check_notebook_dir, check_xsrf
    from tornado import web

    from grader.course.formgrader.apart import grade_apart_without_blocking
    from grader.course.layout import Course, Submission
    from grader.errors import CourseError, SubmissionError

    @web.authenticated
    @check_xsrf
    @check_notebook_dir
    async def post(self, assignment_id: str, student_id: str) -> None:
        root = Path(self.coursedir.root)
        submission = Submission(student_id, assignment_id, root / "submitted" / student_id / assignment_id)
        # si algo falla, lo cuenta nbgrader, que vuelve a intentarlo
        with contextlib.suppress(CourseError, SubmissionError, OSError):
            await grade_apart_without_blocking(Course(root), submission)
        self.write(json.dumps(self.api.autograde(assignment_id, student_id)))

    handlers.AutogradeHandler.post = post
    handlers.AutogradeHandler.grades_apart = True
