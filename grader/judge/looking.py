"""Qué se mira en cada caso: si se cumple lo que pide su criterio y, si no, por qué."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from grader.evidence import Evidence, Value
from grader.exercises.base import Arguments, Exercise
from grader.judge import location
from grader.judge.comparison import Case, agrees, student_outputs
from grader.judge.raising import reading_of, told_error
from grader.judge.troubles import TIMED_OUT, lost_call
from grader.judge.verdict import Difference, Problem
from grader.judge.wording import describe_arguments, difference_text, output_name, spelled_sum, wrong_kind

NOT_FINITE = (
    "`inf` sale de una exponencial que se desborda, de dividir entre 0 o de `log(0)`, y `nan`, de operar con "
    "ellos: busca la primera línea en la que aparecen."
)
#: Un array con tan pocos valores se enseña entero.
MAX_SHOWN = 36


def problem_in(exercise: Exercise, case: Case) -> Problem | None:
    """Qué va mal en ``case``, si algo va mal."""
    call = case.call
    if call.timed_out:
        return Problem(text=TIMED_OUT, arguments=_where(exercise, case))
    if case.question.criterion.looks_at == "inputs" and call.changed:
        names = _changed(exercise, case) or ["lo que recibe"]
        text = f"La función modifica {location.joined(names)}; trabaja sobre una copia."
        return Problem(text=text, arguments=_where(exercise, case))
    if call.error:
        return Problem(
            text=told_error(call.error),
            advice=reading_of(call.error, exercise.parameters),
            arguments=_where(exercise, case),
            error=call.error,
        )
    if call.value is None:
        return Problem(text=lost_call(Evidence(status="ok")), arguments=_where(exercise, case))
    return _problem_with_value(exercise, case)


def _changed(exercise: Exercise, case: Case) -> list[str]:
    """Los argumentos que modificó la función; de un diccionario, con qué claves, si se sabe."""
    call, names = case.call, []
    for i, (name, given) in enumerate(zip(exercise.parameters, case.question.arguments, strict=False)):
        if i in call.changed:
            keys = [key for key in given if key in call.keys] if isinstance(given, dict) else []
            names += [f"`{name}['{key}']`" for key in keys] or [f"`{name}`"]
    return names


def _where(exercise: Exercise, case: Case) -> str:
    return describe_arguments(exercise, case.question.arguments)


def _problem_with_value(exercise: Exercise, case: Case) -> Problem | None:
    wanted = _wanted(exercise, case)
    values = student_outputs(case.call.value, wanted)
    if values is None:
        return Problem(text=wrong_kind(exercise, case.call.value, wanted), arguments=_where(exercise, case))
    if callable(case.question.criterion.looks_at):
        whole = wanted if isinstance(wanted, tuple) else (wanted,)
        found = case.question.criterion.looks_at(_answer(whole, iter(values)))
        return Problem(text=found) if found else None
    look = _LOOKS[case.question.criterion.looks_at]
    for position, (value, expected) in enumerate(zip(values, case.question.expected, strict=True)):
        if case.question.criterion.output not in (None, position):
            continue
        problem = look(exercise, case, position, value, expected)
        if problem:
            text, difference = problem
            odd = difference is not None and not np.isfinite(difference.obtained)
            return Problem(
                text=text,
                advice=NOT_FINITE if odd and np.isfinite(difference.expected) else "",
                arguments=_where(exercise, case),
                difference=difference,
                misshapen=value.array.shape != expected.shape,
            )
    return None


def _wanted(exercise: Exercise, case: Case) -> Any:
    """Un resultado con las partes que se piden; de una caza, que no tiene uno correcto, solo cuántas."""
    if callable(case.question.criterion.looks_at):
        return _parts(exercise.outputs)
    return case.question.result


def _parts(names: Sequence[str]) -> Any:
    """Algo con las partes que dicen los nombres: ``params['W']`` y ``params['b']`` son de un diccionario."""
    parts: list[Any] = []
    for name in names:
        _, _, key = name.partition("['")
        if not key:
            parts.append(None)
        elif parts and isinstance(parts[-1], dict):
            parts[-1][key.removesuffix("']")] = None
        else:
            parts.append({key.removesuffix("']"): None})
    return tuple(parts) if len(parts) > 1 else parts[0]


def _answer(wanted: Any, values: Iterator[Value]) -> Any:
    """Los ``values``, en orden, como partes de una respuesta con la forma de ``wanted``."""
    if isinstance(wanted, dict):
        return {key: _answer(part, values) for key, part in wanted.items()}
    if isinstance(wanted, tuple):
        return tuple(_answer(part, values) for part in wanted)
    return _plain(next(values))


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
    told = exercise.told_shape(position)
    formula = f", es decir, {told}" if told else ""
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
    agree = agrees(case, position, obtained.reshape(expected.shape))
    if agree.all():
        return None
    index = tuple(int(i) for i in np.argwhere(~agree)[0])
    arguments, wanted = case.question.arguments, expected[index].item()
    windows = exercise.window(arguments, index) if exercise.window else []
    axes = exercise.axes[position] if exercise.axes else ()
    where = location.sentence(agree, axes)
    if exercise.unrolled:
        shape = exercise.unrolled(arguments)
        where = location.unrolled(agree.reshape(shape), axes, np.ravel_multi_index(index, agree.shape))
        axes = ("fila", "columna")
    difference = Difference(
        output=output_name(exercise, position),
        index=index,
        expected=wanted,
        obtained=obtained.reshape(expected.shape)[index].item(),
        wrong=int((~agree).sum()),
        total=int(agree.size),
        windows=tuple(windows),
        inputs=_small_inputs(exercise, arguments, windows),
        sum=spelled_sum(windows, wanted),
        where=where,
        plane=location.plane(agree, index),
        plane_name=location.plane_name(index, axes),
    )
    return difference_text(difference), difference


def _look_at_view(exercise: Exercise, case: Case, position: int, value: Value, expected: np.ndarray) -> Found:
    wrong = _look_at_values(exercise, case, position, value, expected)
    if wrong or case.call.shares:
        return wrong
    return (
        f"Los valores son los correctos, pero {output_name(exercise, position).lower()} es una copia: no "
        "comparte la memoria de la entrada.",
        None,
    )


def _look_at_cost(exercise: Exercise, case: Case, position: int, value: Value, expected: np.ndarray) -> Found:
    """El texto no lleva números: la misma función los da algo distintos cada vez."""
    wrong = _look_at_values(exercise, case, position, value, expected)
    if wrong or (case.call.cost is not None and case.call.cost < case.question.criterion.most):
        return wrong
    return (
        "Los valores son los correctos, pero la función gasta lo que un bucle con una vuelta por ventana, y "
        "no lo que unas pocas operaciones con arrays completos. Mira qué bucles dan más vueltas cuando la "
        "imagen crece.",
        None,
    )


def _small_inputs(
    exercise: Exercise, arguments: Arguments, windows: list[tuple[str, np.ndarray]]
) -> tuple[tuple[str, np.ndarray], ...]:
    """Los arrays de la llamada, si todos caben en pantalla; con la cuenta escrita, sobran."""
    if spelled_sum(windows, 0):
        return ()
    shown = [array for _, array in windows]
    arrays = [
        (n, a) for n, a in zip(exercise.parameters, arguments, strict=False) if isinstance(a, np.ndarray)
    ]
    if any(a.size > MAX_SHOWN or a.squeeze().ndim > 2 for _, a in arrays):
        return ()  # con una parte no se rehace nada
    return tuple(
        (name, array)
        for name, array in arrays
        if array.size > 1 and not any(np.array_equal(array.squeeze(), s.squeeze()) for s in shown)
    )


_LOOKS: dict[str, Callable[..., Found]] = {
    "values": _look_at_values,
    "shape": _look_at_shape,
    "dtype": _look_at_dtype,
    "integer": _look_at_integer,
    "inputs": _look_at_nothing,
    "view": _look_at_view,
    "cost": _look_at_cost,
}
