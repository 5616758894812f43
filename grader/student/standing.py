"""Cómo va un estudiante: los puntos de cada unidad, según ``check``, y qué toca ahora.

Los puntos salen de ejecutar los cuadernos, no de lo que haya en sus salidas, que pueden ser de otro día. Para
no repetirlo, los veredictos se guardan junto a los cuadernos con la huella de su código: se vuelve a ejecutar
solo lo que cambió. Lo que está sin empezar vale 0 sin ejecutarlo.
"""

import contextlib
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader import exercises
from grader.exercises.base import Exercise
from grader.judge.render import number
from grader.judge.verdict import WORKS
from grader.pipeline.reading import IntakeError
from grader.pipeline.versions import code_digest
from grader.sandbox import isolation
from grader.student.finding import find
from grader.student.notebooks import Notebook, course_units, is_stub
from grader.student.notebooks import asked as asked_in
from grader.student.running import own_settings, run
from grader.units import exam_exercises

STORE = ".progreso.json"
#: Lo que puede tardar cada celda y cada ejercicio: quien mira cómo va no espera mucho.
SECONDS = 10.0


@dataclass(frozen=True)
class ExerciseStanding:
    """Un ejercicio: sus puntos y los criterios que fallan."""

    name: str
    points: float
    max_points: float
    failing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Si tiene todos los puntos."""
        return self.points == self.max_points and not self.failing


@dataclass(frozen=True)
class UnitStanding:
    """Una unidad. ``state`` es ``"falta"``, ``"ilegible"``, ``"sin empezar"``, ``"en marcha"`` o ``"hecha"``.

    ``questions`` son las preguntas escritas y ``answered``, las que tienen respuesta; ``detail``, por qué no
    se pudo leer.
    """

    unit: str
    state: str
    exercises: tuple[ExerciseStanding, ...]
    questions: int = 0
    answered: int = 0
    detail: str = ""

    @property
    def points(self) -> float:
        """Los puntos que da ``check`` ahora mismo."""
        return sum(e.points for e in self.exercises)

    @property
    def max_points(self) -> float:
        """Los puntos que puede dar ``check``."""
        return sum(e.max_points for e in self.exercises)


@dataclass(frozen=True)
class Standing:
    """Cómo van todas las unidades. ``is_teachers``: los cuadernos son los del docente y no se ejecutan.

    ``notes`` dice qué cuaderno se usa de las unidades en las que hay más de uno o tiene otro nombre.
    """

    units: tuple[UnitStanding, ...] = ()
    is_teachers: bool = False
    notes: tuple[str, ...] = ()

    @property
    def next_step(self) -> str:
        """Lo primero que queda por hacer, en una frase."""
        here = [u for u in self.units if u.state != "falta"]
        for unit in sorted(here, key=lambda u: u.state == "sin empezar"):  # antes, lo ya empezado
            if unit.state == "ilegible":
                return f"{unit.unit}: el archivo no se puede leer. {unit.detail}"
            if unit.state == "sin empezar":
                return f"empieza {unit.unit}."
            for exercise in unit.exercises:
                if not exercise.complete:
                    return f"{unit.unit}, `{exercise.name}`: {_what_is_left(exercise)}."
            if unit.answered < unit.questions:
                return f"{unit.unit}: responde la pregunta escrita."
        return "has terminado todas las unidades que tienes aquí. Entrégalas si aún no lo has hecho."


def _what_is_left(exercise: ExerciseStanding) -> str:
    if not exercise.failing or exercise.failing == (WORKS,):
        return f"no {WORKS}"
    if len(exercise.failing) == len(exercises.get(exercise.name).criteria):
        return "aún no cumple ningún criterio"
    return f"falla «{exercise.failing[0]}»"


def standing(folder: Path, advance: Callable[[str], None] = lambda unit: None) -> Standing:
    """Cómo van los cuadernos de ``folder``; se llama a ``advance`` con cada unidad que hay que ejecutar.

    Ejecuta en otros procesos lo que haya cambiado desde la última vez y lo guarda en ``.progreso.json``.
    """
    notebooks = {unit: Notebook(found.path, unit, found.note) for unit, found in find(folder).items()}
    if notebooks and all(_is_teachers(n) for n in notebooks.values()):
        return Standing(is_teachers=True)
    store = folder / STORE
    known = _read(store)
    now = dict(known)
    found = [
        _unit(unit, folder, notebooks.get(unit), now, advance) for unit in course_units(notebooks.values())
    ]
    isolation.close()
    if now != known:
        with contextlib.suppress(OSError):  # una carpeta de solo lectura: la próxima vez se repite
            store.write_text(json.dumps(now, ensure_ascii=False, indent=1), "utf-8")
    return Standing(tuple(found), notes=tuple(n.note for n in notebooks.values() if n.note))


def _is_teachers(notebook: Notebook) -> bool:
    with contextlib.suppress(IntakeError):
        return notebook.is_teachers
    return False


def _unit(
    unit: str, place: Path, notebook: Notebook | None, known: dict[str, Any], advance: Callable[[str], None]
) -> UnitStanding:
    asked = asked_in(unit, notebook.path if notebook else place)
    nothing = tuple(
        ExerciseStanding(name=e.name, points=0.0, max_points=e.points, failing=_criteria(e)) for e in asked
    )
    if notebook is None:
        return UnitStanding(unit=unit, state="falta", exercises=nothing)
    try:
        questions, started = notebook.questions, notebook.started
    except IntakeError as error:
        return UnitStanding(unit=unit, state="ilegible", exercises=nothing, detail=str(error))
    answered = sum(not is_stub(q.source) for q in questions)
    if not started:
        return UnitStanding(unit=unit, state="sin empezar", exercises=nothing, questions=len(questions))
    mark = _fingerprint(notebook)
    seen = _saved(asked, known.get(unit), mark)
    if seen is None:
        advance(unit)
        result = run(notebook, own_settings(SECONDS))
        seen = tuple(
            ExerciseStanding(
                name=v.exercise,
                points=v.points,
                max_points=v.max_points,
                failing=tuple(c.name for c in v.criteria if not c.passed),
            )
            for v in result.verdicts
        )
        if result.status == "ok":  # lo que se detuvo por lento puede ir mejor la próxima vez
            saved = {e.name: {"points": e.points, "failing": list(e.failing)} for e in seen}
            known[unit] = {"mark": mark, "exercises": saved}
    done = all(e.complete for e in seen) and answered == len(questions)
    return UnitStanding(
        unit=unit,
        state="hecha" if done else "en marcha",
        exercises=seen,
        questions=len(questions),
        answered=answered,
    )


def _criteria(exercise: Exercise) -> tuple[str, ...]:
    return tuple(c.name for c in exercise.criteria)


def _fingerprint(notebook: Notebook) -> str:
    """De qué sale un veredicto: el código, lo que pide la unidad, qué es de examen y el corrector."""
    asked = [
        (e.name, [(c.name, c.weight) for c in e.criteria]) for e in asked_in(notebook.unit, notebook.path)
    ]
    code = [c.source for c in notebook.cells if c.kind == "code"]
    told = [code_digest().hex(), sorted(exam_exercises()), asked, code]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _read(store: Path) -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError):
        saved = json.loads(store.read_text("utf-8"))
        if isinstance(saved, dict):
            return saved
    return {}


def _saved(asked: tuple[Exercise, ...], saved: Any, mark: str) -> tuple[ExerciseStanding, ...] | None:
    """Lo guardado, si es de este mismo código y tiene sentido."""
    if not isinstance(saved, Mapping) or saved.get("mark") != mark:
        return None
    try:
        return tuple(
            ExerciseStanding(
                name=e.name,
                points=float(saved["exercises"][e.name]["points"]),
                max_points=e.points,
                failing=tuple(n for n in _criteria(e) if n in saved["exercises"][e.name]["failing"]),
            )
            for e in asked
        )
    except (KeyError, TypeError, ValueError):
        return None


def summary(unit: UnitStanding) -> tuple[str, str, str]:
    """Puntos, preguntas y estado de una unidad, como se leen en la tabla."""
    points = f"{number(unit.points)}/{number(unit.max_points)}"
    if unit.state in ("falta", "ilegible"):
        return "—", "—", _STATES[unit.state]
    return points, f"{unit.answered}/{unit.questions}", _STATES[unit.state]


_STATES = {
    "falta": "no está aquí",
    "ilegible": "✘ no se puede leer",
    "sin empezar": "· sin empezar",
    "en marcha": "… en marcha",
    "hecha": "✔ hecha",
}
