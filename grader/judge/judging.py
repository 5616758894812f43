"""El juez: (ejercicio, evidencia) -> veredicto. No ejecuta código del estudiante ni mira de dónde viene.

``evaluate`` sirve para el cuaderno y las pruebas, donde la función se llama en este mismo proceso;
``judge`` recibe evidencia obtenida en otra parte. Los dos usan los mismos criterios.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from grader import allowed, exercises
from grader.evidence import Call, Evidence, Raised
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.drawing import Seed
from grader.judge.causes import message
from grader.judge.comparison import Case, is_single, right, rounded
from grader.judge.diagnosis import Diagnosis, diagnose
from grader.judge.earning import earned
from grader.judge.helps import as_seen
from grader.judge.looking import problem_in
from grader.judge.repeating import UNSTEADY, WHOLE, loses_decimals, spoiled, unsteady
from grader.judge.troubles import TIMED_OUT, lost_call, missing
from grader.judge.verdict import UNSEEN, WAITING, CriterionResult, Problem, Verdict
from grader.judge.watching import watched
from grader.judge.wording import pieces_remark, uses_remark
from grader.observing import observe

REMARK_32 = (
    "Tu función devuelve float32 a partir de datos float64; lo damos por bueno, pero pierde precisión."
)
ROUNDED = (
    "Tus resultados son los correctos hasta donde llega float32; los damos por buenos, pero mira qué array "
    "guardas en precisión simple."
)

#: Con cuántos decimales se suman los puntos: con pesos escalados, todos los criterios no pasan del total.
_DECIMALS = 9

#: Lo que no es el resultado: de una llamada que lanza una excepción no se sabe si lo cumple.
_PROPERTIES = frozenset({"inputs", "dtype", "integer", "view", "cost"})
#: Lo que solo dice algo de un resultado correcto: cuánto cuesta y si es una vista.
_OF_WHAT_IS_RIGHT = frozenset({"view", "cost"})


def evaluate(
    name: str, function: Callable[..., Any], seed: Seed = None, points: float | None = None
) -> Verdict:
    """Juzga ``function`` como solución de ``name`` llamándola en este proceso.

    Con ``seed=None`` usa las entradas del ``check`` visible; con ``points=None``, vale lo que suman sus
    criterios. Lanza ``KeyError`` si el ejercicio no existe.
    """
    exercise = exercises.get(name)
    if points is not None:
        exercise = exercise.worth(points)
    planned = planned_calls(exercise, seed)
    hidden = exercises.answered_elsewhere(exercise.unit)
    with watched(function) as seen, allowed.withheld(hidden):
        calls = tuple(observe(seen, arguments) for arguments in planned)
    return judge(exercise, seed, Evidence(status="ok", calls=calls))


def planned_calls(exercise: Exercise, seed: Seed) -> list[Arguments]:
    """Las listas de argumentos con las que hay que llamar a la función, en orden."""
    return [question.arguments for question in exercise.draw(seed)]


@exercises.one_thread()
def judge(exercise: Exercise, seed: Seed, evidence: Evidence) -> Verdict:
    """Compara ``evidence``, obtenida con las entradas de ``seed``, con el oráculo de ``exercise``."""
    if evidence.status == "missing":
        return refused(exercise, missing(exercise.name, evidence.trouble))
    if is_unfinished(evidence):
        problem = Problem(
            text=f"Ejercicio sin terminar: falta escribir el cuerpo de `{exercise.name}`.",
            error=evidence.calls[0].error,
        )
        return _all_failed(exercise, problem)
    cases = _cases(exercise, seed, evidence)
    whole = [c for c in cases if c.question.is_aside]
    cases = [c for c in cases if not c.question.is_aside]
    # en una caza del error se puede contestar otra cosa cada vez
    different = [] if exercise.suspect else unsteady(cases)
    worse = spoiled(different)
    of_each = [_looked_at_by(criterion, cases) for criterion in exercise.criteria]
    looked = [
        _criterion_result(exercise, *pair, worse) for pair in zip(exercise.criteria, of_each, strict=True)
    ]
    if not any(r.failed for r in looked):
        looked = [replace(r, pending="") if r.pending == WAITING else r for r in looked]
    results = earned(looked, of_each)
    points = round(float(sum(r.weight for r in results if r.passed)), _DECIMALS)
    failed = any(not r.passed for r in results)
    diagnosis = diagnose(exercise, cases) if failed and not different else Diagnosis()
    remarks = (UNSTEADY,) * bool(different) + (WHOLE,) * (not failed and loses_decimals(whole))
    single = any(is_single(c.call.value, c.question.expected) for c in cases)
    remarks += (REMARK_32,) * single + (ROUNDED,) * (not single and not failed and any(map(rounded, cases)))
    remarks += tuple(filter(None, [pieces_remark(evidence.pieces)]))
    told = Verdict(
        exercise=exercise.name,
        points=points,
        max_points=exercise.points,
        criteria=results,
        message="",
        diagnosis=diagnosis,
        remarks=remarks,
    )
    first, diagnosis = told.first_failed, as_seen(exercise, told)
    if first:
        remarks += tuple(filter(None, [uses_remark(exercise, first.problem, diagnosis)]))
    remarks = (*_changed_too(exercise, results, first), *remarks)
    return replace(told, message=message(first, diagnosis), diagnosis=diagnosis, remarks=remarks)


def _changed_too(
    exercise: Exercise, results: Sequence[CriterionResult], first: CriterionResult | None
) -> list[str]:
    """Qué modifica además la función, si no es eso lo primero que se cuenta."""
    problems = [
        result.problem.text
        for criterion, result in zip(exercise.criteria, results, strict=True)
        if criterion.looks_at == "inputs" and result.failed and result is not first
    ]
    return [f"Además, {text[:1].lower()}{text[1:]}" for text in problems if text != TIMED_OUT]


def refused(exercise: Exercise, text: str) -> Verdict:
    """El veredicto de lo que no se puede juzgar: ningún criterio se cumple, por lo que diga ``text``."""
    return _all_failed(exercise, Problem(text=text))


def _all_failed(exercise: Exercise, problem: Problem) -> Verdict:
    results = tuple(
        CriterionResult(name=c.name, passed=False, weight=c.weight, problem=problem)
        for c in exercise.criteria
    )
    return Verdict(
        exercise=exercise.name, points=0.0, max_points=exercise.points, criteria=results, message=problem.text
    )


def is_unfinished(evidence: Evidence) -> bool:
    """Si cada llamada acabó como la celda de partida, que está por escribir."""
    errors = [call.error for call in evidence.calls]
    return bool(errors) and all(e is not None and e.type_name == "NotImplementedError" for e in errors)


def _cases(exercise: Exercise, seed: Seed, evidence: Evidence) -> list[Case]:
    lost = Call(
        error=Raised(type_name="", message=lost_call(evidence)), timed_out=evidence.status == "timeout"
    )
    calls = iter(evidence.calls)
    return [Case(question, next(calls, lost)) for question in exercise.draw(seed)]


def _looked_at_by(criterion: Criterion, cases: Sequence[Case]) -> list[Case]:
    """Las llamadas que mira ``criterion``: las suyas y, si es que no se modifique nada, donde se modifica."""
    own = [c for c in cases if c.question.criterion is criterion]
    if criterion.looks_at != "inputs":
        return own
    others = [c for c in cases if c.call.changed and c.question.criterion is not criterion]
    everywhere = [*own, *(replace(c, question=replace(c.question, criterion=criterion)) for c in others)]
    return sorted(everywhere, key=lambda case: not case.call.changed)


def _criterion_result(
    exercise: Exercise, criterion: Criterion, cases: Sequence[Case], worse: Sequence[Case]
) -> CriterionResult:
    for case in cases:
        problem = problem_in(exercise, case)
        if problem is None and criterion.like and any(case is other for other in worse):
            problem = Problem(text="La segunda vez que se llama con los mismos argumentos no da lo mismo.")
        if problem:
            return CriterionResult(
                name=criterion.name,
                passed=False,
                weight=criterion.weight,
                problem=problem,
                pending=_why_not(criterion, case),
            )
    return CriterionResult(name=criterion.name, passed=True, weight=criterion.weight)


def _why_not(criterion: Criterion, case: Case) -> str:
    """Por qué no se puede mirar en ``case`` la propiedad que pide ``criterion``; vacío, si se pudo."""
    if criterion.looks_at not in _PROPERTIES:
        return ""
    if criterion.looks_at == "inputs":
        return "" if case.call.changed else UNSEEN
    if case.values is None:
        return UNSEEN
    return WAITING if criterion.looks_at in _OF_WHAT_IS_RIGHT and not right(case) else ""
