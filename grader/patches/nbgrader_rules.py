"""Lo que ``Autograde`` anota de cada entrega.

Son las reglas de sus preprocesadores escritas otra vez, con los modelos de nbgrader: ni abren el libro de
notas en cada paso ni confirman cada celda.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nbgrader import utils
from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from grader.cells import put_checksum, role_of
from grader.patches import Patch

if TYPE_CHECKING:
    from nbformat import NotebookNode

PATCH = Patch(
    library="nbgrader",
    tried="0.9.6",
    repeats={
        "nbgrader.api.Gradebook.add_submission": "cde077cbf605",
        "nbgrader.converters.autograde.Autograde.init_assignment": "a7c144dc746e",
        "nbgrader.preprocessors.saveautogrades.SaveAutoGrades._add_score": "ee891a8fe365",
        "nbgrader.preprocessors.saveautogrades.SaveAutoGrades._add_comment": "31f0186fac9c",
        "nbgrader.preprocessors.saveautogrades.SaveAutoGrades.preprocess_cell": "95ddcd4eb3d5",
        "nbgrader.preprocessors.overwritecells.OverwriteCells.preprocess_cell": "663c856017e5",
        "nbgrader.preprocessors.latesubmissions.AssignLatePenalties.preprocess": "e4fa96a4c466",
        "nbgrader.preprocessors.latesubmissions.AssignLatePenalties._check_late_penalty": "c004151bf101",
    },
    says={"nbgrader/preprocessors/overwritekernelspec.py": ("nb.metadata['kernelspec'] = kernelspec",)},
)


def new_submission(assignment: Assignment, student: Student) -> SubmittedAssignment:
    """Una entrega vacía de ``student``, como las de ``Gradebook.add_submission``."""
    submitted = SubmittedAssignment(assignment=assignment, student=student)
    for notebook in assignment.notebooks:
        own = SubmittedNotebook(notebook=notebook, assignment=submitted)
        for cell in (*notebook.grade_cells, *notebook.task_cells):
            Grade(cell_id=cell.id, notebook=own)
        for cell in (*notebook.solution_cells, *notebook.task_cells):
            Comment(cell_id=cell.id, notebook=own)
    return submitted


def late_penalty(config: Config, submitted: SubmittedAssignment, found: SubmittedNotebook) -> float | None:
    """Lo que pierde por retraso según el complemento de ``config``, entre 0 y los puntos que tiene."""
    penalties = AssignLatePenalties(config=config)
    penalties.init_plugin()
    late = penalties.plugin_inst.late_submission_penalty(
        submitted.student_id, found.score, submitted.total_seconds_late
    )
    return None if late is None else penalties._check_late_penalty(found, late)


@dataclass(frozen=True)
class UnitCells:
    """Lo que el libro sabe de una unidad: sus celdas por nombre."""

    assignment: Assignment
    notebook: Notebook
    grades: dict[str, str]
    solutions: dict[str, str]
    checksums: dict[str, str]

    @classmethod
    def of(cls, gradebook: Gradebook, unit: str, name: str) -> "UnitCells":
        """La de ``unit``, cuyo cuaderno se llama ``name``."""
        notebook = gradebook.find_notebook(name, unit)
        return cls(
            assignment=gradebook.find_assignment(unit),
            notebook=notebook,
            grades={c.name: c.id for c in notebook.grade_cells},
            solutions={c.name: c.id for c in notebook.solution_cells},
            checksums={c.name: c.checksum for c in notebook.source_cells},
        )

    def restore(self, notebook: "NotebookNode") -> None:
        """El núcleo y las sumas de control son los de la versión del docente, como en ``OverwriteCells``."""
        if self.notebook.kernelspec:
            notebook.metadata["kernelspec"] = json.loads(self.notebook.kernelspec)
        for cell in notebook.cells:
            role = role_of(cell)
            if role.grade_id in self.checksums:
                put_checksum(cell, self.checksums[role.grade_id])

    def score(self, found: SubmittedNotebook, notebook: "NotebookNode") -> None:
        """Puntos y comentarios automáticos, con las reglas de ``SaveAutoGrades``; lo manual no se toca."""
        grades = {g.cell_id: g for g in found.grades}
        comments = {c.cell_id: c for c in found.comments}
        for cell in notebook.cells:
            role = role_of(cell)
            if role.graded:
                grade = grades[self.grades[role.grade_id]]
                grade.auto_score, _ = utils.determine_grade(cell)
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            if role.solution:
                untouched = role.checksum == utils.compute_checksum(cell)
                comments[self.solutions[role.grade_id]].auto_comment = "No response." if untouched else None
