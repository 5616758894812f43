"""Ejecutar un cuaderno para quien lo ha escrito: la única manera, la usen la terminal, pytest o el panel.

Es el camino con el que se califica (admisión, ejecutor y juez) con dos cambios: las entradas son las del
``check`` visible y no hace falta aislar nada, porque es código propio en la máquina propia. Las entregas que
alguien recogió en un curso no son suyas, y se ejecutan encerradas.
"""

import re
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

from grader import exercises
from grader.exercises.drawing import Seed
from grader.judge.judging import evaluate
from grader.judge.record import VerdictRecord
from grader.judge.verdict import Verdict, brief
from grader.pieces import definitions
from grader.pipeline.grade import Result, grade, unreadable
from grader.pipeline.intake import Unit
from grader.pipeline.notebook_format import reads_json
from grader.pipeline.reading import IntakeError
from grader.sandbox.missing import ALL
from grader.sandbox.settings import MIB, Limits, Settings
from grader.student.notebooks import Notebook, original_bytes
from grader.units import exam_exercises, is_exam

#: En la máquina de un estudiante no hay prisa ni vecinos: los límites solo detienen lo que no termina.
SECONDS = 30.0
#: En un navegador no se puede lanzar ningún proceso.
IN_BROWSER = sys.platform == "emscripten"
_OWN = Limits(notebook=600, cpu=600, memory=4096 * MIB, folder=1024 * MIB, files=1024, processes=256)


def own_settings(seconds: float = SECONDS) -> Settings:
    """Cómo se ejecuta lo propio; ``seconds`` es lo que puede tardar cada celda y cada ejercicio."""
    return Settings(replace(_OWN, cell=seconds, call=seconds, exercise=seconds), isolation="ninguno")


def run(notebook: Notebook, settings: Settings, seed: Seed = None) -> Result:
    """Ejecuta ``notebook`` en otro proceso y lo juzga; con ``seed=None``, como el ``check`` visible."""
    unit = Unit(notebook.unit, original_bytes(notebook.unit, notebook.path))
    if _is_of_a_student(notebook.path):
        settings = replace(settings, isolation=Settings().isolation)
    try:
        result = _here(notebook, unit) if IN_BROWSER else grade(notebook.data, unit, seed, settings)
    except IntakeError as error:
        return unreadable(unit, str(error))
    exam = exam_in(notebook)
    return replace(result, verdicts=tuple(brief(v) if v.exercise in exam else v for v in result.verdicts))


def _here(notebook: Notebook, unit: Unit) -> Result:
    """Lo mismo donde no hay más procesos: se llama a lo que definen sus celdas, y nada más se ejecuta."""
    with redirect_stdout(StringIO()):
        written = definitions(c.source for c in notebook.cells if c.kind == "code")
        found = [evaluate(e.name, written.get(e.name, _unwritten), points=e.points) for e in unit.asked]
    return Result(unit=unit.name, status="ok", detail="", verdicts=tuple(found))


def _unwritten(*_: Any) -> Any:
    raise NotImplementedError


def exam_in(notebook: Notebook) -> frozenset[str]:
    """Los ejercicios de los que solo se dice si funcionan: los del paquete y los de las celdas publicadas."""
    published = original_bytes(notebook.unit, notebook.path)
    text = published.decode("utf-8") if published else ""
    return exam_exercises() | {e.name for e in exercises.of_unit(notebook.unit) if is_exam(e.name, text)}


def _is_of_a_student(path: Path) -> bool:
    """Si está entre las entregas de un curso de nbgrader."""
    return any(
        folder.name in ("submitted", "autograded") and (folder.parent / "nbgrader_config.py").exists()
        for folder in path.resolve().parents
    )


@dataclass(frozen=True)
class Checked:
    """Un cuaderno y lo que salió de ejecutarlo; ``None`` si no se ejecutó por estar sin empezar."""

    notebook: Notebook
    result: Result | None

    @property
    def holds(self) -> bool:
        """Si se cumplen todos sus ejercicios; lo que no se ejecutó no cuenta."""
        return self.result is None or all(v.passed for v in self.result.verdicts)

    def to_json(self) -> dict[str, Any]:
        """Lo mismo como datos de JSON."""
        verdicts = self.result.verdicts if self.result else ()
        return {
            "unit": self.notebook.unit,
            "notebook": str(self.notebook.path),
            "started": self.notebook.started,
            "points": sum(v.points for v in verdicts),
            "max_points": sum(v.max_points for v in verdicts),
            "exercises": {v.exercise: _verdict_json(v) for v in verdicts},
            "errors": [str(e) for e in cell_errors(self.result)] if self.result else [],
        }


def _verdict_json(verdict: Verdict) -> dict[str, Any]:
    own = {"passed": verdict.passed, "remarks": list(verdict.remarks)}
    return VerdictRecord.of(verdict).to_json() | own


@dataclass(frozen=True)
class CellError:
    """Una celda que dio un error: su primera línea y el error."""

    first_line: str
    kind: str
    message: str

    def __str__(self) -> str:
        detail = f"{self.kind}: {self.message}" if self.message else self.kind
        return f"la celda que empieza por «{self.first_line}» da {detail}"


def cell_errors(result: Result) -> list[CellError]:
    """Las celdas que dieron un error al ejecutar el cuaderno de arriba abajo, en orden.

    No están las que en Jupyter quizá no lo dan: las que usan algo que no está al calificar, y los nombres que
    faltan después de una de ellas.
    """
    if not result.notebook:
        return []
    found, unsure = [], False
    for number, cell in enumerate(reads_json(result.notebook).cells, start=1):
        errors = [o for o in cell.get("outputs", ()) if o.output_type == "error"]
        lacking = [n.what for n in result.observed.notices if n.what and n.where == number]
        sure = [o for o in errors if not lacking and not (unsure and o.ename == "NameError")]
        found += [CellError(_first_line(cell.source), o.ename, _said(o.evalue)) for o in sure]
        unsure = unsure or len(sure) < len(errors) or any(name.endswith(ALL) for name in lacking)
    return found


def _said(message: str) -> str:
    """Lo que dice un error en su primera línea, sin el nombre que Jupyter da a una celda."""
    return re.sub(r"\(<[^>]*>, [a-z]+ (\d+)\)$", r"(línea \1)", message.partition("\n")[0])


def _first_line(source: str) -> str:
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    code = next((line for line in lines if not line.startswith("#")), lines[0] if lines else "")
    return code if len(code) <= 60 else f"{code[:57]}…"
