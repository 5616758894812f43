"""El preprocesador de nbgrader que pone el cuaderno ya calificado en el lugar de la entrega.

Da igual quién llame a nbgrader (``grader autograde``, ``nbgrader autograde`` o el botón de formgrader):
la calificación guardada se usa si es de esta misma entrega y, si no, se hace aquí.
"""

from pathlib import Path

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.course.formgrader.apart import grade_apart
from grader.course.layout import Course, Submission
from grader.course.store import Store
from grader.errors import CourseError, SubmissionError


class GradedNotebook(NbGraderPreprocessor):
    """Cambia el cuaderno entregado por el calificado, con puntos y tabla en cada celda calificada."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """``nb`` se descarta: lo que se califica son los bytes de la entrega."""
        info = resources["nbgrader"]
        course = Course(Path.cwd())  # nbgrader se sitúa en la raíz del curso mientras convierte
        folder = course.root / "submitted" / info["student"] / info["assignment"]
        submission = Submission(info["student"], info["assignment"], folder)
        try:
            row = grade_apart(course, submission)
        except (SubmissionError, CourseError) as error:
            raise NbGraderException(f"{submission.student}: {error}") from error
        if row.status == "error":
            raise NbGraderException(f"{submission.student}: {row.detail}")
        graded = Store(course).graded_notebook(submission)
        return nbformat.reads(graded, as_version=4), resources
