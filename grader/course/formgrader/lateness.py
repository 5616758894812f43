"""Las fechas y la penalización cuando quien anota es nbgrader: las mismas que anota ``grader autograde``."""

from pathlib import Path

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.course.gradebook.penalties import refresh
from grader.course.layout import Course


class LatePenalties(NbGraderPreprocessor):
    """Pone la prórroga pendiente, la fecha en la hora del curso y lo que se pierde por retraso."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """``nb`` no cambia: todo va al libro de notas."""
        info = resources["nbgrader"]
        course = Course(Path.cwd(), info["db_url"])  # nbgrader se sitúa en la raíz del curso
        refresh(course, [info["assignment"]], student=info["student"])
        return nb, resources
