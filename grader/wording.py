"""Las frases con las que el juez cuenta lo que encontró."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.diagnosis import Diagnosis
from grader.evidence import Raised, Value
from grader.exercises.base import Arguments, Exercise, Mistake
from grader.verdict import CriterionResult, Difference

# un trozo del mensaje de Python o NumPy -> cómo leerlo
_READINGS = {
    "module 'numpy' has no attribute": "Esa función ya no está en la versión de NumPy instalada: el mensaje "
    "dice con qué se sustituye.",
    "only 0-dimensional arrays can be converted": "En la versión de NumPy instalada, `float()` e `int()` no "
    "convierten un array que tenga ejes, aunque sea de un elemento: usa `.item()`.",
    "broadcast": "Los dos lados de la asignación o de la operación tienen formas incompatibles: "
    "imprime las dos.",
}


def wrong_kind(exercise: Exercise, value: Value) -> str:
    """La función devolvió algo que no son los resultados pedidos."""
    names = exercise.outputs
    if len(names) == 1:
        return f"La función devuelve {_kind(value)}; esperábamos un array de NumPy o un número."
    wanted = f"esperábamos una tupla de {len(names)} valores ({', '.join(names)})"
    if value.kind == "sequence" and len(value.items) == len(names):
        wrong = next(i for i, item in enumerate(value.items) if item.array is None)
        return f"El valor «{names[wrong]}» que devuelve la función es {_kind(value.items[wrong])}; {wanted}."
    return f"La función devuelve {_kind(value)}; {wanted}."


def _kind(value: Value) -> str:
    return {
        "none": "None (¿falta el `return` o un cálculo?)",
        "huge": f"un resultado demasiado grande: {value.type_name}",
        "sequence": f"una secuencia ({value.type_name}) de {len(value.items)} elementos",
        "array": "un solo array",
        "scalar": "un solo número",
    }.get(value.kind, f"un objeto de tipo {value.type_name}")


def output_name(exercise: Exercise, position: int) -> str:
    """Cómo llamar a la salida número ``position``."""
    return "La salida" if len(exercise.outputs) == 1 else f"`{exercise.outputs[position]}`"


def difference_text(difference: Difference) -> str:
    """Dónde está la primera diferencia y cuántas hay."""
    if difference.total == 1:
        return f"{difference.output} vale {difference.obtained:.6g} y esperábamos {difference.expected:.6g}."
    position = ", ".join(str(i) for i in difference.index)
    return (
        f"{difference.output}[{position}] vale {difference.obtained:.6g} y esperábamos "
        f"{difference.expected:.6g} ({difference.wrong} de {difference.total} valores no coinciden)."
    )


def describe_arguments(exercise: Exercise, arguments: Arguments) -> str:
    """Con qué se llamó a la función, en una línea: las formas de los arrays y los números."""

    def words(name: str, argument: Any) -> str:
        if isinstance(argument, np.ndarray):
            return f"{name} de forma {argument.shape}"
        return f"{name} = {argument:.6g}" if isinstance(argument, int | float) else name

    # los últimos parámetros pueden tener un valor por omisión y no enviarse
    return ", ".join(map(words, exercise.parameters, arguments))


def read_error(error: Raised) -> str:
    """Una excepción, con la línea del estudiante y, si es de las frecuentes, cómo leerla."""
    if not error.type_name:
        return error.message
    where = f" en la línea {error.line_number}: `{error.line}`" if error.line else ""
    reading = next((f" {text}" for piece, text in _READINGS.items() if piece in error.message), "")
    return f"La función lanzó {error.type_name}{where} ({error.message.partition(chr(10))[0]}).{reading}"


def advice(mistakes: Sequence[Mistake]) -> str:
    """Con qué errores conocidos coincide el resultado y qué mirar en cada uno."""
    return " ".join(f"{m.diagnosis[0].upper()}{m.diagnosis[1:]}. {m.next_step}" for m in mistakes)


def message(results: Sequence[CriterionResult], diagnosis: Diagnosis) -> str:
    """Lo primero que hay que mirar y, si se reconocen, los errores conocidos."""
    failed = [r for r in results if not r.passed]
    if not failed:
        return "¡Todo correcto!"
    first = failed[0].problem
    sentences = [first.text]
    if first.arguments:
        sentences[0] += f" Entrada: {first.arguments}."
    if diagnosis.certain:
        sentences.append(advice(diagnosis.certain))
    if diagnosis.possible:
        options = "; o bien ".join(m.diagnosis for m in diagnosis.possible)
        sentences.append(f"Puede ser una de estas causas: {options}.")
    return " ".join(sentences)
