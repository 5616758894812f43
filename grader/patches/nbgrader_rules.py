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


def late_rule(config: Config) -> AssignLatePenalties:
    """El preprocesador de ``config`` con su complemento de penalización por retraso."""
    rule = AssignLatePenalties(config=config)
    rule.init_plugin()
    return rule


def late_penalty(rule: AssignLatePenalties, student: str, score: float, seconds_late: float) -> float | None:
    """Lo que pierde por retraso ``student``, entre 0 y los ``score`` puntos que tiene.

    Lanza ``ValueError`` si el complemento no devuelve un número; lo que lance él, tal cual.
    """
    late = rule.plugin_inst.late_submission_penalty(student, score, seconds_late)
    if late is None:
        return None
    if not math.isfinite(late):
        raise ValueError(f"devuelve {late}")
    return rule._check_late_penalty(SimpleNamespace(score=score), late)


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
        self,
        found: SubmittedNotebook,
        notebook: "NotebookNode",
        before: "NotebookNode | None" = None,
        same_answers: bool = False,
    ) -> None:
        """Puntos y comentarios automáticos, con las reglas de ``SaveAutoGrades``; lo manual no se toca.

        Con ``before``, el cuaderno que se anotó la última vez, lo que puntuó una persona sigue puntuado si ni
        la pregunta, ni la respuesta, ni sus puntos automáticos han cambiado: para nbgrader, nunca. Con
        ``same_answers``, la entrega es la misma y no hace falta mirar las respuestas.
        """
        same = _unchanged(before, notebook, same_answers)
        grades = {g.cell_id: g for g in found.grades}
        comments = {c.cell_id: c for c in found.comments}
        for cell in notebook.cells:
            role = role_of(cell)
            if role.graded:
                grade = grades[self.grades[role.grade_id]]
                auto, _ = utils.determine_grade(cell)
                alike = role.solution or auto == grade.auto_score
                settled = alike and role.grade_id in same and grade.manual_score is not None
                grade.auto_score = auto
                if not settled:
                    grade.needs_manual_grade = grade.manual_score is not None or auto is None
            if role.solution:
                untouched = role.checksum == utils.compute_checksum(cell)
                comments[self.solutions[role.grade_id]].auto_comment = "No response." if untouched else None


def _unchanged(before: "NotebookNode | None", now: "NotebookNode", same_answers: bool) -> set[str]:
    """Las celdas calificadas con la misma pregunta, la misma respuesta y los mismos puntos que antes."""
    if before is None:
        return set()
    old, new = (_asked_and_answered(notebook, not same_answers) for notebook in (before, now))
    return {name for name, told in new.items() if old.get(name) == told}


def _asked_and_answered(notebook: "NotebookNode", with_answers: bool) -> dict[str, tuple]:
    """De cada celda calificada: el texto que la precede, lo que se contestó y cuánto vale."""
    found, question, answer = {}, "", ""
    for cell in notebook.cells:
        role = role_of(cell)
        if role.solution:
            answer = cell.source
        elif cell.cell_type == "markdown":
            question = cell.source
        if role.graded:
            found[role.grade_id] = (question, answer if with_answers else "", role.points)
    return found
