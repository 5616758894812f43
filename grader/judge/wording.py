"""Las frases con las que el juez cuenta lo que encontró."""

from collections.abc import Mapping, Sequence
from typing import Any

from grader.allowed import ERROR_NAME
from grader.arguments import words
from grader.evidence import Raised, Value
from grader.exercises.base import Arguments, Exercise, Mistake
from grader.judge.comparison import student_outputs
from grader.judge.diagnosis import Diagnosis
from grader.judge.verdict import CriterionResult, Difference

# un trozo del mensaje de Python o NumPy -> cómo leerlo; vale el primero que aparezca
_READINGS = {
    "module 'numpy' has no attribute": "Esa función ya no está en la versión de NumPy instalada: el mensaje "
    "dice con qué se sustituye.",
    "arrays can be converted to Python scalars": "En la versión de NumPy instalada, `float()` e `int()` no "
    "convierten un array que tenga ejes, aunque sea de un elemento: usa `.item()`.",
    "could not broadcast input array": "Asignas un array en un hueco de otra forma: imprime la forma de los "
    "dos lados de la asignación.",
    "non-broadcastable output": "El resultado de la operación no cabe en el array que lo recibe: imprime las"
    " dos formas.",
    "could not be broadcast together": "Operas arrays de formas que no encajan: imprime las dos. A menudo "
    "una ventana sale cortada por el borde de la imagen.",
    "is out of bounds for axis": "Pides una posición que no existe: compara el último índice del bucle con "
    "el tamaño de ese eje.",
    "index out of range": "Pides una posición que no existe: compara el último índice del bucle con la "
    "longitud.",
    "too many indices": "Usas más índices que ejes tiene el array: imprime su forma.",
    "truth value of an array": "Un `if`, `and` o `max` de Python recibe un array entero: usa `&`, "
    "`np.maximum` o compara un solo valor.",
    "cannot reshape array": "El número de valores no cuadra con la forma pedida: multiplica los ejes de las "
    "dos.",
    "not aligned": "El producto de matrices necesita que coincidan los ejes interiores; para multiplicar "
    "valor a valor se usa `*`.",
    "matmul: ": "El producto de matrices necesita que coincidan los ejes interiores; para multiplicar valor "
    "a valor se usa `*`.",
    "axes don't match array": "La lista de ejes no tiene tantos números como ejes el array.",
    "operand has more dimensions than subscripts": "A la cadena de `einsum` le faltan letras: una por cada "
    "eje.",
    "einstein sum": "La cadena de `einsum` no cuadra con los ejes de los arrays: escribe debajo de cada "
    "letra su tamaño.",
    "cannot be interpreted as an integer": "Un tamaño o un índice ha salido con decimales: usa `//` en lugar"
    " de `/`.",
    "a sequence of integers or a single integer": "Un tamaño ha salido con decimales: usa `//`, no `/`.",
    "slice indices must be integers": "Un índice ha salido con decimales: usa `//` en lugar de `/`.",
    "only integers, slices": "Un índice no es entero: mira si sale de una división `/` o si es una tupla.",
    "Cannot cast ufunc": "El array que recibe el resultado es de enteros y los valores tienen decimales: "
    "créalo con `dtype=float`.",
    "zero-size array to reduction": "Hay una ventana vacía: imprime dónde empieza y dónde acaba cada corte.",
    "attempt to get argmax of an empty": "Hay una ventana vacía: imprime dónde empieza y dónde acaba cada "
    "corte.",
    "not enough values to unpack": "Hay más nombres a la izquierda que valores a la derecha: imprime la "
    "forma que desempaquetas.",
    "too many values to unpack": "Hay menos nombres a la izquierda que valores a la derecha: imprime la "
    "forma que desempaquetas.",
    "positional argument": "Una función recibe más o menos argumentos de los que espera: compara su cabecera "
    "con la llamada y con el enunciado.",
    "required keyword-only": "La función pide un argumento con nombre que el enunciado no tiene.",
    "unexpected keyword": "Esa función no tiene un argumento con ese nombre: míralo en su ayuda.",
    "object is not subscriptable": "Pones corchetes a algo que no es un array ni una lista.",
    "object is not callable": "Pones paréntesis a algo que no es una función: mira si has usado su nombre "
    "para otra cosa o si querías corchetes.",
    "object has no attribute 'shape'": "Eso es un número o una lista, no un array: imprime su tipo.",
    "must be real number, not": "Se esperaba un número y ha llegado otra cosa: imprime su tipo.",
    "unsupported operand type": "Una operación recibe algo que no es un número ni un array: imprime los "
    "tipos.",
    "read-only": "Escribes en una vista de solo lectura: trabaja sobre una copia.",
    "maximum recursion depth": "La función se llama a sí misma sin parar.",
    "is not defined": "Ese nombre no existe cuando la función se ejecuta: define la variable dentro de la "
    "función o mira si está bien escrito.",
    "cannot access local variable": "Usas la variable antes de darle un valor dentro de la función.",
    "by zero": "Divides entre 0: imprime el divisor.",
    "Unable to allocate": "Pides un array enorme: imprime la forma con la que lo creas.",
}


def wrong_kind(exercise: Exercise, value: Value, wanted: Any) -> str:
    """La función devolvió algo que no tiene las partes de ``wanted``."""
    if isinstance(wanted, dict):
        return f"La función devuelve {_kind(value)}; esperábamos {_dictionary(wanted)}."
    if not isinstance(wanted, tuple):
        return f"La función devuelve {_kind(value)}; esperábamos un array de NumPy o un número."
    names = _part_names(exercise, wanted)
    expected = f"esperábamos una tupla de {len(names)} valores ({', '.join(names)})"
    if value.kind == "sequence" and len(value.items) == len(names):
        parts = zip(names, value.items, wanted, strict=True)
        name, item, part = next(p for p in parts if student_outputs(*p[1:]) is None)
        if isinstance(part, dict):
            expected = f"esperábamos {_dictionary(part)}"
        return f"El valor «{name}» que devuelve la función es {_kind(item)}; {expected}."
    return f"La función devuelve {_kind(value)}; {expected}."


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
        f"{difference.expected:.6g} ({_how_many(difference)}). {difference.where}"
    ).rstrip()


def _how_many(difference: Difference) -> str:
    if difference.wrong == difference.total:
        return f"no coincide ninguno de los {difference.total} valores"
    return f"{difference.wrong} de {difference.total} valores no coinciden"


def describe_arguments(exercise: Exercise, arguments: Arguments) -> str:
    """Con qué se llamó a la función, en una línea: las formas de los arrays y los números."""
    # los últimos parámetros pueden tener un valor por omisión y no enviarse
    return ", ".join(map(words, exercise.parameters, arguments))


def read_error(error: Raised) -> str:
    """Una excepción, con la línea del estudiante y, si es de las frecuentes, cómo leerla."""
    if not error.type_name:
        return error.message
    where = f" en la línea {error.line_number}: `{error.line}`" if error.line else ""
    if error.type_name == ERROR_NAME:
        return error.message.partition("\n")[0] + (f" Lo usas{where}." if where else "")
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


def pieces_remark(pieces: Sequence[tuple[str, bool]]) -> str:
    """Qué piezas de otras unidades usó la función al calificar, y cuáles eran suyas."""
    own = [f"`{name}`" for name, is_own in pieces if is_own]
    course = [f"`{name}`" for name, is_own in pieces if not is_own]
    told = [f"{' y '.join(own)} de tu cuaderno"] * bool(own) + [f"{' y '.join(course)} del curso"] * bool(
        course
    )
    return f"Al calificar usó {', y '.join(told)}." if told else ""
