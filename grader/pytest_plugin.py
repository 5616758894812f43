"""``pytest --grader CUADERNO…``: una prueba por ejercicio y criterio, con el mensaje del corrector.

Sirve en el repositorio de un estudiante (GitHub Classroom) o en la integración continua de un docente,
al lado de nbval. Ejecuta cada cuaderno como ``grader check``, pero encerrado y con otras entradas; no escribe
nada, y de la carpeta del cuaderno no se ejecuta nada más: ni su ``conftest.py``. Un cuaderno se conoce por
sus celdas, y lo que no es del curso se deja fuera y se dice en una línea.
``--grader-empezados`` vale también con nbval: deja fuera los cuadernos en los que aún no hay nada.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from grader.judge.verdict import CriterionResult, Verdict
    from grader.pipeline.grade import Result


def pytest_addoption(parser: pytest.Parser) -> None:
    """Las opciones ``--grader``, ``--grader-seed`` y ``--grader-empezados``."""
    group = parser.getgroup("grader", "corrector de cuadernos")
    group.addoption("--grader", action="store_true", help="Califica los cuadernos .ipynb que se indiquen.")
    group.addoption(
        "--grader-seed",
        default="ci",
        metavar="TEXTO",
        help="De qué se sortean las entradas; la misma semilla da la misma nota (por omisión, «ci»).",
    )
    group.addoption(
        "--grader-empezados",
        action="store_true",
        help="Deja fuera los cuadernos de unidades que están sin empezar y los que no son del curso.",
    )


_LEFT_OUT: pytest.StashKey[list[str]] = pytest.StashKey()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Con ``--grader`` no se ejecuta nada que venga con una entrega, antes ni después."""
    if not early_config.known_args_namespace.grader:
        return
    early_config.known_args_namespace.noconftest = True
    if early_config.getini("pythonpath"):
        raise pytest.UsageError(
            f"Con --grader no se ejecuta lo que haya junto a los cuadernos: quita `pythonpath` de "
            f"{early_config.inipath} o ejecuta la orden desde otra carpeta."
        )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Prepara la terminal y dónde se apunta lo que se deja fuera."""
    if config.getoption("grader"):
        from grader.student import terminal

        terminal.write_plain()
    config.stash[_LEFT_OUT] = []


def pytest_report_collectionfinish(config: pytest.Config) -> list[str]:
    """Qué cuadernos se han dejado fuera y por qué."""
    return list(dict.fromkeys(config.stash[_LEFT_OUT]))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Con ``--grader-empezados``, no se mira un cuaderno sin nada escrito ni uno que no es del curso."""
    if collection_path.suffix != ".ipynb" or not config.getoption("grader_empezados"):
        return None
    from grader.errors import CourseError
    from grader.student.finding import unit_at
    from grader.student.notebooks import load

    if unit_at(collection_path) is None:
        return True
    try:
        return None if load(collection_path).started else True
    except CourseError:
        return None  # de lo que está roto, o es de otra unidad, que hablen las pruebas


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "NotebookFile | None":
    """Recoge los cuadernos de unidades del curso; de las copias de uno, la que usaría ``grader check``."""
    if file_path.suffix != ".ipynb" or not parent.config.getoption("grader"):
        return None
    if ".ipynb_checkpoints" in file_path.parts:
        return None
    from grader.student.finding import find, unit_at

    unit, left_out = unit_at(file_path), parent.config.stash[_LEFT_OUT]
    if unit is None:
        left_out.append(f"{file_path.name}: no es el cuaderno de ninguna unidad, y no se mira.")
        return None
    found = find(file_path.parent).get(unit)
    if found and found.path != file_path and not parent.session.isinitpath(file_path):
        left_out.append(found.note or f"{file_path.name}: es una copia sin nada escrito, y no se mira.")
        return None
    return NotebookFile.from_parent(parent, path=file_path)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Con ``--grader-empezados``, un error es un fallo de nbval: las celdas publicadas solo piden seguir."""
    options = getattr(item, "options", {})
    if item.config.getoption("grader_empezados") and "check_exception" in options:
        options["check_exception"] = False


class NotebookFile(pytest.File):
    """Un cuaderno entregado: se califica una vez, al ejecutar su primera prueba."""

    _result: "Result | None" = None

    def collect(self) -> Iterator["CriterionItem"]:
        """Una prueba por criterio de cada ejercicio de la unidad."""
        from grader import exercises
        from grader.judge.verdict import WORKS
        from grader.student.finding import unit_at
        from grader.student.notebooks import Notebook
        from grader.student.running import exam_in

        unit = unit_at(self.path)
        exam = exam_in(Notebook(self.path, unit))
        for exercise in exercises.of_unit(unit):
            names = [WORKS] if exercise.name in exam else [c.name for c in exercise.criteria]
            for name in names:
                yield CriterionItem.from_parent(
                    self, name=f"{exercise.name}::{name}", exercise=exercise.name, criterion=name
                )

    def result(self) -> "Result":
        """La calificación del cuaderno."""
        if self._result is None:
            from grader.sandbox.settings import Settings
            from grader.student.finding import unit_at
            from grader.student.notebooks import Notebook
            from grader.student.running import run

            notebook = Notebook(self.path, unit_at(self.path))
            self._result = run(notebook, Settings(), self.config.getoption("grader_seed").encode())
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
    from grader.judge.causes import advice
    from grader.judge.verdict import WORKS
    from grader.judge.wording import problem_text, unlooked

    problem = found.problem
    if found.name == WORKS:
        return f"{verdict.exercise}: no {WORKS}."
    if problem is None:
        return " ".join(unlooked([found]))
    text = problem_text(problem, verdict.diagnosis) + (
        f" Entrada: {problem.arguments}." if problem.arguments else ""
    )
    asked = next(c for c in exercises.get(verdict.exercise).criteria if c.name == found.name)
    if verdict.mistakes and asked.looks_at == "values":
        text += f"\n{advice(verdict.diagnosis)}"
    return text
