"""Un caso: el cuaderno en un núcleo, en la terminal y calificado, y en qué no están de acuerdo."""

import contextlib
import re
import tempfile
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import nbformat

from grader import exercises
from grader.cells import check_of, role_of
from grader.errors import CourseError
from grader.judge.record import VerdictRecord
from grader.pipeline import worker
from grader.pipeline.grade import grade
from grader.pipeline.intake import Unit
from grader.pipeline.worker import Graded
from grader.sandbox.settings import Settings
from grader.student.notebooks import load
from grader.student.running import own_settings, run
from grader.units import notebook_name
from tests.kit.sample_class import ROOT
from tests.truth import kernel
from tests.truth.corpus import Case
from tests.truth.kernel import Heard, Told

#: Lo que puede tardar en la terminal cada celda y cada ejercicio: lo que no termina, que no nos ocupe.
OWN_SECONDS = 10


@dataclass(frozen=True)
class Compared:
    """Los puntos de un ejercicio en cada sitio; ``None``, donde no se comprueba o no se puede mirar.

    ``kernel`` es el mejor de los ``check`` del cuaderno; ``validate``, si Validate da por buena su celda;
    ``terminal``, ``grader check``; ``grade``, ``grader autograde``; ``confined``, lo que da calificar con las
    entradas visibles, y solo se averigua donde la nota y el cuaderno no coinciden.
    """

    exercise: str
    max_points: float
    kernel: float | None
    validate: bool | None
    terminal: float
    grade: float
    confined: float | None = None
    detail: str = ""


@dataclass(frozen=True)
class Outcome:
    """Cómo acabó un caso.

    ``differences`` dice qué no coincide; ``secret_only``, lo que solo se debe a las entradas; ``lost``, las
    respuestas escritas que recibirían un 0 sin que nadie las lea; ``kept``, si quien merece todo lo tiene;
    ``tampered``, la trampa por la que no se mira lo que dice el cuaderno;
    ``silent``, por qué no opina Validate; ``skipped``, por qué no se puede abrir.
    """

    kind: str
    family: str
    name: str
    unit: str
    honest: bool
    exercises: tuple[Compared, ...] = ()
    differences: tuple[str, ...] = ()
    secret_only: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    kept: bool = True
    silent: str = ""
    skipped: str = ""
    tampered: str = ""
    unsteady: tuple[str, ...] = field(default=())
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Si no hay nada que objetar."""
        return not self.differences and not self.lost and (self.kept or not self.honest)


def attempt(case: Case, key: bytes) -> Outcome:
    """Examina ``case``; lo que no coincide solo cuenta si tampoco coincide al repetirlo."""
    try:
        first = examined(case, key)
        if first.holds:
            return first
        again = examined(case, key)
    except Exception:
        broken = (f"la campaña falló: {traceback.format_exc()[-1500:]}",)
        return Outcome(case.kind, case.family, case.name, case.unit, case.honest, differences=broken)
    steady = tuple(d for d in first.differences if d in again.differences)
    unsteady = tuple(d for d in (*first.differences, *again.differences) if d not in steady)
    kept = first.kept or again.kept
    seconds = first.seconds + again.seconds
    return replace(again, differences=steady, unsteady=unsteady, kept=kept, seconds=seconds)


def examined(case: Case, key: bytes) -> Outcome:
    """Ejecuta ``case`` en los tres sitios, una vez, y compara."""
    start = time.monotonic()
    about: dict[str, Any] = {
        n: getattr(case, n) for n in ("kind", "family", "name", "unit", "honest", "tampered")
    }
    unit = unit_of(case.unit)
    with tempfile.TemporaryDirectory(prefix="carpeta-") as folder:
        path = case.lay(Path(folder))
        try:
            with contextlib.chdir(folder):
                notebook = nbformat.read(path, as_version=4)
                own = load(path)
        except (CourseError, ValueError, AttributeError, nbformat.ValidationError) as error:
            return Outcome(**about, skipped=f"{type(error).__name__}: {str(error).splitlines()[0]}")
        terminal = run(own, own_settings(OWN_SECONDS))
        graded = worker.work(case.data, unit, key, Settings())
        heard = kernel.listen(path)
    at_terminal = {v.exercise: v.points for v in terminal.verdicts}
    sources = [c.source for c in notebook.cells if c.cell_type == "code"]
    rows = [_compared(e, heard, at_terminal[e.name], graded, sources) for e in exercises.of_unit(case.unit)]
    if case.tampered:
        rows = [replace(r, kernel=None, validate=None) for r in rows]
    if any(r.kernel is not None and r.kernel != r.grade for r in rows):
        visible = grade(case.data, unit, None, Settings())
        points = {v.exercise: v.points for v in visible.verdicts}
        rows = [replace(r, confined=points[r.exercise]) for r in rows]
    checks = official(notebook)
    return Outcome(
        **about,
        exercises=tuple(rows),
        differences=tuple(text for r in rows for text in differences(r, r.exercise in case.refused, checks)),
        secret_only=tuple(text for r in rows if (text := of_the_inputs(r))),
        lost=lost_answers(graded, case.written),
        kept=all(r.grade == r.max_points for r in rows),
        silent=heard.silent,
        seconds=round(time.monotonic() - start, 2),
    )


@cache
def unit_of(name: str) -> Unit:
    """La unidad publicada en este repositorio."""
    return Unit(name, (ROOT / "notebooks" / name / notebook_name(name)).read_bytes())


def official(notebook: Any) -> dict[str, int]:
    """En cuántas celdas se comprueba cada ejercicio que tiene su celda calificada."""
    sources = [c.source for c in notebook.cells if c.cell_type == "code"]
    named = {role_of(c).exercise for c in notebook.cells if c.cell_type == "code"}
    return {name: sum(map(_calls(name), sources)) for name in named if name}


def _calls(exercise: str) -> Any:
    """Si un texto llama a ``check`` con el ejercicio, por la función o por su nombre."""
    pattern = rf"^(?!\s*#).*\b(?:check|comprobar)\((?:\s*{exercise}\b|[^)\n]*[\"']{exercise}[\"'])"
    return lambda source: bool(re.search(pattern, source, re.M))


def _compared(exercise: Any, heard: Heard, terminal: float, graded: Graded, sources: list[str]) -> Compared:
    name = exercise.name
    best = heard.best(name)
    asked = any(map(_calls(name), sources))
    found = graded.exercises[name]
    return Compared(
        exercise=name,
        max_points=exercise.points,
        # una comprobación a la que no se llega, o que no encuentra la función, es que no
        kernel=best.points if best else 0.0 if asked else None,
        validate=heard.validated.get(check_of(name)),
        terminal=terminal,
        grade=found.points,
        detail=_detail(best, found),
    )


def _detail(best: Told | None, found: VerdictRecord) -> str:
    """En qué criterios no coinciden el cuaderno y la nota, y lo que dice el que falla."""
    at_kernel = set(best.failed) if best else set()
    more, less = set(found.failed) - at_kernel, at_kernel - set(found.failed)
    parts = [f"la nota falla en {', '.join(sorted(more))}: {found.message[:160]}"] if more else []
    parts += [f"el cuaderno falla en {', '.join(sorted(less))}: {best.text[:160]}"] if less else []
    return "; ".join(parts)


def differences(row: Compared, refused: bool, checks: Mapping[str, int]) -> list[str]:
    """En qué no están de acuerdo los sitios sobre un ejercicio, cada cosa en una frase."""
    places = {"el cuaderno": row.kernel, "grader check": row.terminal, "lo visible, calificado": row.confined}
    said = {place: points for place, points in places.items() if points is not None}
    found = []
    if len(set(said.values())) > 1:
        found.append(", ".join(f"{place} {points:g}" for place, points in said.items()))
    if row.kernel is None and (row.terminal == row.max_points) != (row.grade == row.max_points):
        found.append(f"no se comprueba, grader check da {row.terminal:g} y la nota es {row.grade:g}")
    alone = row.validate is not None and checks[row.exercise] == 1
    if alone and row.validate != (row.kernel == row.max_points):
        found.append(f"el cuaderno da {row.kernel:g} y Validate dice que {'sí' if row.validate else 'no'}")
    easy = [place for place, points in (said | {"la nota": row.grade}).items() if points == row.max_points]
    if refused and easy:
        found.append(f"no se permite y da todos los puntos ({', '.join(easy)})")
    return [f"{row.exercise}: {text}" for text in found]


def of_the_inputs(row: Compared) -> str:
    """Lo que cambia en un ejercicio solo por juzgarlo con otras entradas; vacío si no cambia."""
    if row.kernel is None or row.kernel != row.confined or row.kernel == row.grade:
        return ""
    return f"{row.exercise}: {row.kernel:g} con las visibles y {row.grade:g} con las secretas; {row.detail}"


def lost_answers(graded: Graded, written: Mapping[str, str]) -> tuple[str, ...]:
    """Las preguntas de ``written`` a las que nbgrader pondría un 0 por sí solo."""
    from nbgrader.utils import determine_grade

    if not graded.notebook:
        return tuple(written)
    cells = nbformat.reads(graded.notebook, as_version=4).cells
    pending = {role_of(c).grade_id for c in cells if role_of(c).graded and determine_grade(c)[0] is None}
    return tuple(name for name in written if name not in pending)
