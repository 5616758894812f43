"""Las piezas de unidades anteriores, para que cada cuaderno se pueda hacer por separado.

``from grader.pieces import zero_padding`` da la función que escribió el estudiante en su cuaderno de la
unidad 01, si está y pasa la comprobación; si no, la del curso.
Al juzgar se usa siempre la del curso, también en el cuaderno: un error de una unidad no cuesta puntos en la
siguiente, y cómo esté escrita la del estudiante no cambia lo que se le dice de otra función.
"""

import ast
import json
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

import numpy as np

from grader import allowed, exercises
from grader.arguments import is_shape
from grader.exercises.base import Exercise
from grader.exercises.bounds import MAX_WORK, work
from grader.judge.judging import evaluate
from grader.judge.watching import unwatched
from grader.judge.wording import describe_arguments

NAMES = (
    *("zero_padding", "convolve", "output_size", "conv_forward", "conv_backward"),
    *("max_pooling_forward", "max_pooling_backward"),
    *("windows", "im2col", "col2im", "conv_forward_fast", "conv_backward_fast"),
)
#: Cuántos productos hace, como mucho, una pieza del curso en el cuaderno: ahí solo se ocupa a quien la llama.
MAX_WORK_AT_HOME = 100 * MAX_WORK
#: De cuántos arrays es, como mucho, un diccionario que recibe una función sospechosa.
MAX_KEYS = 64
_found: dict[str, Callable[..., Any]] = {}


def __getattr__(name: str) -> Callable[..., Any]:
    """La pieza ``name``: la del estudiante si pasa la comprobación o, si no, la del curso."""
    if name not in NAMES:
        raise AttributeError(f"grader.pieces no tiene «{name}»; tiene {', '.join(NAMES)} y suspect")
    if name not in _found:
        exercise = exercises.get(name)
        own = _own_function(exercise)
        if own is None:
            source = "la del curso, porque no encontramos la tuya"
        elif (verdict := evaluate(name, own)).passed:
            source = "la tuya"
        else:
            why = "está sin escribir" if verdict.unwritten else "aún no pasa la comprobación"
            own, source = None, f"la del curso, porque la tuya {why}"
        print(f"{name} (unidad {exercise.unit}): usamos {source}.")
        _found[name] = _rationed(name, own or course_piece(name, MAX_WORK_AT_HOME))
    return _found[name]


def _rationed(name: str, piece: Callable[..., Any]) -> Callable[..., Any]:
    """``piece``, que mientras se juzga una función contesta lo mismo que al calificar."""

    @wraps(piece)
    def answer(*arguments: Any, **named: Any) -> Any:
        one = course_piece(name) if allowed.judging() else piece
        result = one(*arguments, **named)
        allowed.charge(name, (*arguments, *named.values()), result)
        return result

    return answer


def suspect(name: str) -> Callable[..., Any]:
    """La función sospechosa de la caza del error ``name``; lanza ``KeyError`` si no es una caza."""
    exercise = exercises.get(name)
    if exercise.suspect is None:
        raise KeyError(f"{name} no es una caza del error")

    return unwatched(exercise.suspect)


def services(unit: str) -> dict[str, Callable[..., Any]]:
    """Lo que un cuaderno de ``unit`` puede pedir mientras se califica, por su nombre.

    Son las piezas de las unidades anteriores, menos las que hacen lo que se pide en ella, y las funciones
    sospechosas de la propia.
    """
    hidden = exercises.answered_elsewhere(unit)
    found = {n: course_piece(n) for n in NAMES if exercises.get(n).unit < unit and n not in hidden}
    hunts = [e for e in exercises.of_unit(unit) if e.suspect]
    return found | {f"suspect:{e.name}": _bounded(e) for e in hunts}


def _bounded(exercise: Exercise) -> Callable[..., Any]:
    def sospechosa(*arguments: Any) -> Any:
        given = [_clean(exercise, a) for a in arguments]
        if work(exercise.outputs, given) > MAX_WORK:
            raise ValueError(f"{exercise.name}: argumentos demasiado grandes")
        try:
            return exercise.suspect(*given)
        except Exception as error:
            raise ValueError(str(error)[:200]) from None

    return sospechosa


def course_piece(name: str, most: float = MAX_WORK) -> Callable[..., Any]:
    """La pieza ``name`` del curso. Lanza ``ValueError`` con entradas desmedidas o que no encajan.

    ``most`` es cuántos productos hace, como mucho, en una llamada.
    """
    exercise = exercises.get(name)

    def piece(*arguments: Any, **named: Any) -> Any:
        given = _bind(exercise, arguments, named, most)
        try:
            result = exercise.answer(*given)
        except (RuntimeError, TypeError, AttributeError, IndexError, ValueError):
            raise ValueError(_refusal(exercise, given)) from None
        return result.item() if isinstance(result, np.ndarray) and result.ndim == 0 else result

    piece.__name__ = name
    return unwatched(piece)


def _refusal(exercise: Exercise, given: list[Any]) -> str:
    """Qué recibió una pieza que no sabe qué hacer con ello, y qué esperaba."""
    usual = exercise.draw(None)[0].arguments
    said = [
        f"{name} tiene {_axes(value)} y debe tener {_axes(wanted)}"
        for name, value, wanted in zip(exercise.parameters, given, usual, strict=False)
        if np.ndim(value) != np.ndim(wanted)
    ]
    why = "; ".join(said) or "esas formas no encajan entre sí"
    return f"{exercise.name} ha recibido {describe_arguments(exercise, given)}: {why}"


def _axes(value: Any) -> str:
    count = np.ndim(value)
    return f"{count} eje{'s' * (count != 1)}" if count else "ninguno, porque es un número"


def _bind(exercise: Exercise, arguments: tuple[Any, ...], named: dict[str, Any], most: float) -> list[Any]:
    given = dict(zip(exercise.parameters, arguments, strict=False)) | named
    if set(given) != set(exercise.parameters) or len(arguments) > len(exercise.parameters):
        raise ValueError(f"{exercise.name} recibe {', '.join(exercise.parameters)}")
    values = [_clean(exercise, given[p]) for p in exercise.parameters]
    if any(isinstance(v, int) and v < 0 for v in values) or work(exercise.parameters, values) > most:
        raise ValueError(f"{exercise.name}: argumentos demasiado grandes o negativos")
    return values


def _clean(
    exercise: Exercise, value: Any
) -> np.ndarray | int | float | tuple[int, ...] | dict[str, np.ndarray]:
    if isinstance(value, dict) and len(value) <= MAX_KEYS:
        return {str(key): np.array(_clean(exercise, inside)) for key, inside in value.items()}
    if is_shape(value):
        return value
    if isinstance(value, np.ndarray) and value.ndim:
        return np.array(value, order="C")
    plain = value.item() if isinstance(value, np.ndarray | np.generic) else value
    if not isinstance(plain, int | float):  # de una lista no se sabría cuánto cuesta
        kind = type(plain).__name__
        raise ValueError(f"{exercise.name}: cada argumento es un array o un número, no un {kind}")
    return plain


def _own_function(exercise: Exercise) -> Callable[..., Any] | None:
    """La función que hay en el cuaderno de su unidad, junto al de ahora; ``None`` si no se puede cargar.

    Del cuaderno se toman los ``import``, las funciones y las clases; nada más se ejecuta.
    """
    stem = exercise.unit.partition("_")[2]
    for path in (Path("..") / exercise.unit / f"{stem}.ipynb", Path(f"{stem}.ipynb")):
        if not path.is_file():
            continue
        try:
            cells = json.loads(path.read_text("utf-8"))["cells"]
            written = definitions(["".join(c["source"]) for c in cells if c["cell_type"] == "code"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return written.get(exercise.name)
    return None


def definitions(sources: Iterable[str]) -> dict[str, Any]:
    """Lo que definen las celdas de un cuaderno, con las piezas del curso; nada más se ejecuta."""
    namespace: dict[str, Any] = {"np": np}
    for source in sources:
        _define(source, namespace)
    return namespace


_DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


def _define(source: str, namespace: dict[str, Any]) -> None:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return  # una celda con magias o sin terminar
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "grader.pieces":
            known = [a for a in node.names if a.name in NAMES]
            namespace |= {a.asname or a.name: course_piece(a.name) for a in known}
        elif _is_definition(node) and not _imports_grader(node):
            try:
                exec(compile(ast.Module([node], []), "<cuaderno anterior>", "exec"), namespace)
            except Exception:
                continue


def _is_definition(node: ast.stmt) -> bool:
    """Si define algo sin hacer nada más: también una constante o una función anónima con nombre."""
    if not isinstance(node, ast.Assign | ast.AnnAssign):
        return isinstance(node, _DEFINITIONS)
    return isinstance(node.value, ast.Lambda) or not any(isinstance(n, ast.Call) for n in ast.walk(node))


def _imports_grader(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith("grader")
