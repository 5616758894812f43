"""Lo primero que se hace al publicar un cuaderno, lo publique la terminal o formgrader."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from grader import exercises
from grader.course import published
from grader.course.choosing import exam_from, units_from
from grader.course.layout import Course
from grader.units import put_units


class Published(NbGraderPreprocessor):
    """Pone en el cuaderno lo que ``c.Grader`` dice del curso: puntos, unidades y examen."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """``nb``, cambiado."""
        unit, told = resources["nbgrader"]["assignment"], self.config.Grader
        # nbgrader se sitúa en la raíz del curso mientras convierte
        units = units_from(Course(Path.cwd()), told)
        everything = {e.unit for e in exercises.all_exercises().values()}
        published.put_points(nb.cells)
        published.leave_out(nb.cells, unit, everything - set(units))
        sums = {e.name: e.points for e in exercises.of_unit(unit)} if told.get("scale_points") else {}
        published.put_checks(nb.cells, exam_from(told), sums)
        published.go_to_the_end(nb.cells)
        if everything - set(units):
            put_units(nb.metadata, units)
        return nb, resources
