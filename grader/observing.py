"""Llamar a la función de un estudiante y reducir a datos lo que pasa; sus objetos no salen de aquí.

Lo comparten el cuaderno (``check``) y el ejecutor, que es un proceso aislado: solo depende de NumPy y de la
biblioteca estándar.
"""

import ast
import linecache
import os
import sysconfig
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from grader import allowed
from grader.arguments import NUMERIC_KINDS, Formula, copied, same
from grader.evidence import Call, Raised, Value

MAX_RESULT_BYTES = 2**19
MAX_MESSAGE_CHARS = 500
MAX_TRACE_LINES = 5
MAX_QUOTE_CHARS = 240
MAX_KEY_CHARS = 100

#: Cuántos valores tiene al menos el argumento con el que merece la pena medir lo que cuesta una llamada.
LARGE = 10_000
#: Cuánto se mide el trabajo de referencia, al menos: en Windows el reloj de un hilo avanza cada 16 ms.
_REFERENCE_SECONDS = 0.05 if os.name == "nt" else 0.004
_SMALL, _WIDE = np.ones((8, 8)), np.ones((100, 200))
#: Cuántas veces, como mucho, se llama a una función para medirla, y con qué vueltas o segundos basta una.
_TIMES, _LITTLE, _MUCH = 3, 4.0, 0.05
# las de ahora: el código de una entrega puede poner otras en su lugar
_may_share_memory, _multiply, _copy, _now = (
    np.may_share_memory,
    np.multiply,
    np.ndarray.copy,
    getattr(time, "thread_time", time.perf_counter),  # en un navegador no hay hilos que medir
)
_NOT_STUDENT = tuple(
    {
        str(Path(path).resolve())
        for path in (
            sysconfig.get_paths()["stdlib"],
            Path(np.__file__).parent.parent,
            Path(__file__).parent,
        )
    }
)


@dataclass
class _Budget:
    items: int = 64
    depth: int = field(default=4)


def describe(result: Any) -> Value:
    """Reduce ``result`` a un :class:`Value`; copia los números y descarta el objeto."""
    return _describe(result, _Budget())


def _describe(result: Any, budget: _Budget) -> Value:
    type_name = type(result).__name__
    if result is None:
        return Value(kind="none", type_name=type_name)
    if isinstance(result, np.ndarray):
        return _describe_array(result, "array", type_name)
    if isinstance(result, bool | int | float | complex | np.generic):
        return _describe_array(result, "scalar", type_name)
    if isinstance(result, dict):
        return _describe_mapping(result, type_name, budget)
    if isinstance(result, tuple | list):
        return _describe_sequence(result, type_name, budget)
    return Value(kind="other", type_name=type_name)


def _describe_array(result: Any, kind: str, type_name: str) -> Value:
    try:
        plain = np.asarray(result)
        if plain.dtype.kind not in NUMERIC_KINDS:
            return Value(kind="other", type_name=f"{type_name} de tipo {plain.dtype}")
        if plain.nbytes > MAX_RESULT_BYTES:
            return Value(kind="huge", type_name=f"{type_name} de forma {plain.shape}")
        return Value(kind=kind, type_name=type_name, array=np.array(plain, order="C", copy=True, subok=False))
    except Exception:
        return Value(kind="other", type_name=type_name)


def _describe_sequence(result: Sequence[Any], type_name: str, budget: _Budget) -> Value:
    """Una lista de números anidada es un array disfrazado; una tupla de arrays son varios resultados."""
    nested = any(isinstance(item, np.ndarray | tuple | list) for item in result[:8])
    if isinstance(result, list) and not any(isinstance(item, np.ndarray) for item in result[:8]):
        try:
            return _describe_array(np.array(result), "array", type_name)
        except Exception:
            return Value(kind="other", type_name=type_name)
    if len(result) > budget.items or (nested and budget.depth == 0):
        return Value(kind="other", type_name=f"{type_name} de {len(result)} elementos")
    inner = _Budget(budget.items, budget.depth - 1)
    return Value(kind="sequence", type_name=type_name, items=tuple(_describe(item, inner) for item in result))


def _describe_mapping(result: dict[Any, Any], type_name: str, budget: _Budget) -> Value:
    """Un diccionario con nombres de claves: varios resultados, cada uno con el suyo."""
    named = all(type(key) is str and len(key) <= MAX_KEY_CHARS for key in result)
    if not named or len(result) > budget.items or budget.depth == 0:
        return Value(kind="other", type_name=f"{type_name} de {len(result)} elementos")
    inner = _Budget(budget.items, budget.depth - 1)
    items = tuple(_describe(item, inner) for item in result.values())
    return Value(kind="mapping", type_name=type_name, items=items, keys=tuple(result))


def describe_error(error: BaseException) -> Raised:
    """Resume una excepción y busca la última línea que escribió el estudiante."""
    try:
        message = str(error)[:MAX_MESSAGE_CHARS]
    except Exception:
        message = ""
    name = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__, limit=-200) if error.__traceback__ else []
    if isinstance(error, SyntaxError) and not any(map(_is_student, frames)):
        line = (error.text or "").strip()[:MAX_MESSAGE_CHARS]
        return Raised(type_name=name, message=message, line_number=error.lineno, line=line)
    return _raised(name, message, frames)


def _describe_use(use: allowed.Use) -> Raised:
    """Lo mismo de algo no permitido: lo que llevó a ``observe`` no es de la función."""
    ours = [i for i, frame in enumerate(use.frames) if frame.filename == __file__]
    return _raised(allowed.ERROR_NAME, allowed.sentence(use.name), use.frames[ours[-1] + 1 :] if ours else [])


def _raised(name: str, message: str, every: Sequence[traceback.FrameSummary]) -> Raised:
    frames = [frame for frame in every if _is_student(frame)]
    if not frames:
        return Raised(type_name=name, message=message)
    # de muchas, la de la función que se observa y las últimas
    told = frames[:1] + frames[1:][1 - MAX_TRACE_LINES :]
    quoted = [(f, _source_line(f)) for f in told]
    # de una función cargada de otro cuaderno no hay texto: se cita la línea que la llamó
    read = [pair for pair in quoted if pair[1]] or quoted
    last, line = read[-1]
    trace = tuple(f"línea {f.lineno}, en {f.name}: {text}" for f, text in read)
    return Raised(type_name=name, message=message, line_number=last.lineno, line=line, trace=trace)


def _is_student(frame: traceback.FrameSummary) -> bool:
    return not _is_library(frame.filename)


def _source_line(frame: traceback.FrameSummary) -> str:
    """La instrucción entera, aunque ocupe varias líneas; sin lo que lleve dentro un ``for`` o un ``if``."""
    lines, number = linecache.getlines(frame.filename), frame.lineno or 0
    first, last = _statement("".join(lines), number)
    told = [line.strip() for line in lines[first - 1 : last] if first > 0]
    whole = " ".join(line for line in told if line and not line.startswith("#"))
    return (
        whole
        if len(whole) <= MAX_QUOTE_CHARS
        else "".join(lines[number - 1 : number]).strip()[:MAX_MESSAGE_CHARS]
    )


@lru_cache(maxsize=64)
def _statement(source: str, number: int) -> tuple[int, int]:
    """La primera y la última línea de la instrucción a la que pertenece la línea ``number``."""
    try:
        nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]
    except Exception:  # una celda con magias, o lo que sea que haya ahí
        return number, number
    spans = [(node.lineno, _last_line(node)) for node in nodes]
    return max(((a, b) for a, b in spans if a <= number <= b), default=(number, number))


def _last_line(node: ast.stmt) -> int:
    body = getattr(node, "body", None)
    return max(node.lineno, body[0].lineno - 1) if body else node.end_lineno or node.lineno


def _is_library(filename: str) -> bool:
    if filename.startswith("<") and not filename.startswith("<ipython-input"):
        return filename.startswith("<frozen") or filename.startswith("<__array_function__")
    return str(Path(filename)).startswith(_NOT_STUDENT)


def observe(
    function: Callable[..., Any],
    arguments: Sequence[Any],
    catch: type[BaseException] = Exception,
) -> Call:
    """Llama a ``function`` con copias de ``arguments`` y cuenta lo que pasó.

    ``catch`` es lo que se atrapa: ``Exception`` en el cuaderno, ``BaseException`` en el ejecutor.
    """
    given = [copied(argument) for argument in arguments]
    with allowed.judged(given) as used:
        try:
            start = _now()
            result = function(*map(_as_given, given))
            spent = _now() - start
            call = Call(value=describe(result), shares=_shares(result, given))
        except catch as error:
            call = Call(error=describe_error(error))
    if used:  # da igual lo que devolviera, o si atrapó el error: por ahí no se llega
        call = Call(error=_describe_use(used[0]))
    changed = _changed(arguments, given)
    if call.value and any(map(_is_large, given)):
        call = replace(call, cost=_cost(function, arguments, spent))
    return replace(call, changed=changed, keys=_keys(arguments, given) if changed else ())


def _cost(function: Callable[..., Any], arguments: Sequence[Any], spent: float) -> float:
    """Cuántas vueltas cuesta una llamada que gastó ``spent`` segundos.

    Si no es poco ni mucho, se repite y vale la que menos gasta: la primera paga además la memoria que pide.
    """
    unit = turn()
    for _ in range(_TIMES - 1):
        if spent < _LITTLE * unit or spent > _MUCH:
            break
        given = [_as_given(copied(argument)) for argument in arguments]
        start = _now()
        function(*given)
        spent = min(spent, _now() - start)
    return spent / unit


def turn() -> float:
    """Los segundos de procesador de una vuelta del trabajo de referencia, medidos aquí y ahora.

    Son operaciones de NumPy con arrays pequeños y una con un array grande: como un bucle por ventana y como
    una función sin él. En otra máquina los tres tardan otra cosa, y lo que cuesta una llamada, contado en
    vueltas, es parecido. El procesador es el de este hilo: esperar por una máquina cargada no cuenta.
    """
    start, turns, spent = _now(), 0, 0.0
    while spent < _REFERENCE_SECONDS:
        for i in range(100):
            _multiply(_SMALL[i % 6 : i % 6 + 2, 1:3], 2.0)
        _copy(_WIDE.T)
        turns += 1
        spent = _now() - start
    return spent / turns


def _shares(result: Any, given: Sequence[Any]) -> bool:
    """Si ``result`` es una vista de alguno de los arrays que se dieron, o él mismo."""
    arrays = (argument for argument in given if isinstance(argument, np.ndarray))
    return type(result) is np.ndarray and any(_may_share_memory(result, array) for array in arrays)


def _is_large(argument: Any) -> bool:
    return isinstance(argument, np.ndarray) and argument.size >= LARGE


def _as_given(argument: Any) -> Any:
    return argument.opaque() if isinstance(argument, Formula) else argument


def _changed(original: Sequence[Any], given: Sequence[Any]) -> tuple[int, ...]:
    return tuple(i for i, pair in enumerate(zip(original, given, strict=True)) if not same(*pair))


def _keys(original: Sequence[Any], given: Sequence[Any]) -> tuple[str, ...]:
    """Las claves de un diccionario cuyo valor ya no es el que era, o ya no está."""
    pairs = [pair for pair in zip(original, given, strict=True) if isinstance(pair[0], dict)]
    return tuple(
        str(key) for before, after in pairs for key in before if not same(before[key], after.get(key))
    )
