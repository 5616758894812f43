"""``pytest --grader CUADERNO…``: una prueba por ejercicio y criterio, con el mensaje del corrector.

Sirve en el repositorio de un estudiante (GitHub Classroom) o en la integración continua de un docente,
al lado de nbval. Pasa por el mismo camino que ``grader autograde``; no escribe nada.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from grader.pipeline import Result
    from grader.verdict import CriterionResult, Verdict


def pytest_addoption(parser: pytest.Parser) -> None:
    """Las opciones ``--grader`` y ``--grader-seed``."""
    group = parser.getgroup("grader", "corrector de cuadernos")
    group.addoption("--grader", action="store_true", help="Califica los cuadernos .ipynb que se indiquen.")
    group.addoption(
        "--grader-seed",
        default="ci",
        metavar="TEXTO",
        help="De qué se sortean las entradas; la misma semilla da la misma nota (por omisión, «ci»).",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "NotebookFile | None":
    """Recoge los cuadernos de unidades del curso."""
    if file_path.suffix != ".ipynb" or not parent.config.getoption("grader"):
        return None
    if ".ipynb_checkpoints" in file_path.parts:
        return None
    return NotebookFile.from_parent(parent, path=file_path)


class NotebookFile(pytest.File):
    """Un cuaderno entregado: se califica una vez, al ejecutar su primera prueba."""

    _result: "Result | None" = None

    def collect(self) -> Iterator["CriterionItem"]:
        """Una prueba por criterio de cada ejercicio de la unidad."""
        from grader import exercises

        unit = _unit_of(self.path)
        if unit is None:
            known = ", ".join(sorted({_stem(e.unit) for e in exercises.all_exercises().values()}))
            raise self.CollectError(
                f"{self.path.name} no es el cuaderno de ninguna unidad; los nombres son: {known}."
            )
        for exercise in exercises.of_unit(unit):
            for criterion in exercise.criteria:
                yield CriterionItem.from_parent(
                    self,
                    name=f"{exercise.name}::{criterion.name}",
                    exercise=exercise.name,
                    criterion=criterion.name,
                )

    def result(self) -> "Result":
        """La calificación del cuaderno."""
        if self._result is None:
            from grader.intake import Unit
            from grader.pipeline import grade

            unit = _unit_of(self.path)
            seed = self.config.getoption("grader_seed").encode()
            self._result = grade(self.path.read_bytes(), Unit(unit, _release(self.path, unit)), seed)
        return self._result


class CriterionItem(pytest.Item):
    """Un criterio de un ejercicio."""

    def __init__(self, *, exercise: str, criterion: str, **options: Any) -> None:
        super().__init__(**options)
        self.exercise, self.criterion = exercise, criterion

    def runtest(self) -> None:
        """Falla con el mensaje en español si el criterio no se cumple."""
        result = self.parent.result()
        if result.status == "error":
            raise CriterionFailed(result.detail)
        verdict = next(v for v in result.verdicts if v.exercise == self.exercise)
        found = next(c for c in verdict.criteria if c.name == self.criterion)
        if not found.passed:
            raise CriterionFailed(_explain(verdict, found))

    def repr_failure(self, excinfo: pytest.ExceptionInfo, style: Any = None) -> Any:
        """Solo el mensaje: la traza sería la del corrector."""
        if isinstance(excinfo.value, CriterionFailed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Qué sale en el informe de pytest."""
        return self.path, None, f"{self.path.name}: {self.exercise}, {self.criterion}"


class CriterionFailed(Exception):
    """Un criterio no se cumple; el mensaje es para el estudiante."""


def _explain(verdict: "Verdict", found: "CriterionResult") -> str:
    from grader import exercises
    from grader.wording import advice

    problem = found.problem
    text = problem.text + (f" Entrada: {problem.arguments}." if problem.arguments else "")
    asked = next(c for c in exercises.get(verdict.exercise).criteria if c.name == found.name)
    if verdict.mistakes and asked.looks_at == "values":
        text += f"\n{advice(verdict.mistakes)}"
    return text


def _unit_of(path: Path) -> str | None:
    """La unidad de un cuaderno: la de su carpeta o, si no, la de su nombre."""
    from grader import exercises

    units = {e.unit for e in exercises.all_exercises().values()}
    if path.parent.name in units:
        return path.parent.name
    return next((u for u in units if path.stem in (u, _stem(u))), None)


def _stem(unit: str) -> str:
    return unit.partition("_")[2]


def _release(path: Path, unit: str) -> bytes | None:
    """El cuaderno publicado, si hay un curso por encima del archivo."""
    for folder in path.parents:
        published = folder / "notebooks" / unit / f"{_stem(unit)}.ipynb"
        if (folder / "nbgrader_config.py").is_file() and published.is_file():
            return published.read_bytes()
    return None
