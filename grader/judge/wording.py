"""Las frases con las que el juez cuenta lo que encontró."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.arguments import words
from grader.evidence import Value
from grader.exercises.base import Arguments, Exercise
from grader.judge.argument_readings import WHOLE_SIZE
from grader.judge.comparison import student_outputs
from grader.judge.diagnosis import Diagnosis
from grader.judge.location import joined
from grader.judge.verdict import UNEARNED, UNSEEN, WAITING, CriterionResult, Difference, Problem

#: De una cuenta, cuántos productos se escriben antes de los puntos suspensivos.
MAX_TERMS = 9
MAX_NAMED = 4


def wrong_kind(exercise: Exercise, value: Value, wanted: Any) -> str:
    """La función devolvió algo que no tiene las partes de ``wanted``."""
    if isinstance(wanted, dict):
        return f"La función devuelve {_kind(value)}; esperábamos {_dictionary(wanted)}."
    if not isinstance(wanted, tuple):
        expected = "un array de NumPy" if np.ndim(wanted) else "un solo número"
        return f"La función devuelve {_kind(value)}; esperábamos {expected}."
    names = _part_names(exercise, wanted)
    expected = f"esperábamos una tupla de {len(names)} valores ({', '.join(names)})"
    if value.kind == "sequence" and len(value.items) == len(names):
        parts = zip(names, value.items, wanted, strict=True)
        name, item, part = next(p for p in parts if student_outputs(*p[1:]) is None)
        expected = (
            f"esperábamos {_dictionary(part) if isinstance(part, dict) else _leaf(exercise, name, part)}"
        )
        return f"El valor «{name}» que devuelve la función es {_kind(item)}; {expected}."
    return f"La función devuelve {_kind(value)}; {expected}."


def _leaf(exercise: Exercise, name: str, wanted: Any) -> str:
    """Una parte suelta de un resultado; de lo que se contesta en una caza, lo que dice el ejercicio."""
    if wanted is not None:
        return "un array de NumPy" if np.ndim(wanted) else "un solo número"
    told = exercise.told_shape(exercise.outputs.index(name)) if name in exercise.outputs else ""
    return told or "un número o un array de NumPy"


def _part_names(exercise: Exercise, wanted: tuple[Any, ...]) -> list[str]:
    """Los nombres de las partes de una tupla: de un diccionario, el que va delante de su clave."""
    names = iter(exercise.outputs)
    taken = [[next(names) for _ in (part if isinstance(part, dict) else "1")] for part in wanted]
    return [own[0].partition("[")[0] for own in taken]


def _dictionary(wanted: Mapping[str, Any]) -> str:
    return f"un diccionario con las claves {', '.join(wanted)}"


def _kind(value: Value) -> str:
    return {
        "none": "None (¿falta el `return` o un cálculo?)",
        "huge": f"un resultado demasiado grande: {value.type_name}",
        "mapping": f"un diccionario ({', '.join(value.keys)})",
        "sequence": f"{_SEQUENCES.get(value.type_name, value.type_name)} de {_elements(len(value.items))}",
        "array": "un solo array",
        "scalar": "un solo número",
    }.get(value.kind, f"un objeto de tipo {value.type_name}")


_SEQUENCES = {"tuple": "una tupla", "list": "una lista"}


def _elements(count: int) -> str:
    return f"{count} {'elemento' if count == 1 else 'elementos'}"


def output_name(exercise: Exercise, position: int) -> str:
    """Cómo llamar a la salida número ``position``: por su nombre, si el ejercicio le da uno."""
    return "La salida" if exercise.outputs == ("resultado",) else f"`{exercise.outputs[position]}`"


def difference_text(difference: Difference) -> str:
    """Cuánto vale el primer valor que no coincide y cuántos hay."""
    obtained, expected = _apart(difference.obtained, difference.expected)
    values = f"vale {obtained} y esperábamos {expected}"
    if difference.total == 1:
        return f"{difference.output} {values}."
    place = f"[{', '.join(map(str, difference.index))}]"
    name = difference.output
    name = f"{name[:-1]}{place}`" if name.endswith("`") else f"{name}{place}"
    return f"{name} {values} ({_how_many(difference)})."


def _apart(one: float, other: float) -> tuple[str, str]:
    """Los dos números, con las cifras que hagan falta para que se vea en qué difieren."""
    pairs = ((f"{one:.{digits}g}", f"{other:.{digits}g}") for digits in (6, 9, 12))
    return next((pair for pair in pairs if pair[0] != pair[1]), (repr(one), repr(other)))


def _how_many(difference: Difference) -> str:
    if difference.wrong == difference.total:
        return f"no coincide ninguno de los {difference.total} valores"
    return f"{difference.wrong} de {difference.total} valores no coincide{'n' * (difference.wrong > 1)}"


def spelled_sum(windows: Sequence[tuple[str, np.ndarray]], expected: float) -> str:
    """La cuenta de una ventana con un filtro: ``1·2 + 3·(-1) + … + 0.5 = 7``; vacía si no es de esas."""
    arrays = [array for _, array in windows if array.ndim]
    pairs = list(zip(arrays[::2], arrays[1::2], strict=False))
    if len(arrays) % 2 or not pairs or any(x.shape != w.shape for x, w in pairs):
        return ""
    terms = [
        f"{_number(a, inside=True)}·{_number(b, inside=True)}"
        for x, w in pairs
        for a, b in zip(x.flat, w.flat, strict=True)
    ]
    if len(terms) > MAX_TERMS:
        terms = [*terms[:3], "…", terms[-1]]
    terms += [_number(array, inside=True) for _, array in windows if not array.ndim and array]
    if terms[0].startswith("("):
        terms[0] = terms[0].replace("(", "", 1).replace(")", "", 1)
    return f"{' + '.join(terms)} = {expected:.6g}"


def _number(value: Any, inside: bool = False) -> str:
    """Un número de una cuenta; los negativos que no van al principio, entre paréntesis."""
    text = f"{float(value):.6g}"
    return f"({text})" if inside and float(value) < 0 else text


def describe_arguments(exercise: Exercise, arguments: Arguments) -> str:
    """Con qué se llamó a la función, en una línea: las formas de los arrays y los números."""
    # los últimos parámetros pueden tener un valor por omisión y no enviarse
    return ", ".join(map(words, exercise.parameters, arguments))


def capital(text: str) -> str:
    """``text`` con la primera letra en mayúscula, si no empieza por un nombre del código."""
    first = text.partition(" ")[0]
    return text if "_" in first or "[" in first else f"{text[:1].upper()}{text[1:]}"


def listed(names: Sequence[str], most: int = MAX_NAMED) -> str:
    """``«a», «b» y «c»``; de muchos, los primeros y cuántos más. Un nombre puede llevar comas."""
    quoted = [f"«{name}»" for name in names]
    if len(quoted) > most + 1:
        return f"{', '.join(quoted[:most])} y otros {len(quoted) - most}"
    *first, last = quoted
    return f"{', '.join(first)} y {last}" if first else last


def failing(count: int, total: int) -> str:
    """«Falla 1 de 8 criterios», «Fallan 3 de 8 criterios»."""
    return f"{'Falla' if count == 1 else 'Fallan'} {count} de {total} criterios"


def place(result: CriterionResult) -> tuple[str, str]:
    """En qué criterio se encontró su problema, y con qué entrada; vacíos, si no es de una llamada."""
    arguments = result.problem.arguments
    return (f"Primer fallo: «{result.name}»", f", con {arguments}.") if arguments else ("", "")


def problem_text(problem: Problem, diagnosis: Diagnosis) -> str:
    """Dónde están los valores que no coinciden y cuánto vale el primero, o lo que pasó en su lugar.

    De una excepción, también cómo se lee, si no se sabe ya su causa.
    """
    where = problem.difference.where if problem.difference else ""
    advice = "" if diagnosis.certain else problem.advice
    return " ".join(filter(None, (where, problem.text, advice)))


def unlooked(results: Sequence[CriterionResult]) -> list[str]:
    """Qué criterios ni se cumplen ni fallan, y por qué."""
    told = []
    for reason, because in _PENDING.items():
        names = [r.name for r in results if r.pending == reason]
        if names:
            told.append(because.format(listed(names), "n" * (len(names) > 1)))
    return told


#: Lo que se dice de ellos donde ya están en una tabla.
UNEARNED_MEANS = (
    "Lo que aún no cuenta se cumple sin hacer nada; contará cuando aciertes algún criterio de valores."
)

_PENDING = {
    UNSEEN: "No se pudo mirar {0}: la función no llega a dar un resultado.",
    WAITING: "Se mirará{1} {0} cuando los valores sean los correctos.",
    UNEARNED: "{0} se cumple{1} sin hacer nada; contará{1} cuando aciertes algún criterio de valores.",
}


def uses_remark(exercise: Exercise, problem: Problem, diagnosis: Diagnosis) -> str:
    """De qué otras funciones del cuaderno depende ``exercise``, si lo que pasa puede venir de ellas.

    Así es si alguna de las causas reconocidas se hereda. Si no hay ninguna, pueden dar otros valores u otra
    forma, o lanzar un error o hacer que lo lance la línea en la que se usan o, si lo que dan son tamaños o
    ventanas, otra; cuántas cosas devuelve la función y de qué tipo, qué modifica y lo demás es suyo.
    """
    passed = [problem.error.line, *problem.error.trace] if problem.error else []
    called = any(re.search(rf"\b{name}\b", line) for name in exercise.uses for line in passed)
    shaped = problem.error and (problem.error.type_name == "ValueError" or WHOLE_SIZE in problem.advice)
    spread = problem.difference or problem.misshapen or called or (exercise.inherited and shaped)
    inherited = diagnosis.possible & {*exercise.inherited} if diagnosis.causes else spread
    if not exercise.uses or not inherited:
        return ""
    *first, last = (f"`{name}`" for name in exercise.uses)
    names = f"{', '.join(first)} o {last}" if first else last
    return f"Si usa {names} de tu cuaderno, mira antes que pase su comprobación: el fallo puede venir de ahí."


def pieces_remark(pieces: Sequence[tuple[str, bool]]) -> str:
    """Qué piezas de otras unidades usó la función al calificar, y cuáles eran suyas."""
    own, ours = ([f"`{name}`" for name, is_own in pieces if is_own is wanted] for wanted in (True, False))
    told = [f"Al calificar se {'usa tu' if len(own) == 1 else 'usan tus'} {joined(own)}."] if own else []
    if ours:
        verb, yours = ("usa", "la tuya") if len(ours) == 1 else ("usan", "las tuyas")
        told.append(
            f"Al calificar se {verb} {joined(ours)} del curso en lugar de {yours}; no cambia lo que vale "
            "este ejercicio."
        )
    return " ".join(told)
