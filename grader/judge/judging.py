"""El juez: (ejercicio, evidencia) -> veredicto. No ejecuta código del estudiante ni mira de dónde viene.

``evaluate`` sirve para el cuaderno y las pruebas, donde la función se llama en este mismo proceso;
``judge`` recibe evidencia obtenida en otra parte. Los dos usan los mismos criterios.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader import exercises
from grader.evidence import Call, Evidence, Raised, Value
from grader.exercises.base import Arguments, Criterion, Exercise, Seed
from grader.judge import location
from grader.judge.comparison import Case, close, is_single, student_outputs
from grader.judge.diagnosis import Diagnosis, diagnose
from grader.judge.troubles import TIMED_OUT, lost_call, missing
from grader.judge.verdict import CriterionResult, Difference, Problem, Verdict
from grader.judge.watching import watched
from grader.judge.wording import (
    describe_arguments,
    difference_text,
    message,
    output_name,
    pieces_remark,
    read_error,
    wrong_kind,
)
from grader.observing import observe

REMARK_32 = (
    "Tu función devuelve float32 a partir de datos float64; lo damos por bueno, pero pierde precisión."
)


def evaluate(name: str, function: Callable[..., Any], seed: Seed = None) -> Verdict:
    """Juzga ``function`` como solución de ``name`` llamándola en este proceso.

    Con ``seed=None`` usa las entradas del ``check`` visible. Lanza ``KeyError`` si el ejercicio no existe.
    """
    exercise = exercises.get(name)
    planned = planned_calls(exercise, seed)
    with watched(function) as seen:
        calls = tuple(observe(seen, arguments) for arguments in planned)
    with exercises.one_thread():
        return judge(exercise, seed, Evidence(status="ok", calls=calls))


def planned_calls(exercise: Exercise, seed: Seed) -> list[Arguments]:
    """Las listas de argumentos con las que hay que llamar a la función, en orden."""
    return [question.arguments for question in exercise.draw(seed)]


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
    results = tuple(
        _criterion_result(exercise, criterion, [c for c in cases if c.question.criterion is criterion])
        for criterion in exercise.criteria
    )
    points = float(sum(r.weight for r in results if r.passed))
    failed = any(not r.passed for r in results)
    diagnosis = diagnose(exercise, cases) if failed else Diagnosis()
    remarks = (REMARK_32,) if any(is_single(c.call.value, c.question.expected) for c in cases) else ()
    remarks += tuple(filter(None, (pieces_remark(evidence.pieces),)))
    text = message(results, diagnosis)
    return Verdict(
        exercise=exercise.name,
        points=points,
        max_points=exercise.points,
        criteria=results,
        message=text,
        mistakes=diagnosis.certain,
        remarks=remarks,
    )


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


def _criterion_result(exercise: Exercise, criterion: Criterion, cases: Sequence[Case]) -> CriterionResult:
    for case in cases:
        problem = _problem(exercise, case)
        if problem:
            return CriterionResult(
                name=criterion.name, passed=False, weight=criterion.weight, problem=problem
            )
    return CriterionResult(name=criterion.name, passed=True, weight=criterion.weight)


def _problem(exercise: Exercise, case: Case) -> Problem | None:
    call = case.call
    if call.timed_out:
        return Problem(text=TIMED_OUT, arguments=_where(exercise, case))
    if case.question.criterion.looks_at == "inputs" and call.changed:
        names = " y ".join(f"`{p}`" for i, p in enumerate(exercise.parameters) if i in call.changed)
        return Problem(
            text=f"La función modifica {names}; trabaja sobre una copia.", arguments=_where(exercise, case)
        )
    if call.error:
        return Problem(text=read_error(call.error), arguments=_where(exercise, case), error=call.error)
    if call.value is None:
        return Problem(text=lost_call(Evidence(status="ok")), arguments=_where(exercise, case))
    return _problem_with_value(exercise, case)


def _where(exercise: Exercise, case: Case) -> str:
    return describe_arguments(exercise, case.question.arguments)


def _problem_with_value(exercise: Exercise, case: Case) -> Problem | None:
    wanted = _wanted(exercise, case)
    values = student_outputs(case.call.value, wanted)
    if values is None:
        return Problem(text=wrong_kind(exercise, case.call.value, wanted), arguments=_where(exercise, case))
    if callable(case.question.criterion.looks_at):
        found = case.question.criterion.looks_at(tuple(_plain(v) for v in values))
        return Problem(text=found) if found else None
    look = _LOOKS[case.question.criterion.looks_at]
    for position, (value, expected) in enumerate(zip(values, case.question.expected, strict=True)):
        if case.question.criterion.output not in (None, position):
            continue
        problem = look(exercise, case, position, value, expected)
        if problem:
            text, difference = problem
            return Problem(text=text, arguments=_where(exercise, case), difference=difference)
    return None


def _wanted(exercise: Exercise, case: Case) -> Any:
    """Un resultado con las partes que se piden; de una caza, que no tiene uno correcto, solo cuántas."""
    if callable(case.question.criterion.looks_at):
        return (None,) * len(exercise.outputs) if len(exercise.outputs) > 1 else None
    return case.question.result


def _plain(value: Value) -> Any:
    """El resultado como lo recibiría una función: un array o un número de Python."""
    return value.array if value.kind == "array" else value.array.item()


Found = tuple[str, Difference | None] | None


def _look_at_shape(
    exercise: Exercise, case: Case, position: int, value: Value, expected: np.ndarray
) -> Found:
    if value.array.shape == expected.shape:
        return None
    name = output_name(exercise, position)
    formula = f", es decir, {exercise.formula}" if exercise.formula else ""
    wanted = f"forma {expected.shape}" if expected.shape else "un solo número (forma ())"
    return f"{name} tiene forma {value.array.shape} y esperábamos {wanted}{formula}.", None


def _look_at_dtype(
    exercise: Exercise, case: Case, position: int, value: Value, expected: np.ndarray
) -> Found:
    if value.array.dtype == expected.dtype:
        return None
    return (
        f"{output_name(exercise, position)} es de tipo {value.array.dtype} y la entrada es de tipo "
        f"{expected.dtype}: el tipo de los datos debe conservarse.",
        None,
    )


def _look_at_integer(
    exercise: Exercise, case: Case, position: int, value: Value, expected: np.ndarray
) -> Found:
    if value.array.shape == () and value.array.dtype.kind in "iu":
        return None
    return f"El resultado es de tipo {value.type_name}; un tamaño es un entero (`int`).", None


def _look_at_nothing(
    exercise: Exercise, case: Case, position: int, value: Value, expected: np.ndarray
) -> Found:
    return None


def _look_at_values(
    exercise: Exercise, case: Case, position: int, value: Value, expected: np.ndarray
) -> Found:
    """Compara valores; ejes de tamaño 1 de más o de menos son asunto del criterio de la forma."""
    obtained = value.array
    if obtained.squeeze().shape != expected.squeeze().shape:
        return _look_at_shape(exercise, case, position, value, expected)
    single = is_single(case.call.value, case.question.expected)
    agree = close(obtained.reshape(expected.shape), expected, single)
    if agree.all():
        return None
    index = tuple(int(i) for i in np.argwhere(~agree)[0])
    windows = exercise.window(case.question.arguments, index) if exercise.window else []
    axes = exercise.axes[position] if exercise.axes else ()
    difference = Difference(
        output=output_name(exercise, position),
        index=index,
        expected=expected[index].item(),
        obtained=obtained.reshape(expected.shape)[index].item(),
        wrong=int((~agree).sum()),
        total=int(agree.size),
        windows=tuple(windows),
        where=location.sentence(agree, axes),
        plane=location.plane(agree, index),
        plane_name=location.plane_name(index, axes),
    )
    return difference_text(difference), difference


_LOOKS: dict[str, Callable[..., Found]] = {
    "values": _look_at_values,
    "shape": _look_at_shape,
    "dtype": _look_at_dtype,
    "integer": _look_at_integer,
    "inputs": _look_at_nothing,
}
