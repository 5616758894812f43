"""Lo que ``Autograde`` anota de cada entrega.

Son las reglas de sus preprocesadores escritas otra vez, con los modelos de nbgrader: ni abren el libro de
notas en cada paso ni confirman cada celda.
"""

import json
import math
from dataclasses import dataclass
from types import SimpleNamespace
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
from grader.errors import PolicyError
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


class Penalties:
    """Lo que se pierde por retraso según el complemento de ``config``."""

    def __init__(self, config: Config) -> None:
        self._rule = AssignLatePenalties(config=config)
        self._rule.init_plugin()

    def of(self, student: str, score: float, seconds_late: float) -> float | None:
        """Lo que pierde ``student``, entre 0 y los ``score`` puntos que tiene.

        Lanza ``PolicyError`` si el complemento falla o no devuelve un número.
        """
        plugin = self._rule.plugin_inst
        try:
            late = plugin.late_submission_penalty(student, score, seconds_late)
            if late is not None and not math.isfinite(late):
                raise ValueError(f"devuelve {late}")
        except Exception as error:
            raise PolicyError(
                f"La penalización por retraso {type(plugin).__name__} falla con {student}, que tiene "
                f"{score:g} puntos y {seconds_late:g} s de retraso ({type(error).__name__}: {error}). "
                "Corrígela y repite la orden."
            ) from error
        return None if late is None else self._rule._check_late_penalty(SimpleNamespace(score=score), late)


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

    def score(
        self, found: SubmittedNotebook, notebook: "NotebookNode", before: "NotebookNode | None" = None
    ) -> None:
        """Puntos y comentarios automáticos, con las reglas de ``SaveAutoGrades``; lo manual no se toca.

        Con ``before``, el cuaderno que se anotó la última vez, lo que puntuó una persona sigue puntuado si ni
        la pregunta, ni la respuesta, ni sus puntos automáticos han cambiado: para nbgrader, nunca.
        """
        same = _unchanged(before, notebook)
        grades = {g.cell_id: g for g in found.grades}
        comments = {c.cell_id: c for c in found.comments}
        for cell in notebook.cells:
            role = role_of(cell)
            if role.graded:
                grade = grades[self.grades[role.grade_id]]
                auto, _ = utils.determine_grade(cell)
                settled = (
                    role.grade_id in same and grade.manual_score is not None and auto == grade.auto_score
                )
                grade.auto_score = auto
                if not settled:
                    grade.needs_manual_grade = grade.manual_score is not None or auto is None
            if role.solution:
                untouched = role.checksum == utils.compute_checksum(cell)
                comments[self.solutions[role.grade_id]].auto_comment = "No response." if untouched else None


def _unchanged(before: "NotebookNode | None", now: "NotebookNode") -> set[str]:
    """Las celdas calificadas con la misma pregunta, la misma respuesta y los mismos puntos que antes."""
    if before is None:
        return set()
    old, new = _asked_and_answered(before), _asked_and_answered(now)
    return {name for name, told in new.items() if old.get(name) == told}


def _asked_and_answered(notebook: "NotebookNode") -> dict[str, tuple]:
    """De cada celda calificada: el texto que la precede, lo que se contestó y cuánto vale."""
    found, question, answer = {}, "", ""
    for cell in notebook.cells:
        role = role_of(cell)
        if role.solution:
            answer = cell.source
        elif cell.cell_type == "markdown":
            question = cell.source
        if role.graded:
            found[role.grade_id] = (question, answer, role.points)
    return found
