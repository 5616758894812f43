"""De unos bytes a una nota: admisión → ejecutor → juez. Sin base de datos y sin carpetas del curso."""

import hashlib
import json
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from grader import exercises
from grader.cells import role_of
from grader.evidence import Evidence, Notice, Observed, Trouble
from grader.exercises.base import Exercise
from grader.judge.judging import judge, planned_calls, refused
from grader.judge.record import cell_output
from grader.judge.troubles import lost_cell, notice_text
from grader.judge.verdict import Verdict
from grader.pieces import services
from grader.pipeline import outputs
from grader.pipeline.choosing import chosen
from grader.pipeline.intake import CleanNotebook, Unit, admit
from grader.pipeline.notebook_format import NotebookNode, compact
from grader.pipeline.quoting import quoted
from grader.pipeline.reading import IntakeError
from grader.sandbox.missing import ALL
from grader.sandbox.plan import plan
from grader.sandbox.settings import Settings
from grader.sandbox.supervisor import Run, run

_MAX_LACKING = 200


@dataclass(frozen=True)
class Result:
    """La nota de una entrega.

    ``status`` es ``"ok"``, ``"error"`` (no se pudo leer), ``"timeout"`` o ``"crash"`` (algún ejercicio
    tardó demasiado o terminó el proceso; los demás cuentan). ``notebook`` es el cuaderno calificado, con
    las salidas de verdad; está vacío si la entrega no se pudo leer. ``isolation`` es el nivel con el que se
    ejecutó su código.
    """

    unit: str
    status: str
    detail: str
    verdicts: tuple[Verdict, ...]
    notebook: str = ""
    notices: tuple[str, ...] = ()
    observed: Observed = field(default_factory=Observed)
    isolation: str = ""

    @property
    def points(self) -> float:
        """Puntos obtenidos."""
        return sum(v.points for v in self.verdicts)

    @property
    def max_points(self) -> float:
        """Puntos posibles."""
        return sum(v.max_points for v in self.verdicts)


def grade(notebook: bytes, unit: Unit, key: bytes, settings: Settings | None = None) -> Result:
    """Califica los bytes de una entrega. Nunca lanza por culpa de la entrega.

    ``key`` decide las entradas secretas: la misma clave da la misma nota. Lanza ``SandboxError`` si esta
    máquina no puede aislar el código y ``UnknownExercise`` si la publicación pide lo que nadie sabe juzgar.
    """
    asked = unit.asked
    try:
        clean = admit(notebook, unit)
    except IntakeError as error:
        return unreadable(unit, str(error))
    _all_judged(clean.notebook, unit.name, asked)
    probes = {e.name: planned_calls(e, key) for e in asked}
    done = run(plan(clean.to_run, probes, clean.checks), settings, services(unit.name))
    lost = {position: [lost_cell(trouble)] for position, trouble in done.lost.items()}
    for position, kept in outputs.all_trusted(done.outputs | lost).items():
        clean.notebook.cells[position].outputs = kept
    evidence, told = chosen(asked, key, done)
    observed = Observed(evidence, digest_of(clean), (*done.notices, *told, *_lacking(done)))
    result = _concluded(clean, unit, key, observed)
    return replace(result, notebook=compact(clean.notebook), isolation=done.isolation)


def _lacking(done: Run) -> list[Notice]:
    """Lo que echó de menos cada celda, que se guarda aunque después no haga falta contarlo."""
    missed = [(position, what) for position, names in sorted(done.lacking.items()) for what in names]
    return [
        Notice(trouble=Trouble("lacking"), where=position + 1, what=what)
        for position, what in missed[:_MAX_LACKING]
    ]


def digest_of(clean: CleanNotebook) -> str:
    """La huella de lo que se ejecuta de un cuaderno limpio: las celdas, en orden, y sus comprobaciones."""
    order = sorted(clean.to_run)
    checks = {name: [bisect(order, p) for p in positions] for name, positions in clean.checks.items()}
    return hashlib.sha256(json.dumps([[*clean.to_run.values()], checks]).encode()).hexdigest()


def rejudged(clean: CleanNotebook, unit: Unit, key: bytes, observed: Observed, graded: str) -> Result:
    """Vuelve a juzgar lo ``observed`` al ejecutar ``clean``. No ejecuta nada.

    ``graded`` es el cuaderno que se calificó, quizá con otra publicación: de él salen las salidas.
    """
    asked = unit.asked
    _all_judged(clean.notebook, unit.name, asked)
    before = json.loads(graded)
    _copy_outputs(before["cells"], clean)
    result = _concluded(clean, unit, key, observed)
    # comparar es más rápido que escribir, y casi siempre sale lo mismo
    return replace(result, notebook=graded if clean.notebook == before else compact(clean.notebook))


def _concluded(clean: CleanNotebook, unit: Unit, key: bytes, observed: Observed) -> Result:
    """La nota de ``clean``, que ya tiene sus salidas, por lo ``observed`` al ejecutarlo; falta escribirlo."""
    told = quoted(observed.evidence, clean.to_run.values())
    verdicts = tuple(judge(e, key, told[e.name]) for e in unit.asked)
    _put_verdicts(clean.notebook, clean.graded, verdicts)
    status, detail = _status(observed.evidence)
    whole = all(v.points == v.max_points for v in verdicts) and not _some_error(clean)
    notices = (*clean.notices, *map(notice_text, _to_tell(observed.notices, whole)))
    return Result(
        unit=unit.name, status=status, detail=detail, verdicts=verdicts, notices=notices, observed=observed
    )


def _to_tell(notices: Iterable[Notice], whole: bool) -> Iterator[Notice]:
    """Los avisos que se cuentan: lo que falta, una vez y solo si pudo costar algo; lo del curso, nunca."""
    seen = set()
    for notice in notices:
        name = notice.what.removesuffix(ALL)
        if not notice.what:
            yield notice
        elif not whole and name not in seen and not name.startswith("grader."):
            seen.add(name)
            yield replace(notice, what=name)


def _some_error(clean: CleanNotebook) -> bool:
    outputs = (o for position in clean.to_run for o in clean.notebook.cells[position].outputs)
    return any(output["output_type"] == "error" for output in outputs)


def _copy_outputs(graded: Sequence[Mapping[str, Any]], clean: CleanNotebook) -> None:
    """Pone en las celdas ejecutadas de ``clean`` las salidas que tienen las mismas celdas en ``graded``."""
    before = iter(graded)
    for position in clean.to_run:
        cell = clean.notebook.cells[position]
        same = next((c for c in before if c["cell_type"] == "code" and _reads(c) == cell.source), None)
        if same is not None:
            cell.outputs = same["outputs"]


def _reads(cell: Mapping[str, Any]) -> str:
    """El texto de una celda calificada; los cuadernos de antes guardaban también lo que no se ve."""
    return outputs.page(cell["source"])


def _all_judged(notebook: NotebookNode, unit: str, asked: Sequence[Exercise]) -> None:
    """Comprueba que cada celda que nbgrader puntúa sola es de un ejercicio: sin salida le daría el máximo."""
    names = {e.name for e in asked}
    for cell in notebook.cells:
        role = role_of(cell)
        if role.automatic and cell.cell_type == "code" and role.exercise not in names:
            raise exercises.UnknownExercise(
                f"La celda calificada «{role.grade_id}» de {unit} no es de ningún ejercicio de "
                "grader/exercises: añade el ejercicio, o quítala de solutions/ y vuelve a publicar."
            )


def unreadable(unit: Unit, detail: str) -> Result:
    """El resultado de una entrega de ``unit`` que no se pudo leer: 0 puntos y el motivo en todo."""
    verdicts = tuple(refused(e, detail) for e in unit.asked)
    return Result(unit=unit.name, status="error", detail=detail, verdicts=verdicts)


def _status(evidence: Mapping[str, Evidence]) -> tuple[str, str]:
    for status, words in (("timeout", "tardó demasiado"), ("crash", "terminó el proceso")):
        names = [name for name, seen in evidence.items() if seen.status == status]
        if names:
            return status, f"{', '.join(names)}: {words}"
    return "ok", ""


def _put_verdicts(notebook: NotebookNode, graded: Mapping[str, int], verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        if verdict.exercise in graded:
            notebook.cells[graded[verdict.exercise]].outputs = [cell_output(verdict)]
